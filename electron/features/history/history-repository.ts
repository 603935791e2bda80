import { type RawBuilder, sql } from 'kysely'

import type { AccountId } from '../../../shared/domain/ids'
import { idBytes } from '../../../shared/sync/id-bytes'
import { utf8Bytes } from '../../../shared/sync/text-bytes'
import type { ReadDb } from '../../database/database'

/** One row of a synced table whose commits are looked for. */
export type HistoryTarget = {
  readonly table: string
  /** Key columns joined with ':'. */
  readonly rowKey: string
}

export type FoundLeaf = {
  readonly deviceNo: number
  readonly seq: number
  readonly kind: number
  /** null: not sent to this hub. */
  readonly bytes: Uint8Array | null
}

/**
 * Leaves that may hold a patch of one of the rows. There is no index from rows to commits: ids stand
 * as 16 bytes in a leaf and table names as text, so SQLite looks for those bytes in all of them,
 * which takes milliseconds per 10 MB and costs nothing while marks are written.
 */
export async function findLeaves(
  db: ReadDb,
  targets: readonly HistoryTarget[],
): Promise<readonly FoundLeaf[]> {
  const personal = JSON.stringify(targets.map(({ table, rowKey }) => `${table}/${rowKey}`))
  const bulk = targets.map(({ table, rowKey }) => holdsAll(table, rowKey))
  const { rows } = await sql<FoundLeaf>`
    select device_no as "deviceNo", seq, kind, bytes from commit_leaves
    where row_key in (select value from json_each(${personal}))
      or (row_key is null and bytes is not null and (${sql.join(bulk, sql` or `)}))`.execute(db)
  return rows
}

function holdsAll(table: string, rowKey: string): RawBuilder<unknown> {
  const name = utf8Bytes(table)
  const needles = [...rowKey.split(':').map(idBytes), Uint8Array.of(name.length, ...name)]
  return sql`(${sql.join(
    needles.map((needle) => sql`instr(bytes, ${needle}) > 0`),
    sql` and `,
  )})`
}

export type CommitRow = {
  readonly deviceNo: number
  readonly seq: number
  readonly lamport: number
  readonly header: Uint8Array
  readonly isParked: boolean
}

export async function listCommits(
  db: ReadDb,
  places: readonly { readonly deviceNo: number; readonly seq: number }[],
): Promise<readonly CommitRow[]> {
  const wanted = JSON.stringify(places.map(({ deviceNo, seq }) => [deviceNo, seq]))
  const { rows } = await sql<Omit<CommitRow, 'isParked'> & { readonly isParked: number }>`
    select c.device_no as "deviceNo", c.seq, c.lamport, c.header,
      d.revoked_after is not null and c.seq > d.revoked_after as "isParked"
    from json_each(${wanted}) j
    cross join commits c on c.device_no = j.value ->> 0 and c.seq = j.value ->> 1
    join devices d on d.no = c.device_no`.execute(db)
  return rows.map((row) => ({ ...row, isParked: row.isParked === 1 }))
}

export type DeviceRow = {
  readonly no: number
  readonly deviceId: string
  readonly hubName: string
  readonly isOwnHub: boolean
}

export async function listDevices(db: ReadDb): Promise<ReadonlyMap<number, DeviceRow>> {
  const { rows } = await sql<Omit<DeviceRow, 'isOwnHub'> & { readonly isOwnHub: number }>`
    select d.no, d.device_id as "deviceId", coalesce(h.name, d.label) as "hubName",
      d.device_id = o.device_id or coalesce(d.hub_id = o.hub_id, 0) as "isOwnHub"
    from devices d cross join device o left join hubs h on h.id = d.hub_id`.execute(db)
  return new Map(rows.map((row) => [row.no, { ...row, isOwnHub: row.isOwnHub === 1 }]))
}

/** How much of another feed each commit had seen, for pairs that the replay asks about. */
export async function listSeen(
  db: ReadDb,
  pairs: readonly { readonly deviceNo: number; readonly seq: number; readonly of: number }[],
): Promise<readonly number[]> {
  const wanted = JSON.stringify(pairs.map(({ deviceNo, seq, of }) => [deviceNo, seq, of]))
  const { rows } = await sql<{ readonly seen: number | null }>`
    select (select f.dep_seq from feed_deps f
        where f.device_no = j.value ->> 0 and f.dep_no = j.value ->> 2 and f.seq <= j.value ->> 1
        order by f.seq desc limit 1) as seen
    from json_each(${wanted}) j order by j.key`.execute(db)
  return rows.map(({ seen }) => seen ?? 0)
}

/** What hangs on a record and is told with it: posts of a person, venues of an activity … */
export async function listAttachedRows(
  db: ReadDb,
  { table, rowKey }: HistoryTarget,
): Promise<readonly HistoryTarget[]> {
  switch (table) {
    case 'members': {
      const { rows } = await sql<{ readonly id: string }>`
        select id from posts where member_id = ${rowKey}`.execute(db)
      return [
        ...rows.map(({ id }) => ({ table: 'posts', rowKey: id })),
        { table: 'erasures', rowKey },
        ...(await listDecisions(db, rowKey)),
      ]
    }
    case 'institutions':
      return listDecisions(db, rowKey)
    case 'activities': {
      const { rows } = await sql<{ readonly id: string }>`
        select id from venues where activity_id = ${rowKey}`.execute(db)
      return rows.map(({ id }) => ({ table: 'venues', rowKey: id }))
    }
    case 'attendance': {
      const [session, member] = rowKey.split(':')
      const { rows } = await sql<{ readonly id: string }>`
        select activity_id as id from sessions
        where id = ${session ?? ''} and activity_id is not null`.execute(db)
      return rows.map(({ id }) => ({ table: 'enrolments', rowKey: `${id}:${member ?? ''}` }))
    }
    default:
      return []
  }
}

async function listDecisions(db: ReadDb, id: string): Promise<readonly HistoryTarget[]> {
  const { rows } = await sql<{ readonly first_id: string; readonly second_id: string }>`
    select first_id, second_id from duplicate_decisions
    where first_id = ${id} or second_id = ${id}`.execute(db)
  return rows.map(({ first_id, second_id }) => ({
    table: 'duplicate_decisions',
    rowKey: `${first_id}:${second_id}`,
  }))
}

export async function listAccountNames(
  db: ReadDb,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ readonly id: AccountId; readonly name: string | null }>`
    select a.id, a.name from json_each(${JSON.stringify(ids)}) j
    cross join accounts a on a.id = j.value`.execute(db)
  return new Map(rows.flatMap(({ id, name }) => (name === null ? [] : [[id, name]])))
}

/** Names of whatever the ids point to; what has no name, or is not here, is left out. */
export async function listNames(
  db: ReadDb,
  ids: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const { rows } = await sql<{ readonly id: string; readonly name: string | null }>`
    with wanted (id) as (select value from json_each(${JSON.stringify(ids)}))
    select w.id, coalesce(
      (select i.name from institutions i where i.id = w.id),
      (select m.full_name from members m where m.id = w.id),
      (select a.title from activities a where a.id = w.id),
      (select coalesce(s.title, a.title) from sessions s
        left join activities a on a.id = s.activity_id where s.id = w.id),
      (select v.name from venues v where v.id = w.id),
      (select h.name from hubs h where h.id = w.id),
      (select c.name from accounts c where c.id = w.id)) as name
    from wanted w`.execute(db)
  return Object.fromEntries(rows.flatMap(({ id, name }) => (name === null ? [] : [[id, name]])))
}
