import { type RawBuilder, sql } from 'kysely'

import type { ActivityId, HubId, LetterId, LetterRecipientId } from '../../../shared/domain/ids'
import {
  type LetterDirection,
  letterDirections,
  letterKinds,
  type LetterSummary,
  readBody,
} from '../../../shared/domain/letter'
import type { Letter, LetterFilter } from '../../../shared/ipc/letter-contract'
import { put } from '../../database/change-log'
import type { ReadDb, SyncedRow, WriteDb } from '../../database/database'
import { known } from '../../database/known-value'
import { listRecipients } from './recipient-repository'

/** SQL of letters: some hundreds a year, all years searched at once. */
type SummaryRow = {
  readonly id: LetterId
  readonly direction: string | null
  readonly kind: string | null
  readonly agenda_no: number | null
  readonly number: string | null
  readonly number_seq: number | null
  readonly letter_on: string | null
  readonly received_on: string | null
  readonly party: string | null
  readonly subject: string | null
  readonly status: string | null
  readonly void_reason: string | null
  readonly files: number
}

const summaryColumns = sql`l.id, l.direction, l.kind, l.agenda_no, l.number, l.number_seq, l.letter_on,
  l.received_on, l.party, l.subject, l.status, l.void_reason,
  (select count(*) from artifacts f where f.record_id = l.id and f.removed_at is null) as files`

export type ListedLetters = {
  readonly total: number
  readonly rows: readonly LetterSummary[]
}

export async function pageLetters(
  db: ReadDb,
  hubId: HubId,
  filter: LetterFilter,
  { isRising }: { readonly isRising: boolean } = { isRising: false },
): Promise<ListedLetters> {
  const where = sql.join(conditions(hubId, filter), sql` and `)
  const counted = await sql<{ total: number }>`
    select count(*) as total from letters l where ${where}`.execute(db)
  const order = sql.join(orderOf(filter.direction, isRising))
  const { rows } = await sql<SummaryRow>`
    select ${summaryColumns} from letters l where ${where}
    order by ${order} limit ${filter.limit} offset ${filter.offset}`.execute(db)
  return { total: counted.rows[0]?.total ?? 0, rows: rows.map(toSummary) }
}

function orderOf(direction: LetterDirection, isRising: boolean): readonly RawBuilder<unknown>[] {
  const sequence = sql.ref(direction === 'in' ? 'agenda_no' : 'number_seq')
  return isRising
    ? [sql`year`, sequence, sql`l.id`]
    : [sql`year desc`, sql`${sequence} desc`, sql`l.id desc`]
}

function conditions(
  hubId: HubId,
  { direction, year, kind, isUndirected, search }: LetterFilter,
): readonly RawBuilder<unknown>[] {
  const where = [
    sql`l.hub_id = ${hubId}`,
    sql`l.direction = ${direction}`,
    sql`l.removed_at is null`,
  ]
  if (year !== null) where.push(sql`l.year = ${year}`)
  if (kind !== null) where.push(sql`l.kind = ${kind}`)
  if (isUndirected) where.push(sql`l.disposition is null and l.status is not 'void'`)
  const whole = sql`lower(coalesce(l.number, '') || ' ' || coalesce(l.subject, '') || ' ' ||
    coalesce(l.party, '') || ' ' || coalesce(l.disposition, '') || ' ' || coalesce(l.archive, ''))`
  for (const word of search.toLowerCase().split(/\s+/u).slice(0, 12)) {
    if (word !== '') where.push(sql`instr(${whole}, ${word}) > 0`)
  }
  return where
}

export async function listLetterYears(
  db: ReadDb,
  hubId: HubId,
  direction: LetterDirection,
): Promise<readonly number[]> {
  const { rows } = await sql<{ year: number }>`
    select distinct year from letters
    where hub_id = ${hubId} and direction = ${direction} and removed_at is null and year is not null
    order by year desc`.execute(db)
  return rows.map(({ year }) => year)
}

type LetterRow = SummaryRow & {
  readonly attachment: string | null
  readonly disposition: string | null
  readonly signer: string | null
  readonly signer_post: string | null
  readonly signer_nip: string | null
  readonly archive: string | null
  readonly activity_id: ActivityId | null
  readonly activity_title: string | null
  readonly body: string | null
}

export async function findLetter(db: ReadDb | WriteDb, id: LetterId): Promise<Letter | null> {
  const { rows } = await sql<LetterRow>`
    select ${summaryColumns}, l.attachment, l.disposition, l.signer, l.signer_post, l.signer_nip,
      l.archive, a.id as activity_id, a.title as activity_title, l.body
    from letters l left join activities a on a.id = l.activity_id and a.removed_at is null
    where l.id = ${id} and l.removed_at is null`.execute(db)
  const [row] = rows
  if (row === undefined) return null
  return {
    ...toSummary(row),
    attachment: row.attachment,
    disposition: row.disposition,
    signer: row.signer,
    signerPost: row.signer_post,
    signerNip: row.signer_nip,
    archive: row.archive,
    activity:
      row.activity_id === null ? null : { id: row.activity_id, title: row.activity_title ?? '' },
    body: readBody(row.body),
    recipients: await listRecipients(db, id),
  }
}

export async function putLetters(
  db: WriteDb,
  rows: readonly SyncedRow<'letters'>[],
): Promise<void> {
  await put(db, 'letters', rows)
}

export async function putRecipients(
  db: WriteDb,
  rows: readonly (SyncedRow<'letter_recipients'> & { readonly id: LetterRecipientId })[],
): Promise<void> {
  await put(db, 'letter_recipients', rows)
}

function toSummary(row: SummaryRow): LetterSummary {
  const direction = known(letterDirections, row.direction) ?? 'out'
  return {
    id: row.id,
    direction,
    kind: known(letterKinds, row.kind),
    agendaNo: direction === 'in' ? row.agenda_no : row.number_seq,
    number: row.number,
    letterOn: row.letter_on,
    receivedOn: row.received_on,
    party: row.party ?? '',
    subject: row.subject ?? '',
    isVoid: row.status === 'void',
    voidReason: row.void_reason,
    files: row.files,
  }
}
