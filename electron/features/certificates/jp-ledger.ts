import { sql } from 'kysely'

import {
  certificateRoles,
  type LedgerEntry,
  trainingLevels,
} from '../../../shared/domain/certificate'
import type { ActivityId, CertificateId, MemberId } from '../../../shared/domain/ids'
import { fullTitledName } from '../../../shared/domain/person-name'
import { AppError } from '../../../shared/lib/app-error'
import type { ReadDb } from '../../database/database'
import { known } from '../../database/known-value'
import { isOfMember, readJoined } from '../duplicates/survivor-repository'
import { findMember } from '../members/member-repository'

type EntryRow = {
  readonly id: CertificateId
  readonly activity_id: ActivityId | null
  readonly activity: string | null
  readonly type: string | null
  readonly hub_name: string | null
  readonly starts_on: string | null
  readonly ends_on: string | null
  readonly issued_on: string | null
  readonly year: number | null
  readonly role: string | null
  readonly level: string | null
  readonly number: string | null
  readonly jp: number | null
  readonly revoked_at: number | null
}

/** JP of one person from the certificates of all hubs, the newest first; revoked ones are marked. */
export async function getLedger(
  db: ReadDb,
  memberId: MemberId,
): Promise<{ readonly name: string; readonly entries: readonly LedgerEntry[] }> {
  const found = await findMember(db, memberId)
  if (!found) throw new AppError('member.missing')
  const { id, details } = found
  const isTheirs = isOfMember(await readJoined(db), sql`c.member_id`, sql`${id}`)
  return {
    name: fullTitledName(details),
    entries: await listEntries(db, sql`c.member_id is not null and ${isTheirs}`),
  }
}

/** The same lines for everybody of an activity, by certificate. */
export async function listEntriesOfActivity(
  db: ReadDb,
  activityId: ActivityId,
): Promise<ReadonlyMap<CertificateId, LedgerEntry>> {
  const entries = await listEntries(db, sql`c.activity_id = ${activityId}`)
  return new Map(entries.map((entry) => [entry.id, entry]))
}

async function listEntries(
  db: ReadDb,
  where: ReturnType<typeof sql>,
): Promise<readonly LedgerEntry[]> {
  const { rows } = await sql<EntryRow>`
    select c.id, c.activity_id, a.title as activity, a.type, h.name as hub_name, a.starts_on, a.ends_on, c.issued_on,
      c.year, c.role, r.level, c.number, c.jp, c.revoked_at
    from certificates c
    left join activities a on a.id = c.activity_id
    left join hubs h on h.id = a.hub_id
    left join certificate_rules r on r.activity_id = c.activity_id
    where c.removed_at is null and ${where}
    order by coalesce(a.starts_on, c.issued_on) desc, c.number_seq desc, c.id desc`.execute(db)
  return rows.map((row) => ({
    id: row.id,
    activityId: row.activity_id,
    activity: row.activity ?? '',
    activityType: row.type,
    hubName: row.hub_name,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    issuedOn: row.issued_on,
    year: row.year,
    role: known(certificateRoles, row.role) ?? 'participant',
    level: known(trainingLevels, row.level),
    number: row.number ?? '',
    jp: row.jp ?? 0,
    isRevoked: row.revoked_at !== null,
  }))
}
