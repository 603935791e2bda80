import { sql } from 'kysely'

import { markChanged } from '../../database/change-log'
import type { WriteDb } from '../../database/database'
import type { CellWriter } from '../feeds/cell-writers'
import type { Cell } from './incoming-batch'

export type ClashCell = { readonly rowKey: string; readonly columnNo: number }
export type ClashEntry = {
  readonly loser: CellWriter
  readonly value: Cell
  readonly version: number
  /** It did not write this cell, a removal, but went on using the row that another removed. */
  readonly isEdit: boolean
}

/** The clashes of some rows of one table: changed in memory while cells meet, saved as sets. */
export type ClashStore = {
  /** None of the rows had a clash when it was opened. */
  readonly isEmpty: boolean
  readonly entries: (cell: ClashCell) => readonly ClashEntry[]
  /** Those of the same row's other columns. */
  readonly otherEntries: (cell: ClashCell) => readonly ClashEntry[]
  readonly add: (cell: ClashCell, entry: ClashEntry) => void
  readonly drop: (cell: ClashCell, isOver: (entry: ClashEntry) => boolean) => void
  readonly save: (now: number) => Promise<void>
}

export async function openClashStore(
  db: WriteDb,
  about: { readonly tableNo: number; readonly rowKeys: ReadonlySet<string> },
): Promise<ClashStore> {
  const { tableNo, rowKeys } = about
  const rows = new Map<string, Map<number, ClashEntry[]>>()
  const before = await readEntries(db, tableNo, rowKeys)
  for (const { rowKey, columnNo, ...entry } of before)
    listOf(rows, { rowKey, columnNo }).push(entry)
  const added: (ClashCell & ClashEntry)[] = []
  const dropped: (ClashCell & ClashEntry)[] = []
  return {
    isEmpty: before.length === 0,
    entries: ({ rowKey, columnNo }) => rows.get(rowKey)?.get(columnNo) ?? [],
    otherEntries: ({ rowKey, columnNo }) =>
      [...(rows.get(rowKey) ?? [])].flatMap(([other, list]) => (other === columnNo ? [] : list)),
    add: (cell, entry) => {
      listOf(rows, cell).push(entry)
      added.push({ ...cell, ...entry })
    },
    drop: (cell, isOver) => {
      const list = rows.get(cell.rowKey)?.get(cell.columnNo)
      const over = list?.filter(isOver) ?? []
      if (!list || over.length === 0) return
      dropped.push(...over.map((entry) => ({ ...cell, ...entry })))
      list.splice(0, list.length, ...list.filter((entry) => !over.includes(entry)))
    },
    save: async (now) => {
      const open = added.filter((entry) => listOf(rows, entry).some((kept) => isSame(kept, entry)))
      if (dropped.length > 0) await deleteEntries(db, tableNo, dropped)
      if (open.length > 0) await insertEntries(db, { tableNo, now, entries: open })
      if (dropped.length + open.length > 0) markChanged(db, 'clashes')
    },
  }
}

function listOf(
  rows: Map<string, Map<number, ClashEntry[]>>,
  { rowKey, columnNo }: ClashCell,
): ClashEntry[] {
  const columns = rows.get(rowKey) ?? new Map<number, ClashEntry[]>()
  rows.set(rowKey, columns)
  const list = columns.get(columnNo) ?? []
  columns.set(columnNo, list)
  return list
}

function isSame(left: ClashEntry, right: ClashEntry): boolean {
  return left.loser.deviceNo === right.loser.deviceNo && left.loser.seq === right.loser.seq
}

async function readEntries(
  db: WriteDb,
  tableNo: number,
  rowKeys: ReadonlySet<string>,
): Promise<readonly (ClashCell & ClashEntry)[]> {
  // Nearly always there are none: one look instead of one for every row.
  const any = await db
    .selectFrom('clashes')
    .select('row_key')
    .where('table_no', '=', tableNo)
    .limit(1)
    .executeTakeFirst()
  if (!any) return []
  const { rows } = await sql<{
    row_key: string
    column_no: number
    loser_no: number
    loser_seq: number
    value: Cell
    version: number
    is_edit: number
  }>`
    select c.row_key, c.column_no, c.loser_no, c.loser_seq, c.value, c.version, c.is_edit
    from json_each(${JSON.stringify([...rowKeys])}) k cross join clashes c
    where c.table_no = ${tableNo} and c.row_key = k.value`.execute(db)
  return rows.map((row) => ({
    rowKey: row.row_key,
    columnNo: row.column_no,
    loser: { deviceNo: row.loser_no, seq: row.loser_seq },
    value: row.value,
    version: row.version,
    isEdit: row.is_edit === 1,
  }))
}

async function deleteEntries(
  db: WriteDb,
  tableNo: number,
  entries: readonly (ClashCell & ClashEntry)[],
): Promise<void> {
  const keys = entries.map(({ rowKey, columnNo, loser }) => [
    rowKey,
    columnNo,
    loser.deviceNo,
    loser.seq,
  ])
  await sql`
    delete from clashes where table_no = ${tableNo} and (row_key, column_no, loser_no, loser_seq) in
      (select value ->> 0, value ->> 1, value ->> 2, value ->> 3
       from json_each(${JSON.stringify(keys)}))`.execute(db)
}

async function insertEntries(
  db: WriteDb,
  found: {
    readonly tableNo: number
    readonly now: number
    readonly entries: readonly (ClashCell & ClashEntry)[]
  },
): Promise<void> {
  const rows = found.entries.map(({ rowKey, columnNo, loser, value, version, isEdit }) => [
    rowKey,
    columnNo,
    loser.deviceNo,
    loser.seq,
    value,
    version,
    isEdit ? 1 : 0,
  ])
  await sql`
    insert or ignore into clashes
      (table_no, row_key, column_no, loser_no, loser_seq, value, version, is_edit, found_at)
    select ${found.tableNo}, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4,
      value ->> 5, value ->> 6, ${found.now}
    from json_each(${JSON.stringify(rows)})`.execute(db)
}
