import { type RawBuilder, sql } from 'kysely'

import { type DuplicateKind, groupsOf } from '../../../shared/domain/duplicate'
import type { InstitutionId, MemberId } from '../../../shared/domain/ids'
import { markChanged } from '../../database/change-log'
import type { ReadDb, WriteDb } from '../../database/database'

/**
 * Which record stands for a person or an institution that was written down more than once. Kept in
 * the local columns `survivor_id`, worked out from the decisions alone, so every hub that holds the
 * same decisions has the same survivor. Rows are never repointed: readers ask here.
 */
const tableOf = { member: 'members', institution: 'institutions' } as const satisfies Record<
  DuplicateKind,
  'members' | 'institutions'
>

type IdOf = { readonly member: MemberId; readonly institution: InstitutionId }

/**
 * Works out all survivors anew. To be called in the transaction that changed `duplicate_decisions`,
 * or took rows of `members` or `institutions` from another hub, or removed or erased some.
 */
export async function refreshSurvivors(db: WriteDb): Promise<void> {
  const edges = await db
    .selectFrom('duplicate_decisions')
    .select(['first_id as firstId', 'second_id as secondId', 'kind'])
    .where('decision', '=', 'same')
    .execute()
  for (const kind of ['member', 'institution'] as const) {
    const groups = groupsOf(edges.filter((edge) => edge.kind === kind))
    const before = await listSurvivors(db, kind)
    // Nobody was joined and nobody is: the usual case costs two look-ups.
    if (groups.size === 0 && before.length === 0) continue
    const standing = await listStanding(db, kind, [...groups.keys()])
    const survivorOf = new Map<string, string>()
    for (const group of new Set(groups.values())) {
      const survivor = group.find((id) => standing.has(id))
      if (survivor === undefined) continue
      for (const id of group) if (id !== survivor) survivorOf.set(id, survivor)
    }
    await saveSurvivors(db, kind, survivorOf)
    if (kind === 'member') await indexAnew(db, [...before, ...survivorOf.values()])
  }
}

async function listSurvivors(db: WriteDb, kind: DuplicateKind): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct survivor_id as id from ${sql.table(tableOf[kind])}
    where survivor_id is not null`.execute(db)
  return rows.map(({ id }) => id)
}

/** Those of `ids` whose row is there: a removed or erased record stands for nobody. */
async function listStanding(
  db: WriteDb,
  kind: DuplicateKind,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select t.id from json_each(${JSON.stringify(ids)}) k
    cross join ${sql.table(tableOf[kind])} t on t.id = k.value
    where t.removed_at is null`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

async function saveSurvivors(
  db: WriteDb,
  kind: DuplicateKind,
  survivorOf: ReadonlyMap<string, string>,
): Promise<void> {
  const table = sql.table(tableOf[kind])
  const wanted = JSON.stringify([...survivorOf])
  const freed = await sql`
    update ${table} set survivor_id = null
    where survivor_id is not null
      and id not in (select value ->> 0 from json_each(${wanted}))`.execute(db)
  const joined = await sql`
    update ${table} set survivor_id = k.value ->> 1
    from json_each(${wanted}) k
    where ${table}.id = k.value ->> 0 and survivor_id is not k.value ->> 1`.execute(db)
  const changed = (freed.numAffectedRows ?? 0n) + (joined.numAffectedRows ?? 0n)
  if (changed > 0n) markChanged(db, tableOf[kind])
}

/**
 * A search for a joined record's name, number or school has to find who stands for it. Most survivors
 * are indexed as they should be; looking is cheap, writing to the index is not.
 */
async function indexAnew(db: WriteDb, memberIds: readonly string[]): Promise<void> {
  await sql`
    update member_search set (name, numbers, school) =
      (select name, numbers, school from member_search_rows where row_no = member_search.rowid)
    where rowid in (select r.row_no
      from json_each(${JSON.stringify([...new Set(memberIds)])}) k
      cross join member_search_rows r on r.member_id = k.value
      cross join member_search s on s.rowid = r.row_no
      where (s.name, s.numbers, s.school) is not (r.name, r.numbers, r.school))`.execute(db)
}

/** Every joined record that is not the survivor, with its survivor. Mostly empty, and then quick. */
export async function listAliases<K extends DuplicateKind>(
  db: ReadDb | WriteDb,
  kind: K,
): Promise<ReadonlyMap<IdOf[K], IdOf[K]>> {
  const { rows } = await sql<{ id: IdOf[K]; survivor_id: IdOf[K] }>`
    select id, survivor_id from ${sql.table(tableOf[kind])}
    where survivor_id is not null`.execute(db)
  return new Map(rows.map((row) => [row.id, row.survivor_id]))
}

/** Whether anything is joined at all. While nothing is, the fragments below cost nothing. */
export type Joined = { readonly members: boolean; readonly institutions: boolean }

export async function readJoined(db: ReadDb | WriteDb): Promise<Joined> {
  const { rows } = await sql<{ members: number; institutions: number }>`
    select exists (select 1 from members where survivor_id is not null) as members,
      exists (select 1 from institutions where survivor_id is not null) as institutions`.execute(db)
  return { members: rows[0]?.members === 1, institutions: rows[0]?.institutions === 1 }
}

type Fragment = RawBuilder<unknown>

/** SQL: `column` holds one of the records of the person whose survivor is `memberId`. */
export function isOfMember(joined: Joined, column: Fragment, memberId: Fragment): Fragment {
  if (!joined.members) return sql`${column} = ${memberId}`
  return sql`${column} in (select ${memberId} union all
    select joined.id from members joined where joined.survivor_id = ${memberId})`
}

/** SQL: the id of who stands for the person in `column`. */
export function memberStanding(joined: Joined, column: Fragment): Fragment {
  if (!joined.members) return column
  return sql`coalesce((select joined.survivor_id from members joined
    where joined.id = ${column}), ${column})`
}

/** SQL: the id of what stands for the institution in `column`. */
export function institutionStanding(joined: Joined, column: Fragment): Fragment {
  if (!joined.institutions) return column
  return sql`coalesce((select joined.survivor_id from institutions joined
    where joined.id = ${column}), ${column})`
}

/** All records of the person or institution that `id` is one of, the survivor first. */
export async function listSameAs<K extends DuplicateKind>(
  db: ReadDb | WriteDb,
  kind: K,
  id: IdOf[K],
): Promise<readonly [IdOf[K], ...IdOf[K][]]> {
  const table = sql.table(tableOf[kind])
  const own = await sql<{ survivor_id: IdOf[K] | null }>`
    select survivor_id from ${table} where id = ${id}`.execute(db)
  const survivor = own.rows[0]?.survivor_id ?? id
  const { rows } = await sql<{ id: IdOf[K] }>`
    select id from ${table} where survivor_id = ${survivor} order by id`.execute(db)
  return [survivor, ...rows.map((row) => row.id)]
}
