import { sql } from 'kysely'

import {
  type CertificateRole,
  certificateRoles,
  type CertificateRule,
  type IssuedCertificate,
  type ProgrammeRow,
  programmeSections,
  trainingLevels,
} from '../../../shared/domain/certificate'
import type { ActivityId, CertificateId, MemberId, StaffId } from '../../../shared/domain/ids'
import { put } from '../../database/change-log'
import type { ReadDb, SyncedRow, WriteDb } from '../../database/database'
import { known } from '../../database/known-value'
import { memberStanding, readJoined } from '../duplicates/survivor-repository'

/** SQL of the certificates of an activity. Names stand in a table of their own, which can be erased. */
type Db = ReadDb | WriteDb

export async function findRule(db: Db, activityId: ActivityId): Promise<CertificateRule | null> {
  const row = await db
    .selectFrom('certificate_rules')
    .selectAll()
    .where('activity_id', '=', activityId)
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    jp: row.jp,
    sharePercent: row.share_percent ?? 0,
    needsTask: row.needs_task === 1,
    predicate: row.predicate,
    level: known(trainingLevels, row.level),
    signer: row.signer,
    signerPost: row.signer_post,
    signerNip: row.signer_nip,
    coSigner: row.co_signer,
    coSignerPost: row.co_signer_post,
    coSignerNip: row.co_signer_nip,
  }
}

export async function putRule(
  db: WriteDb,
  activityId: ActivityId,
  rule: CertificateRule,
): Promise<void> {
  await put(db, 'certificate_rules', [
    {
      activity_id: activityId,
      jp: rule.jp,
      share_percent: rule.sharePercent,
      needs_task: rule.needsTask ? 1 : 0,
      predicate: rule.predicate,
      level: rule.level,
      signer: rule.signer,
      signer_post: rule.signerPost,
      signer_nip: rule.signerNip,
      co_signer: rule.coSigner,
      co_signer_post: rule.coSignerPost,
      co_signer_nip: rule.coSignerNip,
    },
  ])
}

/** Struktur program: the rows of the agenda that bring JP, section by section. */
export async function listProgramme(
  db: Db,
  activityId: ActivityId,
): Promise<readonly ProgrammeRow[]> {
  const rows = await db
    .selectFrom('agenda_items')
    .select(['section', 'topic', 'jp'])
    .where('activity_id', '=', activityId)
    .where('removed_at', 'is', null)
    .where('jp', '>', 0)
    .orderBy('position')
    .orderBy('id')
    .execute()
  const lines = rows.map(({ section, topic, jp }) => ({
    // A row without a section is what the activity is about.
    section: known(programmeSections, section) ?? ('core' as const),
    topic: topic ?? '',
    jp: jp ?? 0,
  }))
  return programmeSections.flatMap((section) => lines.filter((row) => row.section === section))
}

/** People who have something in the portfolio of the activity. */
export async function listTaskOwners(
  db: Db,
  activityId: ActivityId,
): Promise<ReadonlySet<MemberId>> {
  const standing = memberStanding(await readJoined(db), sql`a.member_id`)
  const { rows } = await sql<{ id: MemberId }>`
    select distinct ${standing} as id from artifacts a
    where a.activity_id = ${activityId} and a.member_id is not null and a.removed_at is null`.execute(
    db,
  )
  return new Set(rows.map(({ id }) => id))
}

export type StaffLine = {
  readonly id: StaffId
  readonly memberId: MemberId | null
  readonly name: string
  readonly unit: string | null
  readonly nip: string | null
  readonly role: CertificateRole
  readonly jp: number | null
}

/** Speakers and committee of the staff book. */
export async function listStaffLines(
  db: Db,
  activityId: ActivityId,
): Promise<readonly StaffLine[]> {
  const standing = memberStanding(await readJoined(db), sql`s.member_id`)
  const { rows } = await sql<{
    id: StaffId
    member_id: MemberId | null
    name: string | null
    unit: string | null
    nip: string | null
    role: string | null
    jp: number | null
  }>`
    select s.id, ${standing} as member_id, s.unit, coalesce(s.nip, m.nip) as nip, s.role, s.jp,
      coalesce(trim(coalesce(m.front_title || ' ', '') || m.full_name || coalesce(', ' || m.back_title, '')),
        s.person_name) as name
    from staff s left join members m on m.id = ${standing}
    where s.activity_id = ${activityId} and s.removed_at is null order by s.id`.execute(db)
  return rows.map((row) => ({
    id: row.id,
    memberId: row.member_id,
    name: row.name ?? '',
    unit: row.unit,
    nip: row.nip,
    role: known(certificateRoles, row.role) ?? 'committee',
    jp: row.jp,
  }))
}

