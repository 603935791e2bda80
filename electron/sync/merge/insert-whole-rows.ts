import { sql } from 'kysely'

import type { WriteDb } from '../../database/database'
import type { Batch, BatchPart, Cell } from './incoming-batch'

/** While SQLite inserts so many rows, or characters of them, the next ones are packed. */
const atOnce = { rows: 8_192, text: 1024 * 1024 }

/**
 * The fast half of the merge: whole rows that are not there yet, in few statements. Cells that are
 * alike in all rows of a commit (its version, the session of a sheet) are said once a commit, not
 * once a row. Rows that are there are left for the careful half. Returns how many were inserted.
 */
export async function insertWholeRows(db: WriteDb, batch: Batch): Promise<number> {
  const varying = varyingColumns(batch)
  const places = placesOf(batch, varying)
  const columns = ['row_version', ...batch.columns].map((name) => sql.ref(name))
  const insertPacked = async (json: string): Promise<number> => {
    await sql`
      insert or ignore into ${sql.table(batch.table)} (${sql.join(columns)})
      with commits as materialized (
        select ${sql.join(places.shared)}, jsonb_extract(value, ${sql.lit(`$[${places.shared.length}]`)}) as list
        from jsonb_each(${json}))
      select ${sql.join(places.cells)} from commits c, jsonb_each(c.list) r`.execute(db)
    const { rows } = await sql<{ inserted: number }>`select changes() as inserted`.execute(db)
    return rows[0]?.inserted ?? 0
  }
  let inserted = 0
  let running = Promise.resolve(0)
  for (const json of packPortions(batch.parts, varying)) {
    inserted += await running
    running = insertPacked(json)
  }
  return inserted + (await running)
}

function* packPortions(parts: readonly BatchPart[], varying: readonly number[]): Generator<string> {
  let packed: string[] = []
  let rows = 0
  let text = 0
  for (const part of parts) {
    const json = JSON.stringify(packPart(part, varying))
    const isFull = rows + part.rows > atOnce.rows || text + json.length > atOnce.text
    if (packed.length > 0 && isFull) {
      yield `[${packed.join()}]`
      packed = []
      rows = 0
      text = 0
    }
    packed.push(json)
    rows += part.rows
    text += json.length
  }
  if (packed.length > 0) yield `[${packed.join()}]`
}

/** Places of columns that differ between rows of one commit, for any commit of the batch. */
function varyingColumns(batch: Batch): readonly number[] {
  const all = batch.columns.map((_, index) => index)
  const varying = all.filter((index) =>
    batch.parts.some(({ values }) => {
      const column = values[index] ?? []
      return column.some((cell) => cell !== column[0])
    }),
  )
  // A row list needs something to list.
  return varying.length > 0 ? varying : all.slice(0, 1)
}

function packPart(part: BatchPart, varying: readonly number[]): readonly unknown[] {
  const columns = varying.map((index) => part.values[index] ?? [])
  const list: Cell[][] = []
  for (let row = 0; row < part.rows; row += 1)
    list.push(columns.map((column) => column[row] ?? null))
  const shared = part.values
    .filter((_, index) => !varying.includes(index))
    .map((column) => column[0] ?? null)
  return [part.version, ...shared, list]
}

function placesOf(batch: Batch, varying: readonly number[]) {
  const shared = [sql`value ->> 0 as ${sql.ref('shared_0')}`]
  const cells = [sql`c.${sql.ref('shared_0')}`]
  for (const index of batch.columns.keys()) {
    if (varying.includes(index)) {
      cells.push(sql`r.value ->> ${sql.lit(varying.indexOf(index))}`)
      continue
    }
    const name = `shared_${shared.length}`
    shared.push(sql`value ->> ${sql.lit(shared.length)} as ${sql.ref(name)}`)
    cells.push(sql`c.${sql.ref(name)}`)
  }
  return { shared, cells }
}
