import { isAskedAbout } from '../../../shared/sync/clash-rules'
import { syncedTable } from '../../../shared/sync/synced-tables'
import type { MetRows } from './find-clashes'
import type { Batch, BatchRow } from './incoming-batch'
import type { StandingRow } from './standing-rows'

/** A write named by its version, and by its seq when it is one of the batch's own commits. */
type Write = { readonly version: number; readonly seq: number | null }

/** A removal and edits of the same row, one side incoming, the other standing. */
export type RemovalMeeting = {
  readonly rowKey: string
  readonly parent: string
  readonly isIncoming: boolean
  readonly removal: Write
  readonly edits: readonly Write[]
  /** Of the standing side, whose writers are to be found. */
  readonly versions: readonly number[]
}

/** Rows of the batch in which a removal meets an edit; whether they knew of each other is not asked here. */
export function removalMeetings({ batch, rows, standing }: MetRows): readonly RemovalMeeting[] {
  const removedAt = syncedTable(batch.table).columns['removed_at']?.number
  if (removedAt === undefined) return []
  const place = batch.columns.indexOf('removed_at')
  return [...rows].flatMap(([rowKey, row]): readonly RemovalMeeting[] => {
    const before = standing.get(rowKey)
    if (!before) return []
    const met = { rowKey, parent: String(row.cells[0]) }
    const { version, seq } = row.part
    const standingRemoval = before.versions.get(removedAt) ?? before.rowVersion
    const isRemoved = before.cells.get('removed_at') !== null
    if (place >= 0 && row.cells[place] !== null) {
      if (standingRemoval > version) return []
      const edits = editVersions(batch, before).map((edit) => ({ version: edit, seq: null }))
      // Also whose removal stood before: it may have seen an edit that this one has not.
      const versions = [standingRemoval, ...edits.map((edit) => edit.version)]
      return [{ ...met, isIncoming: true, removal: { version, seq }, edits, versions }]
    }
    // Whatever says itself whether the row is there meets the removal in that very cell.
    if (!isRemoved || place >= 0 || !editsSomething(batch, row)) return []
    const removal = { version: standingRemoval, seq: null }
    return [
      {
        ...met,
        isIncoming: false,
        removal,
        edits: [{ version, seq }],
        versions: [standingRemoval],
      },
    ]
  })
}

function editsSomething(batch: Batch, row: BatchRow): boolean {
  const keyLength = syncedTable(batch.table).key.length
  return batch.columns
    .slice(keyLength, row.cells.length)
    .some((column) => column !== 'removed_at' && isAskedAbout(batch.table, column))
}

/** Who last wrote the row's cells that matter, and who made the row. */
function editVersions(batch: Batch, before: StandingRow): readonly number[] {
  const columns = Object.entries(syncedTable(batch.table).columns)
  const edited = columns.flatMap(([name, { number }]) => {
    const version = before.versions.get(number)
    const counts = name !== 'removed_at' && isAskedAbout(batch.table, name)
    return counts && version !== undefined ? [version] : []
  })
  return [...new Set(before.rowVersion > 0 ? [before.rowVersion, ...edited] : edited)]
}
