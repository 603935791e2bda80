import { sql } from 'kysely'

import type { ImportId } from '../../../shared/domain/ids'
import { cellVersion, deviceTagFrom } from '../../../shared/sync/cell-version'
import { idBytes } from '../../../shared/sync/id-bytes'
import { draftVersions } from '../../database/change-log'
import type { WriteDb } from '../../database/database'
import { blake2b256 } from '../../platform/crypto'

/**
 * Which versions do not speak for themselves: those of imports that are taken back, and those of our
 * own turns, which only said what follows from that. What is left speaks: edits of people here, and
 * imports that stand. Kept in a temporary table, so that whole tables are looked through at once.
 */
export async function linkVersions(
  db: WriteDb,
  turn: {
    readonly importId: ImportId
    /** Whether the import counts as taken back; the others are as they are noted. */
    readonly isUndone: boolean
    readonly turnId: ImportId
  },
): Promise<void> {
  const { importId, isUndone, turnId } = turn
  await sql`create temp table if not exists undo_links (
    version integer primary key, import_id text not null, is_turn integer not null)`.execute(db)
  await sql`delete from undo_links`.execute(db)
  const { rows } = await sql<{
    readonly import_id: string
    readonly is_turn: number
    readonly lamport: number
    readonly device_id: string
  }>`
    select r.import_id, i.undo_of is not null as is_turn, c.lamport, d.device_id
    from imports i
    join import_runs r on r.import_id = i.id
    cross join commits c
      on c.device_no = r.device_no and c.seq between r.from_seq and r.to_seq
    join devices d on d.no = c.device_no
    where i.undo_of is not null
      or case i.id when ${importId} then ${isUndone ? 1 : 0} else i.undone_at is not null end`.execute(
    db,
  )
  const tags = new Map<string, number>()
  const links = rows.flatMap(({ import_id, is_turn, lamport, device_id }) => {
    const deviceTag = tags.get(device_id) ?? deviceTagFrom(blake2b256(idBytes(device_id)))
    tags.set(device_id, deviceTag)
    return [false, true].map((isCorrection) => [
      cellVersion({ lamport, deviceTag, isCorrection }),
      import_id,
      is_turn,
    ])
  })
  // What this turn wrote already is in no commit yet.
  for (const version of draftVersions(db)) links.push([version, turnId, 1])
  await sql`
    insert or ignore into undo_links (version, import_id, is_turn)
    select value ->> 0, value ->> 1, value ->> 2 from jsonb_each(${JSON.stringify(links)})`.execute(
    db,
  )
}
