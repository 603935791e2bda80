/**
 * `damaged`: the bytes break the format and no version ever wrote them.
 * `unsupported`: a newer version may have written them, so keep them, pass them on, do not blame
 * the sender.
 * `forged`: well-formed, but a hash, chain or signature does not hold.
 */
export type FormatErrorReason = 'damaged' | 'unsupported' | 'forged'

/** Bytes that cannot be read. Callers turn it into an AppError that fits what they were reading. */
export class FormatError extends Error {
  readonly reason: FormatErrorReason

  constructor(reason: FormatErrorReason, detail: string) {
    super(detail)
    this.name = 'FormatError'
    this.reason = reason
  }
}

/** Throws a FormatError unless the condition holds: the one check every reader here uses. */
export function expectFormat(
  condition: boolean,
  detail: string,
  reason: FormatErrorReason = 'damaged',
): asserts condition {
  if (!condition) throw new FormatError(reason, detail)
}
