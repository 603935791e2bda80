import { isCorrectionOf } from '../../../shared/sync/cell-version'
import { isRealDisagreement, mainColumnOf } from '../../../shared/sync/clash-rules'
import { syncedTable, type SyncedTableName } from '../../../shared/sync/synced-tables'
import type { ReadDb, WriteDb } from '../../database/database'
import { type CellValue, listClashingColumns, listLosing, type LosingRow } from './clash-repository'

/** One field of one record about which a person should choose. */
export type OpenQuestion = {
  readonly table: SyncedTableName
  readonly rowKey: string
  readonly column: string
  readonly current: CellValue
  readonly version: number
  /** Other values, each once; newest first by the order all hubs agree on. */
  readonly losers: readonly {
    readonly deviceNo: number
    readonly seq: number
    readonly value: CellValue
  }[]
}

/** The order people go through them: what other things hang on comes first. */
const order: readonly SyncedTableName[] = [
  'members',
  'posts',
  'institutions',
  'duplicate_decisions',
  'activities',
  'venues',
  'sessions',
  'enrolments',
  'attendance',
  'artifacts',
  'hubs',
  'accounts',
]

/** All open questions in a lasting order: by table, record (older ones first), field. */
export async function listQuestions(
  db: ReadDb | WriteDb,
  only: { readonly table: SyncedTableName; readonly rowKeys: readonly string[] } | null = null,
): Promise<readonly OpenQuestion[]> {
  const questions = new Map<string, OpenQuestion & { losers: OpenQuestion['losers'][number][] }>()
  for (const place of await listClashingColumns(db)) {
    if (only !== null && only.table !== place.table) continue
    for (const row of await listLosing(db, place, only?.rowKeys ?? null)) {
      if (isAsked(row)) addLoser(questions, row)
    }
  }
  return [...questions.values()]
    .filter(({ table, rowKey, column }) => {
      const main = mainColumnOf(table, column)
      return main === null || !questions.has(cellKey({ table, rowKey, column: main }))
    })
    .sort(
      (left, right) =>
        order.indexOf(left.table) - order.indexOf(right.table) ||
        compareText(left.rowKey, right.rowKey) ||
        columnNumber(left) - columnNumber(right),
    )
}

/** What is shown of a question, in one word: another exchange or a click elsewhere changes it. */
export function tokenOf({ version, losers }: OpenQuestion): string {
  return [version, ...losers.map(({ deviceNo, seq }) => `${deviceNo}.${seq}`)].join(' ')
}

export function cellKey(cell: {
  readonly table: string
  readonly rowKey: string
  readonly column: string
}): string {
  return `${cell.table}/${cell.rowKey}/${cell.column}`
}

function isAsked({ table, column, current, version, value, loserVersion }: LosingRow): boolean {
  return isRealDisagreement({
    table,
    column,
    winner: { value: current, isCorrection: isCorrectionOf(version) },
    loser: { value, isCorrection: isCorrectionOf(loserVersion) },
  })
}

function addLoser(
  questions: Map<string, OpenQuestion & { losers: OpenQuestion['losers'][number][] }>,
  row: LosingRow,
): void {
  const { table, rowKey, column, current, version } = row
  const key = cellKey(row)
  const question = questions.get(key) ?? { table, rowKey, column, current, version, losers: [] }
  questions.set(key, question)
  if (question.losers.some(({ value }) => value === row.value)) return
  question.losers.push({ deviceNo: row.loserNo, seq: row.loserSeq, value: row.value })
}

function columnNumber({ table, column }: OpenQuestion): number {
  return syncedTable(table).columns[column]?.number ?? 0
}

function compareText(left: string, right: string): number {
  if (left === right) return 0
  return left < right ? -1 : 1
}
