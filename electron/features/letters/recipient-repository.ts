import { sql } from 'kysely'

import type {
  ActivityId,
  HubId,
  InstitutionId,
  LetterId,
  LetterRecipientId,
  MemberId,
} from '../../../shared/domain/ids'
import type { Delivery, Recipient } from '../../../shared/domain/letter'
import { fullTitledName } from '../../../shared/domain/person-name'
import { compareNames } from '../../../shared/lib/natural-order'
import type { ReadDb, WriteDb } from '../../database/database'
import { listParticipants } from '../sessions/enrolment-repository'

/** Whom letters go to, and whether they got there (ekspedisi). */
export async function listRecipients(
  db: ReadDb | WriteDb,
  letterId: LetterId,
): Promise<readonly Recipient[]> {
  const rows = await db
    .selectFrom('letter_recipients')
    .select([
      'id',
      'institution_id',
      'member_id',
      'name',
      'place',
      'is_copy',
      'sent_on',
      'received_by',
    ])
    .where('letter_id', '=', letterId)
    .where('removed_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    institutionId: row.institution_id,
    memberId: row.member_id,
    name: row.name ?? '',
    place: row.place,
    isCopy: row.is_copy === 1,
    sentOn: row.sent_on,
    receivedBy: row.received_by,
  }))
}

export async function listAddressees(
  db: ReadDb,
  activityId: ActivityId | null,
): Promise<{
  readonly institutions: readonly {
    readonly institutionId: InstitutionId
    readonly name: string
    readonly place: string | null
  }[]
  readonly members: readonly {
    readonly memberId: MemberId
    readonly name: string
    readonly place: string | null
  }[]
}> {
  const { rows } = await sql<{
    id: InstitutionId
    name: string | null
    village: string | null
    district_name: string | null
  }>`
    select id, name, village, district_name from institutions
    where removed_at is null and archived_at is null and survivor_id is null
    order by id`.execute(db)
  const members = activityId === null ? [] : await listParticipants(db, activityId)
  return {
    institutions: rows
      .map((row) => ({
        institutionId: row.id,
        name: row.name ?? '',
        place: row.village ?? row.district_name,
      }))
      .sort((a, b) => compareNames(a.name, b.name)),
    members: members
      .filter(({ isErased }) => !isErased)
      .map((one) => ({
        memberId: one.memberId,
        name: fullTitledName(one),
        place: one.schoolName,
      })),
  }
}

export type DeliveryFilter = {
  readonly year: number | null
  readonly search: string
  /** Only those not handed over yet. */
  readonly isOpen: boolean
  readonly offset: number
  readonly limit: number
}

export async function pageDeliveries(
  db: ReadDb,
  hubId: HubId,
  filter: DeliveryFilter,
  { isRising }: { readonly isRising: boolean } = { isRising: false },
): Promise<{ readonly total: number; readonly rows: readonly Delivery[] }> {
  const where = [
    sql`l.hub_id = ${hubId}`,
    sql`l.direction = 'out'`,
    sql`l.status is not 'void'`,
    sql`l.removed_at is null`,
    sql`r.removed_at is null`,
    // People who are sent or written about get no letter of their own.
    sql`l.kind not in ('assignment', 'statement')`,
  ]
  if (filter.year !== null) where.push(sql`l.year = ${filter.year}`)
  if (filter.isOpen) where.push(sql`r.sent_on is null`)
  const whole = sql`lower(coalesce(l.number, '') || ' ' || coalesce(l.subject, '') || ' ' || coalesce(r.name, ''))`
  for (const word of filter.search.toLowerCase().split(/\s+/u).slice(0, 12)) {
    if (word !== '') where.push(sql`instr(${whole}, ${word}) > 0`)
  }
  const from = sql`from letter_recipients r join letters l on l.id = r.letter_id
    where ${sql.join(where, sql` and `)}`
  const counted = await sql<{ total: number }>`select count(*) as total ${from}`.execute(db)
  const { rows } = await sql<{
    id: LetterRecipientId
    letter_id: LetterId
    number: string | null
    letter_on: string | null
    subject: string | null
    name: string | null
    place: string | null
    sent_on: string | null
    received_by: string | null
  }>`
    select r.id, l.id as letter_id, l.number, l.letter_on, l.subject, r.name, r.place, r.sent_on,
      r.received_by ${from}
    order by ${isRising ? sql`l.year, l.number_seq` : sql`l.year desc, l.number_seq desc`}, r.is_copy, r.position, r.id
    limit ${filter.limit} offset ${filter.offset}`.execute(db)
  return {
    total: counted.rows[0]?.total ?? 0,
    rows: rows.map((row) => ({
      id: row.id,
      letterId: row.letter_id,
      number: row.number ?? '',
      letterOn: row.letter_on,
      subject: row.subject ?? '',
      name: row.name ?? '',
      place: row.place,
      sentOn: row.sent_on,
      receivedBy: row.received_by,
    })),
  }
}
