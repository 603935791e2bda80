import { z } from 'zod'

import { searchKey } from '../../../shared/domain/person-name'
import { columnUse, type RosterColumn } from '../../../shared/domain/roster'
import type { ReadDb, WriteDb } from '../../database/database'
import { findSetting, saveSetting } from '../settings/settings-repository'

/**
 * How the columns of a file of this shape were read last time, where somebody had changed what was
 * found by itself. The shape is the row of column titles: the same office sends the same list every
 * year. Kept on this PC only.
 */
const remembered = z.array(
  z.object({
    shape: z.string(),
    uses: z.array(z.tuple([z.number().int(), columnUse])),
  }),
)
type Remembered = z.output<typeof remembered>

/** Offices a hub hears from are few; the one not heard from for longest goes first. */
const mostShapes = 40
const longestShape = 8_000

export type ColumnUses = ReadonlyMap<number, RosterColumn['use']>

function shapeOf(columns: readonly RosterColumn[]): string {
  const titles = columns.map(({ column, label }) => `${column}:${searchKey(label)}`)
  return titles.join('|').slice(0, longestShape)
}

export async function findColumnUses(
  db: ReadDb,
  columns: readonly RosterColumn[],
): Promise<ColumnUses | null> {
  const shape = shapeOf(columns)
  const known = await readShapes(db)
  const found = known.find((one) => one.shape === shape)
  return found === undefined ? null : new Map(found.uses)
}

/** `found`: as the columns were read by themselves; `used`: as they were imported. */
export async function rememberColumnUses(
  db: WriteDb,
  found: readonly RosterColumn[],
  used: readonly RosterColumn[],
): Promise<void> {
  const shape = shapeOf(found)
  const before = await readShapes(db)
  const others = before.filter((one) => one.shape !== shape)
  const isOwn = used.some(({ use }, index) => found[index]?.use !== use)
  if (!isOwn && others.length === before.length) return
  const own: Remembered = isOwn
    ? [{ shape, uses: used.map(({ column, use }) => [column, use]) }]
    : []
  await saveSetting(db, 'roster-columns', [...own, ...others].slice(0, mostShapes))
}

/** What another version wrote in a way this one does not know is forgotten, not an error. */
async function readShapes(db: ReadDb | WriteDb): Promise<Remembered> {
  return remembered.catch([]).parse(await findSetting(db, 'roster-columns'))
}
