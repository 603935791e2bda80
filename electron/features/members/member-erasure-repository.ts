import { sql } from 'kysely'

import type { AccountId, MemberId } from '../../../shared/domain/ids'
import { idBytes } from '../../../shared/sync/id-bytes'
import { put } from '../../database/change-log'
import type { ReadDb, WriteDb } from '../../database/database'

/** SQL of an erasure: everything that belongs to one person, so that it is named and goes. */
type Db = ReadDb | WriteDb

/**
 * Artifacts of these people: rows, also removed ones, and those that only stand in the feeds
 * because their commit waits. One that was made for them and is somebody else's now stays.
 */
export async function listArtifactsOf(
  db: Db,
  memberIds: readonly MemberId[],
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from artifacts
    where member_id in (select value from json_each(${JSON.stringify(memberIds)}))`.execute(db)
  const ids = new Set(rows.map(({ id }) => id))
  const prefix = 'artifacts/'
  for (const memberId of memberIds) {
    // The key stands behind the prefix; the member's id is one of the ids that a leaf begins with.
    const { rows: waiting } = await sql<{ id: string }>`
      select distinct substr(row_key, ${sql.lit(prefix.length + 1)}) as id from commit_leaves
      where row_key >= ${prefix} and row_key < ${'artifacts0'}
        and instr(bytes, ${Buffer.from(idBytes(memberId))}) > 0
        and substr(row_key, ${sql.lit(prefix.length + 1)}) not in (select id from artifacts)`.execute(
      db,
    )
    for (const { id } of waiting) ids.add(id)
  }
  return [...ids].sort()
}

export type ErasureCounts = {
  readonly artifacts: number
  readonly attendance: number
  readonly records: number
}

/** What the person who decides is told: what goes and what stays without a name. */
export async function countOwned(
  db: ReadDb,
  memberIds: readonly MemberId[],
): Promise<ErasureCounts> {
  const ids = JSON.stringify(memberIds)
  const { rows } = await sql<{ artifacts: number; attendance: number }>`
    select
      (select count(*) from artifacts
        where removed_at is null and member_id in (select value from json_each(${ids}))) as artifacts,
      (select count(*) from attendance
        where status is not null and member_id in (select value from json_each(${ids}))) as attendance`.execute(
    db,
  )
  const { artifacts = 0, attendance = 0 } = rows[0] ?? {}
  return { artifacts, attendance, records: memberIds.length }
}

export async function putErasures(
  db: WriteDb,
  subjectIds: readonly string[],
  by: { readonly erasedBy: AccountId | null; readonly erasedAt: number },
): Promise<void> {
  await put(
    db,
    'erasures',
    subjectIds.map((id) => ({
      subject_id: id,
      erased_by: by.erasedBy,
      erased_at: by.erasedAt,
    })),
  )
}
