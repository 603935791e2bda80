import { sql } from 'kysely'

import { deviceTagFrom, deviceTagOf, lamportOf } from '../../../shared/sync/cell-version'
import { idBytes } from '../../../shared/sync/id-bytes'
import type { ReadDb, WriteDb } from '../../database/database'
import { blake2b256 } from '../../platform/crypto'

/** The commit that wrote a cell. */
export type CellWriter = { readonly deviceNo: number; readonly seq: number }

/**
 * From the versions of cells back to the commits that wrote them. A version holds a Lamport time
 * and 22 bits of the device; should two devices share both, the one with the smaller number is
 * named. Versions of rows that nobody wrote (0) and of unknown commits are left out.
 */
export async function findCellWriters(
  db: ReadDb | WriteDb,
  versions: Iterable<number>,
): Promise<ReadonlyMap<number, CellWriter>> {
  const wanted = new Set(versions)
  const writers = new Map<number, CellWriter>()
  if (wanted.size === 0) return writers
  const lamports = [...new Set([...wanted].map(lamportOf))]
  const { rows } = await sql<{ lamport: number; device_no: number; seq: number }>`
    select c.lamport, c.device_no, c.seq
    from json_each(${JSON.stringify(lamports)}) j cross join commits c
    where c.lamport = j.value order by c.device_no desc`.execute(db)
  const tags = await deviceTags(db)
  const byStamp = new Map(
    rows.map(({ lamport, device_no, seq }) => [
      `${lamport}/${tags.get(device_no)}`,
      { deviceNo: device_no, seq },
    ]),
  )
  for (const version of wanted) {
    const writer = byStamp.get(`${lamportOf(version)}/${deviceTagOf(version)}`)
    if (writer) writers.set(version, writer)
  }
  return writers
}

/** By device number: what the versions of its cells bear. */
export async function deviceTags(db: ReadDb | WriteDb): Promise<ReadonlyMap<number, number>> {
  const devices = await db.selectFrom('devices').select(['no', 'device_id']).execute()
  return new Map(
    devices.map(({ no, device_id }) => [no, deviceTagFrom(blake2b256(idBytes(device_id)))]),
  )
}
