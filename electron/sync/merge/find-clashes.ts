import { isCorrectionOf } from '../../../shared/sync/cell-version'
import { isAskedAbout, isRealDisagreement, mainColumnOf } from '../../../shared/sync/clash-rules'
import { syncedTable } from '../../../shared/sync/synced-tables'
import type { WriteDb } from '../../database/database'
import { type CellWriter, findCellWriters } from '../feeds/cell-writers'
import { loadSeen, type Seen } from '../feeds/commits-seen'
import type { ApplyOptions } from './apply-groups'
import { type ClashStore, openClashStore } from './clash-store'
import type { Batch, Cell } from './incoming-batch'
import type { CellMeeting, MergedRows } from './merge-rows'
import { type RemovalMeeting, removalMeetings } from './removal-meetings'
import type { StandingRow } from './standing-rows'

/**
 * Values that lost against one whose writer had not seen them (DESIGN 5.2). Of each cell we keep
 * every losing write that no later write has seen: the same set on every hub, whatever the order.
 * A write closes the entries it has seen.
 */
export type MetRows = MergedRows & {
  readonly meetings: readonly CellMeeting[]
  readonly standing: ReadonlyMap<string, StandingRow>
}

export async function findClashes(db: WriteDb, met: MetRows, options: ApplyOptions): Promise<void> {
  const { batch } = met
  const meetings = met.meetings.filter(
    ({ column, standing, incoming }) =>
      standing.version > 0 &&
      standing.version !== incoming.version &&
      isAskedAbout(batch.table, column),
  )
  const removals = removalMeetings(met)
  const rowKeys = new Set([...meetings, ...removals].map(({ rowKey }) => rowKey))
  if (rowKeys.size === 0) return
  const writers = await findCellWriters(db, [
    ...meetings.map(({ standing }) => standing.version),
    ...removals.flatMap(({ versions }) => versions),
  ])
  const store = await openClashStore(db, { tableNo: syncedTable(batch.table).number, rowKeys })
  // Nearly always a device goes on with what it wrote itself, and nothing is open to be closed.
  const open = store.isEmpty
    ? meetings.filter(({ standing }) => isOfAnother(batch, writers.get(standing.version)))
    : meetings
  const seen = await loadSeen(db, pairsToAsk({ batch, meetings: open, removals, writers, store }))
  const step: Settling = { batch, writers, store, seen, questions: new Map() }
  for (const meeting of open) settleCell({ ...step, meeting })
  for (const removal of removals) settleRemoval({ ...step, removal })
  countQuestions(step, options)
  await store.save(options.now)
}

function isOfAnother({ deviceNo }: Batch, writer: CellWriter | undefined): boolean {
  return writer !== undefined && writer.deviceNo !== deviceNo
}

type Question = { readonly rowKey: string; readonly column: string; readonly parent: string }

type Settling = {
  readonly batch: Batch
  readonly writers: ReadonlyMap<number, CellWriter>
  readonly store: ClashStore
  readonly seen: Seen
  /** What a person will be asked, each field once; `parent` leads to its activity. */
  readonly questions: Map<string, Question>
}

function settleCell(step: Settling & { readonly meeting: CellMeeting }): void {
  const { batch, meeting, writers, store, seen } = step
  const { rowKey, incoming, standing, wins } = meeting
  const cell = { rowKey, columnNo: columnNo(batch, meeting.column) }
  const commit = { deviceNo: batch.deviceNo, seq: incoming.seq }
  store.drop(cell, (entry) => seen(commit, entry.loser))
  const winner = wins ? incoming : standing
  // A row that is back is in use; whether others used it meanwhile is no question any more.
  if (meeting.column === 'removed_at' && winner.value === null) {
    store.drop(cell, ({ isEdit }) => isEdit)
  }
  const writer = writers.get(standing.version)
  if (!writer || seen(commit, writer) || seen(writer, commit)) return
  const [loser, value, version] = wins
    ? [writer, standing.value, standing.version]
    : [commit, incoming.value, incoming.version]
  if (store.entries(cell).some((entry) => seen(entry.loser, loser))) return
  store.add(cell, { loser, value, version, isEdit: false })
  const isReal = isRealDisagreement({
    table: batch.table,
    column: meeting.column,
    winner: { value: winner.value, isCorrection: isCorrectionOf(winner.version) },
    loser: { value, isCorrection: isCorrectionOf(version) },
  })
  if (isReal) ask(step, meeting)
}

