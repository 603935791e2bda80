/**
 * Bytes that cannot be read. `damaged`: they break the format and no version ever wrote them.
 * `unsupported`: a newer version may have written them, so keep them, pass them on, do not blame
 * the sender. Callers turn it into an AppError that fits what they were reading.
 */
export class FormatError extends Error {
  readonly reason: 'damaged' | 'unsupported'

  constructor(reason: 'damaged' | 'unsupported', detail: string) {
    super(detail)
    this.name = 'FormatError'
    this.reason = reason
  }
}

/** Throws a FormatError unless the condition holds: the one check every reader here uses. */
export function expectFormat(
  condition: boolean,
  detail: string,
  reason: 'damaged' | 'unsupported' = 'damaged',
): asserts condition {
  if (!condition) throw new FormatError(reason, detail)
}
