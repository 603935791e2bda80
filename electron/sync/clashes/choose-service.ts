import { applyChange, attendanceStatuses, blankMark } from '../../../shared/domain/attendance'
import { type ClashCell, type ClashPick, typedValue } from '../../../shared/domain/clash'
import type { HubId } from '../../../shared/domain/ids'
import { AppError } from '../../../shared/lib/app-error'
import { companionsOf } from '../../../shared/sync/clash-rules'
import { syncedTable, type SyncedTableName } from '../../../shared/sync/synced-tables'
import { put, restate } from '../../database/change-log'
import type { SyncedRow, WriteDb } from '../../database/database'
import { known } from '../../database/known-value'
import type { CommandContext } from '../../features/handler'
import { findCellWriters } from '../feeds/cell-writers'
import { type CellValue, readCells, readLosingCells } from './clash-repository'
import { sideOfHub } from './clash-service'
import { type CommitPlace, findAuthor, listDeviceHubs } from './clash-writers'
import { cellKey, listQuestions, type OpenQuestion, tokenOf } from './open-questions'
import { type ChangedRow, shelveUndo, takeUndo } from './undo-shelf'

type Context = Pick<CommandContext, 'db' | 'ids' | 'grants'>
type Chosen = { readonly chosen: number; readonly undoId: string | null }

/** Chooses for every question named, or for none when one of them has changed meanwhile. */
export async function chooseClashes(
  choices: readonly {
    readonly cell: ClashCell
    readonly token: string
    readonly pick: ClashPick
  }[],
  context: Context,
): Promise<Chosen> {
  const { db } = context
  const decided: Decided[] = []
  for (const table of new Set(choices.map(({ cell }) => cell.table))) {
    const ours = choices.filter(({ cell }) => cell.table === table)
    const questions = await listQuestions(db, {
      table,
      rowKeys: ours.map(({ cell }) => cell.rowKey),
    })
    const byCell = new Map(questions.map((question) => [cellKey(question), question]))
    for (const { cell, token, pick } of ours) {
      const question = byCell.get(cellKey(cell))
      if (question === undefined || tokenOf(question) !== token) throw new AppError('clash.changed')
      decided.push({ question, cells: await cellsOf(db, question, pick) })
    }
  }
  return write(decided, context)
}

/** Chooses what one hub wrote, wherever it wrote one of the values. */
export async function chooseHub(hubId: HubId, context: Context): Promise<Chosen> {
  const { db } = context
  const questions = await listQuestions(db)
  const known = {
    hubs: await listDeviceHubs(db),
    winners: await findCellWriters(
      db,
      questions.map(({ version }) => version),
    ),
  }
  const decided: Decided[] = []
  for (const question of questions) {
    const side = sideOfHub(question, hubId, known)
    if (side === null) continue
    decided.push({ question, cells: await cellsOf(db, question, { side }) })
  }
  return write(decided, context)
}

/** Puts back what stood before a choice, except where somebody has written since. */
export async function undoChoice(
  undoId: string,
  { db, grants }: Context,
): Promise<{ readonly restored: number }> {
  let restored = 0
  for (const { table, rowKey, before, after } of takeUndo(grants, undoId)) {
    const now = await readCells(db, table, rowKey, [...after.keys()])
    if (now === null || [...after].some(([column, value]) => now.get(column) !== value)) continue
    await put(db, table, [rowOf(table, rowKey, before)])
    restored += 1
  }
  return { restored }
}

type Decided = {
  readonly question: OpenQuestion
  readonly cells: ReadonlyMap<string, CellValue>
}

/** The chosen value and what goes with it. */
async function cellsOf(
  db: WriteDb,
  question: OpenQuestion,
  pick: ClashPick,
): Promise<ReadonlyMap<string, CellValue>> {
  const { table, rowKey, column, current, losers } = question
  const companions = companionsOf(table, column)
  const standing = (await readCells(db, table, rowKey, companions)) ?? new Map<string, CellValue>()
  if ('text' in pick) return new Map([...standing, [column, readTyped(question, pick.text)]])
  if (pick.side === 0) return new Map([...standing, [column, current]])
  const loser = losers[pick.side - 1]
  if (loser === undefined) throw new AppError('clash.changed')
  const written = await readLosingCells(db, {
    table,
    rowKey,
    loserNo: loser.deviceNo,
    loserSeq: loser.seq,
  })
  const cells = new Map<string, CellValue>([[column, loser.value]])
  for (const name of companions) {
    cells.set(name, written.has(name) ? (written.get(name) ?? null) : (standing.get(name) ?? null))
  }
  if (column === 'removed_at' && loser.value === null) cells.set('removed_by', null)
  return table === 'attendance' ? markOf(db, { rowKey, cells, loser }) : cells
}