export type StoredCertificate = IssuedCertificate & {
  /** Who it was given to, as joined today. */
  readonly memberId: MemberId | null
  readonly isErased: boolean
  readonly role: CertificateRole
  readonly seq: number
  readonly unit: string | null
  /** 'NIP 1987…' as printed. */
  readonly idNumber: string | null
  readonly code: string | null
}

type CertificateRow = {
  readonly id: CertificateId
  readonly member_id: MemberId | null
  readonly role: string | null
  readonly number: string | null
  readonly number_seq: number | null
  readonly jp: number | null
  readonly issued_on: string | null
  readonly revoked_at: number | null
  readonly signed_on: string | null
  readonly is_erased: number
  readonly name: string | null
  readonly unit: string | null
  readonly id_number: string | null
  readonly code: string | null
  readonly override_reason: string | null
  readonly revoked_reason: string | null
}

/** All of an activity by number, revoked ones too. */
export async function listCertificates(
  db: Db,
  activityId: ActivityId,
): Promise<readonly StoredCertificate[]> {
  const standing = memberStanding(await readJoined(db), sql`c.member_id`)
  const { rows } = await sql<CertificateRow>`
    select c.id, ${standing} as member_id, c.role, c.number, c.number_seq, c.jp, c.issued_on, c.revoked_at,
      c.signed_on,
      c.id in (select subject_id from erasures) as is_erased,
      n.name, n.unit, n.id_number, n.code, n.override_reason, n.revoked_reason
    from certificates c left join certificate_names n on n.certificate_id = c.id
    where c.activity_id = ${activityId} and c.removed_at is null
    order by c.year, c.number_seq, c.id`.execute(db)
  return rows.map((row) => ({
    id: row.id,
    memberId: row.member_id,
    isErased: row.is_erased === 1,
    role: known(certificateRoles, row.role) ?? 'participant',
    number: row.number ?? '',
    seq: row.number_seq ?? 0,
    jp: row.jp ?? 0,
    issuedOn: row.issued_on,
    name: row.name,
    unit: row.unit,
    idNumber: row.id_number,
    code: row.code,
    overrideReason: row.override_reason,
    revokedAt: row.revoked_at,
    revokedReason: row.revoked_reason,
    signedOn: row.signed_on,
  }))
}

/** NIP and NUPTK of members, for the line below the name. */
export async function listIdNumbers(
  db: Db,
  memberIds: readonly MemberId[],
): Promise<ReadonlyMap<MemberId, { readonly nip: string | null; readonly nuptk: string | null }>> {
  const { rows } = await sql<{ id: MemberId; nip: string | null; nuptk: string | null }>`
    select m.id, m.nip, m.nuptk from json_each(${JSON.stringify(memberIds)}) j
    cross join members m on m.id = j.value`.execute(db)
  return new Map(rows.map(({ id, nip, nuptk }) => [id, { nip, nuptk }]))
}

export async function putCertificates(
  db: WriteDb,
  rows: readonly {
    readonly certificate: SyncedRow<'certificates'>
    readonly name: SyncedRow<'certificate_names'>
  }[],
): Promise<void> {
  await put(
    db,
    'certificates',
    rows.map(({ certificate }) => certificate),
  )
  await put(
    db,
    'certificate_names',
    rows.map(({ name }) => name),
  )
}

export async function putSigned(
  db: WriteDb,
  ids: readonly CertificateId[],
  signedOn: string | null,
): Promise<void> {
  await put(
    db,
    'certificates',
    ids.map((id) => ({ id, signed_on: signedOn })),
  )
}

/** What the book says of one, also when it was removed; null: its record is not here. */
export async function findCertificate(
  db: Db,
  id: CertificateId,
): Promise<{
  readonly activityId: ActivityId | null
  readonly isRemoved: boolean
  readonly isErased: boolean
  readonly hasName: boolean
  readonly revokedAt: number | null
  readonly revokedReason: string | null
} | null> {
  const { rows } = await sql<{
    activity_id: ActivityId | null
    removed_at: number | null
    is_erased: number
    has_name: number
    revoked_at: number | null
    revoked_reason: string | null
  }>`
    select c.activity_id, c.removed_at, c.revoked_at, n.revoked_reason,
      n.certificate_id is not null as has_name, c.id in (select subject_id from erasures) as is_erased
    from certificates c left join certificate_names n on n.certificate_id = c.id
    where c.id = ${id}`.execute(db)
  const row = rows[0]
  if (row === undefined) return null
  return {
    activityId: row.activity_id,
    isRemoved: row.removed_at !== null,
    isErased: row.is_erased === 1,
    hasName: row.has_name === 1,
    revokedAt: row.revoked_at,
    revokedReason: row.revoked_reason,
  }
}
