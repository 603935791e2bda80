import type { HistoryField, HistoryValue } from '../../../shared/domain/history'

/**
 * The past of a few rows, told by going through their patches in the order all hubs agree on
 * (Lamport time, then device). The same rule as the merge: the greater version holds a cell, so a
 * tick that comes after a correction is told, and told to have changed nothing.
 */
export type Patch = {
  /** The commit, one number per commit and ascending in the agreed order. */
  readonly commit: number
  readonly table: string
  readonly rowKey: string
  readonly version: number
  readonly cells: readonly (readonly [column: string, value: HistoryValue])[]
}

export type ReplayedRow = {
  readonly commit: number
  readonly table: string
  readonly rowKey: string
  readonly isNew: boolean
  readonly fields: readonly ReplayedField[]
}

export type ReplayedField = Omit<HistoryField, 'lostTo'> & {
  /** The commit whose value took the place of this one, or kept it from showing. */
  readonly beatenBy: number | null
}

type Cell = { value: HistoryValue; version: number; field: Mutable<ReplayedField>; commit: number }
type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** `patches` are in the agreed order. */
export function replay(patches: readonly Patch[]): readonly ReplayedRow[] {
  const rows = new Map<string, Map<string, Cell>>()
  return patches.map(({ commit, table, rowKey, version, cells }) => {
    const place = `${table}/${rowKey}`
    const known = rows.get(place)
    const row = known ?? new Map<string, Cell>()
    rows.set(place, row)
    const fields = cells.map(([column, value]) => {
      const current = row.get(column)
      const field = write({ column, value, version, commit, current })
      if (field.fate !== 'overruled') row.set(column, { value, version, field, commit })
      return field
    })
    return { commit, table, rowKey, isNew: known === undefined, fields }
  })
}

function write(patch: {
  readonly column: string
  readonly value: HistoryValue
  readonly version: number
  readonly commit: number
  readonly current: Cell | undefined
}): Mutable<ReplayedField> {
  const { column, value, version, commit, current } = patch
  const before = current?.value ?? null
  const wins =
    current === undefined ||
    version > current.version ||
    (version === current.version && isGreater(value, current.value))
  if (!wins) {
    const beatenBy = value === before ? null : current.commit
    return { column, before, after: value, fate: 'overruled', beatenBy }
  }
  if (current !== undefined && value !== current.value) current.field.beatenBy = commit
  return { column, before, after: value, fate: value === before ? 'same' : 'took', beatenBy: null }
}

/** NULL below numbers below text, as the merge settles equal versions. */
function isGreater(left: HistoryValue, right: HistoryValue): boolean {
  const rank = (value: HistoryValue) => (value === null ? 0 : typeof value === 'number' ? 1 : 2)
  if (rank(left) !== rank(right)) return rank(left) > rank(right)
  return left !== null && right !== null && left > right
}
