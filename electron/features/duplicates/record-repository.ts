import { sql } from 'kysely'

import type { DuplicateKind } from '../../../shared/domain/duplicate'
import type { AnyId } from '../../../shared/domain/ids'
import { fullTitledName } from '../../../shared/domain/person-name'
import type { BriefRecord, ComparedRecord } from '../../../shared/ipc/duplicates-contract'
import { cellVersion, deviceTagFrom, lamportOf } from '../../../shared/sync/cell-version'
import { idBytes } from '../../../shared/sync/id-bytes'
import { syncedTable } from '../../../shared/sync/synced-tables'
import type { ReadDb } from '../../database/database'
import type { SyncedSchema } from '../../database/schema'
import { blake2b256 } from '../../platform/crypto'
import { homeSchoolName } from '../sessions/enrolment-repository'

/** What is read of records that are put side by side. */
export const recordTable = { member: 'members', institution: 'institutions' } as const

export type RecordRow = {
  readonly member: SyncedSchema['members']
  readonly institution: SyncedSchema['institutions']
}

/** The row of a record that is there and not removed. */
export async function findRecord<K extends DuplicateKind>(
  db: ReadDb,
  kind: K,
  id: string,
): Promise<RecordRow[K] | null> {
  const { rows } = await sql<RecordRow[K]>`
    select * from ${sql.table(recordTable[kind])} where id = ${id} and removed_at is null`.execute(
    db,
  )
  return rows[0] ?? null
}

export async function listBriefs(
  db: ReadDb,
  kind: DuplicateKind,
  ids: readonly string[],
): Promise<ReadonlyMap<string, BriefRecord>> {
  const wanted = JSON.stringify([...new Set(ids)])
  const briefs =
    kind === 'member' ? await listPeople(db, wanted) : await listInstitutions(db, wanted)
  return new Map(briefs.map((brief) => [brief.id, brief]))
}

async function listPeople(db: ReadDb, wanted: string): Promise<readonly BriefRecord[]> {
  const { rows } = await sql<{
    readonly id: AnyId
    readonly front_title: string | null
    readonly full_name: string | null
    readonly back_title: string | null
    readonly nuptk: string | null
    readonly place: string | null
  }>`
    select m.id, m.front_title, m.full_name, m.back_title, m.nuptk, ${homeSchoolName} as place
    from json_each(${wanted}) k cross join members m on m.id = k.value`.execute(db)
  return rows.map(({ id, front_title, full_name, back_title, nuptk, place }) => ({
    id,
    name: fullTitledName({
      frontTitle: front_title,
      fullName: full_name ?? '',
      backTitle: back_title,
    }),
    place,
    number: nuptk,
  }))
}

async function listInstitutions(db: ReadDb, wanted: string): Promise<readonly BriefRecord[]> {
  const { rows } = await sql<BriefRecord>`
    select i.id, coalesce(i.name, '') as name, coalesce(i.district_name, i.village) as place,
      i.npsn as number
    from json_each(${wanted}) k cross join institutions i on i.id = k.value`.execute(db)
  return rows
}

/** What hangs on all records of one person or institution together. */
export async function countAttached(
  db: ReadDb,
  kind: DuplicateKind,
  ids: readonly string[],
): Promise<ComparedRecord['attached']> {
  const wanted = sql`(select value from json_each(${JSON.stringify(ids)}))`
  if (kind === 'institution') {
    const { rows } = await sql<{ people: number }>`
      select count(distinct coalesce(m.survivor_id, m.id)) as people
      from posts p join members m on m.id = p.member_id
      where p.institution_id in ${wanted} and p.removed_at is null and m.removed_at is null`.execute(
      db,
    )
    return [{ what: 'people', count: rows[0]?.people ?? 0 }]
  }
  const { rows } = await sql<{ attendance: number; activities: number; files: number }>`
    select
      (select count(distinct session_id) from attendance
        where member_id in ${wanted} and status is not null) as attendance,
      (select count(distinct activity_id) from enrolments
        where member_id in ${wanted} and removed_at is null) as activities,
      (select count(*) from artifacts
        where member_id in ${wanted} and removed_at is null) as files`.execute(db)
  const { attendance = 0, activities = 0, files = 0 } = rows[0] ?? {}
  return [
    { what: 'attendance', count: attendance },
    { what: 'activities', count: activities },
    { what: 'files', count: files },
  ]
}

/** A person's posts in words, home first: "Guru kelas, TK Pembina". */
export async function listPostWords(
  db: ReadDb,
  memberIds: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await sql<{ position: string | null; name: string | null }>`
    select p.position, i.name
    from json_each(${JSON.stringify(memberIds)}) k cross join posts p on p.member_id = k.value
    join institutions i on i.id = p.institution_id
    where p.removed_at is null order by p.is_home desc, p.id`.execute(db)
  return rows.map(({ position, name }) =>
    [position, name].filter((word) => word !== null).join(', '),
  )
}

/** The version of each cell of a row, by column. */
export async function readVersions(
  db: ReadDb,
  kind: DuplicateKind,
  row: { readonly id: string; readonly row_version: number },
): Promise<(column: string) => number> {
  const spec = syncedTable(recordTable[kind])
  const { rows } = await sql<{ column_no: number; version: number }>`
    select column_no, version from cell_versions
    where table_no = ${spec.number} and row_key = ${row.id}`.execute(db)
  const later = new Map(rows.map(({ column_no: column, version }) => [column, version]))
  return (column) => later.get(spec.columns[column]?.number ?? 0) ?? row.row_version
}

/** Name of the hub where the row was written down; null when that was here, or is not known. */
export async function findOrigin(db: ReadDb, rowVersion: number): Promise<string | null> {
  const lamport = lamportOf(rowVersion)
  const { rows } = await sql<{ deviceId: string; hub: string; isOwn: number }>`
    select d.device_id as "deviceId", coalesce(h.name, d.label) as hub,
      d.device_id = o.device_id or coalesce(d.hub_id = o.hub_id, 0) as "isOwn"
    from commits c join devices d on d.no = c.device_no cross join device o
    left join hubs h on h.id = d.hub_id
    where c.lamport = ${lamport}`.execute(db)
  const origin = rows.find(({ deviceId }) => {
    const deviceTag = deviceTagFrom(blake2b256(idBytes(deviceId)))
    return cellVersion({ lamport, deviceTag, isCorrection: false }) === rowVersion
  })
  return origin === undefined || origin.isOwn === 1 ? null : origin.hub
}
