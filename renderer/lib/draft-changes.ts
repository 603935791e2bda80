/**
 * What a draft holds: the fields of a form that differ from what is saved. The others are taken from
 * the record as it is now, so that a draft of yesterday does not undo what somebody changed since.
 */
export function changesOf<Values extends object>(
  start: Values,
  values: Values,
): Partial<Values> | null {
  const names = (Object.keys(values) as (keyof Values)[]).filter(
    (name) => JSON.stringify(values[name]) !== JSON.stringify(start[name]),
  )
  if (names.length === 0) return null
  return Object.fromEntries(names.map((name) => [name, values[name]])) as Partial<Values>
}

/**
 * `text` as `changesOf` gave it, over the saved values; null where nothing of it fits. Fields that the
 * form does not have (any more), or not in that shape, are left out.
 */
export function withChanges<Values extends object>(start: Values, text: string): Values | null {
  const kept = readObject(text)
  const fitting = Object.entries(start).flatMap(([name, saved]) =>
    Object.hasOwn(kept, name) && isAlike(saved, kept[name]) ? [[name, kept[name]] as const] : [],
  )
  if (fitting.length === 0) return null
  const typed = { ...start, ...Object.fromEntries(fitting) }
  return changesOf(start, typed) === null ? null : typed
}

function readObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) ? value : {}
  } catch {
    return {} // written by a version that kept something else
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Of the same kind; what may be empty fits anything plain. */
function isAlike(saved: unknown, kept: unknown): boolean {
  if (saved === null || kept === null) return !isRecord(saved ?? kept)
  if (Array.isArray(saved) || Array.isArray(kept)) {
    return Array.isArray(saved) && Array.isArray(kept)
  }
  if (isRecord(saved) && isRecord(kept)) {
    const names = Object.keys(saved)
    return (
      names.length === Object.keys(kept).length &&
      names.every((name) => Object.hasOwn(kept, name) && isAlike(saved[name], kept[name]))
    )
  }
  return typeof saved === typeof kept
}
