import { sql } from 'kysely'

import type { AccountId, MemberId } from '../../../shared/domain/ids'
import { idBytes } from '../../../shared/sync/id-bytes'
import { put } from '../../database/change-log'
import type { ReadDb, WriteDb } from '../../database/database'
import { erasableKey, ownedTables } from '../../database/erased-rows'

/** SQL of an erasure: everything that belongs to one person, so that it is named and goes. */
type Db = ReadDb | WriteDb

/**
 * Rows about these people, also removed ones, and those that only stand in the feeds because their
 * commit waits: files, names on certificates, tasks and posts. One that was made for them and is
 * somebody else's now stays.
 */
export async function listOwnedOf(
  db: Db,
  memberIds: readonly MemberId[],
): Promise<{ readonly owned: readonly string[]; readonly artifacts: number }> {
  const owned = new Set<string>()
  let artifacts = 0
  for (const table of ownedTables) {
    const found = await listRowsOf(db, table, memberIds)
    if (table === 'artifacts') artifacts = found.size
    for (const id of found) owned.add(id)
  }
  return { owned: [...owned].sort(), artifacts }
}

async function listRowsOf(
  db: Db,
  table: (typeof ownedTables)[number],
  memberIds: readonly MemberId[],
): Promise<ReadonlySet<string>> {
  const key = sql.ref(erasableKey(table))
  const { rows } = await sql<{ id: string }>`
    select ${key} as id from ${sql.table(table)}
    where member_id in (select value from json_each(${JSON.stringify(memberIds)}))`.execute(db)
  const ids = new Set(rows.map(({ id }) => id))
  const prefix = `${table}/`
  for (const memberId of memberIds) {
    // The key stands behind the prefix; the member's id is one of the ids that a leaf begins with.
    const { rows: waiting } = await sql<{ id: string }>`
      select distinct substr(row_key, ${sql.lit(prefix.length + 1)}) as id from commit_leaves
      where row_key >= ${prefix} and row_key < ${`${table}0`}
        and instr(bytes, ${Buffer.from(idBytes(memberId))}) > 0
        and substr(row_key, ${sql.lit(prefix.length + 1)}) not in
          (select ${key} from ${sql.table(table)})`.execute(db)
    for (const { id } of waiting) ids.add(id)
  }
  return ids
}

export type ErasureCounts = {
  readonly artifacts: number
  readonly attendance: number
  readonly certificates: number
  readonly records: number
}

/** What the person who decides is told: what goes and what stays without a name. */
export async function countOwned(
  db: ReadDb,
  memberIds: readonly MemberId[],
): Promise<ErasureCounts> {
  const ids = JSON.stringify(memberIds)
  const { rows } = await sql<{
    artifacts: number
    attendance: number
    certificates: number
  }>`
    select
      (select count(*) from artifacts
        where removed_at is null and member_id in (select value from json_each(${ids}))) as artifacts,
      (select count(*) from attendance
        where status is not null and member_id in (select value from json_each(${ids}))) as attendance,
      (select count(*) from certificates
        where removed_at is null and member_id in (select value from json_each(${ids}))) as certificates`.execute(
    db,
  )
  const { artifacts = 0, attendance = 0, certificates = 0 } = rows[0] ?? {}
  return { artifacts, attendance, certificates, records: memberIds.length }
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