/** A row that one hub removed while another, not knowing, went on using it. */
function settleRemoval(step: Settling & { readonly removal: RemovalMeeting }): void {
  const { batch, removal, writers, store, seen } = step
  const cell = { rowKey: removal.rowKey, columnNo: columnNo(batch, 'removed_at') }
  const edits = removal.edits.flatMap(({ seq, version }) => {
    const writer = seq === null ? writers.get(version) : { deviceNo: batch.deviceNo, seq }
    return writer ? [{ loser: writer, value: null as Cell, version, isEdit: true }] : []
  })
  // Edits that lost against other edits are edits all the same.
  if (removal.isIncoming)
    edits.push(
      ...store.otherEntries(cell).map((entry) => ({ ...entry, value: null, isEdit: true })),
    )
  const remover =
    removal.removal.seq === null
      ? writers.get(removal.removal.version)
      : { deviceNo: batch.deviceNo, seq: removal.removal.seq }
  if (!remover) return
  // Edits that met another removal, which this one overrules: those that knew this one are answered.
  if (removal.isIncoming) {
    store.drop(cell, (entry) => entry.isEdit && seen(entry.loser, remover))
  }
  for (const edit of edits) {
    const { loser } = edit
    // One of several edits that knew of one another stands for all, also when it knew the removal.
    store.drop(
      cell,
      (entry) => entry.isEdit && !isSame(entry.loser, loser) && seen(loser, entry.loser),
    )
    if (seen(remover, loser) || seen(loser, remover)) continue
    if (store.entries(cell).some((entry) => seen(entry.loser, edit.loser))) continue
    store.add(cell, edit)
    ask(step, { ...removal, column: 'removed_at' })
  }
}

/** Everything that may be asked of these meetings, in one look-up. */
function* pairsToAsk(asked: {
  readonly batch: Batch
  readonly meetings: readonly CellMeeting[]
  readonly removals: readonly RemovalMeeting[]
  readonly writers: ReadonlyMap<number, CellWriter>
  readonly store: ClashStore
}): Generator<readonly [CellWriter, CellWriter]> {
  const { batch, meetings, removals, writers, store } = asked
  for (const { rowKey, column, incoming, standing } of meetings) {
    const commit = { deviceNo: batch.deviceNo, seq: incoming.seq }
    const writer = writers.get(standing.version)
    const losers = store
      .entries({ rowKey, columnNo: columnNo(batch, column) })
      .map(({ loser }) => loser)
    yield* both([commit, ...(writer ? [writer] : []), ...losers])
  }
  for (const removal of removals) {
    const cell = { rowKey: removal.rowKey, columnNo: columnNo(batch, 'removed_at') }
    const standing = removal.versions.flatMap((version) => writers.get(version) ?? [])
    const incoming = [removal.removal, ...removal.edits].flatMap(({ seq }) =>
      seq === null ? [] : [{ deviceNo: batch.deviceNo, seq }],
    )
    const named = [...standing, ...incoming]
    const entries = [...store.entries(cell), ...store.otherEntries(cell)]
    yield* both([...named, ...entries.map(({ loser }) => loser)])
  }
}

function* both(commits: readonly CellWriter[]): Generator<readonly [CellWriter, CellWriter]> {
  for (const left of commits) {
    for (const right of commits) if (!isSame(left, right)) yield [left, right]
  }
}

function isSame(left: CellWriter, right: CellWriter): boolean {
  return left.deviceNo === right.deviceNo && left.seq === right.seq
}

function ask({ questions }: Settling, { rowKey, column, parent }: Question): void {
  questions.set(`${rowKey}/${column}`, { rowKey, column, parent })
}

/** A field that is decided along with another one of its row is no question of its own. */
function countQuestions({ batch, questions }: Settling, { tally }: ApplyOptions): void {
  const { deviceNo, table } = batch
  for (const { rowKey, column, parent } of questions.values()) {
    const main = mainColumnOf(table, column)
    if (main !== null && questions.has(`${rowKey}/${main}`)) continue
    tally.countQuestion({ deviceNo, table, parent, rowKey, column })
  }
}

function columnNo(batch: Batch, column: string): number {
  return syncedTable(batch.table).columns[column]?.number ?? 0
}