/**
 * A mark is whole: whoever did not come neither came late nor left, how late follows from when, and
 * who recorded it is whoever wrote the chosen one.
 */
async function markOf(
  db: WriteDb,
  chosen: {
    readonly rowKey: string
    readonly cells: ReadonlyMap<string, CellValue>
    readonly loser: CommitPlace
  },
): Promise<ReadonlyMap<string, CellValue>> {
  const { rowKey, cells, loser } = chosen
  const status = cells.get('status')
  if (status === undefined) return cells
  const [sessionId = ''] = rowKey.split(':')
  const session = await readCells(db, 'sessions', sessionId, ['starts_at'])
  const mark = applyChange(
    { ...blankMark, arrivedAt: minutes(cells, 'arrived_at'), leftAt: minutes(cells, 'left_at') },
    { status: known(attendanceStatuses, typeof status === 'string' ? status : null) },
    minutes(session, 'starts_at'),
  )
  return new Map<string, CellValue>([
    ['status', status],
    ['arrived_at', mark.arrivedAt],
    ['left_at', mark.leftAt],
    ['late_minutes', mark.lateMinutes],
    ['recorded_by', await findAuthor(db, loser)],
  ])
}

function minutes(cells: ReadonlyMap<string, CellValue> | null, column: string): number | null {
  const value = cells?.get(column)
  return typeof value === 'number' ? value : null
}

function readTyped({ table, column }: OpenQuestion, text: string): CellValue {
  const value = typedValue({ table, column })?.safeParse(text)
  if (value?.success !== true) throw new AppError('clash.bad-value')
  return value.data
}

async function write(decided: readonly Decided[], context: Context): Promise<Chosen> {
  const { db, ids, grants } = context
  // Several fields of one record become one row: a row is written once in a call.
  const rows = new Map<string, { question: OpenQuestion; cells: Map<string, CellValue> }>()
  for (const { question, cells } of decided) {
    const key = `${question.table}/${question.rowKey}`
    const row = rows.get(key) ?? { question, cells: new Map<string, CellValue>() }
    rows.set(key, row)
    for (const [column, value] of cells) row.cells.set(column, value)
  }
  const changes: ChangedRow[] = []
  const byTable = new Map<SyncedTableName, Record<string, CellValue>[]>()
  for (const { question, cells } of rows.values()) {
    const { table, rowKey } = question
    changes.push(...(await changeOf(db, { table, rowKey, cells })))
    const list = byTable.get(table) ?? []
    byTable.set(table, list)
    list.push(rowOf(table, rowKey, cells))
  }
  for (const [table, list] of byTable) await restate(db, table, list)
  if (changes.length === 0) return { chosen: decided.length, undoId: null }
  const undoId = ids.next()
  shelveUndo(grants, undoId, changes)
  return { chosen: decided.length, undoId }
}

async function changeOf(
  db: WriteDb,
  {
    table,
    rowKey,
    cells,
  }: {
    readonly table: SyncedTableName
    readonly rowKey: string
    readonly cells: ReadonlyMap<string, CellValue>
  },
): Promise<readonly ChangedRow[]> {
  const before = await readCells(db, table, rowKey, [...cells.keys()])
  if (before === null) return []
  const changed = [...cells].filter(([column, value]) => before.get(column) !== value)
  if (changed.length === 0) return []
  const old = changed.map(([column]) => [column, before.get(column) ?? null] as const)
  return [{ table, rowKey, before: new Map(old), after: new Map(changed) }]
}

function rowOf<T extends SyncedTableName>(
  table: T,
  rowKey: string,
  cells: ReadonlyMap<string, CellValue>,
): SyncedRow<T> & Record<string, CellValue> {
  const parts = rowKey.split(':')
  const keys = syncedTable(table).key.map((name, index) => [name, parts[index] ?? ''] as const)
  // Table and columns come from the registry, by the question they were read with.
  return Object.fromEntries([...keys, ...cells]) as SyncedRow<T> & Record<string, CellValue>
}
