import { join } from 'node:path'

import { openDatabase } from '../../electron/database/open-database'
import { type CertificateRule, usualRule } from '../../shared/domain/certificate'
import type { ActivityId, MemberId } from '../../shared/domain/ids'
import { aSession, type Callable } from './activity-builders'
import type { TestHub } from './test-hub'

/** Certificates as tests need them: an activity of two sessions, its rule, and the codes issued. */
export async function aWorkshop(
  hub: TestHub,
  people: readonly MemberId[],
  title = 'Workshop media',
): Promise<ActivityId> {
  const { activityIds } = await hub.call('activities.create', {
    title,
    type: 'workshop',
    purpose: 'competence',
    startsOn: '2026-11-20',
    endsOn: '2026-11-21',
    quota: null,
    note: null,
    venues: [{ name: 'Aula Kecamatan', address: null }],
    sessions: [
      aSession({ heldOn: '2026-11-20', jp: 4, venueIndex: 0 }),
      aSession({ heldOn: '2026-11-21', jp: 4, venueIndex: 0 }),
    ],
  })
  const activityId = activityIds[0]!
  await hub.call('enrolments.add', {
    activityId,
    source: { from: 'members', memberIds: [...people] },
    role: 'participant',
    alsoLater: false,
  })
  return activityId
}

/** Everybody was at both sessions. */
export async function markAllPresent(
  hub: Callable,
  activityId: ActivityId,
  people: readonly MemberId[],
): Promise<void> {
  for (const { id: sessionId } of await hub.call('sessions.list', { activityId })) {
    await hub.call('attendance.mark', {
      sessionId,
      marks: people.map((memberId) => ({ memberId, status: 'H' as const })),
    })
  }
}

export async function setRule(
  hub: TestHub,
  activityId: ActivityId,
  changes: Partial<CertificateRule>,
): Promise<void> {
  await hub.call('certificates.saveRule', { activityId, rule: { ...usualRule, ...changes } })
}

/** To everybody who is eligible; the codes in the order of the numbers. */
export async function issueAll(hub: TestHub, activityId: ActivityId): Promise<readonly string[]> {
  const { people } = await hub.call('certificates.desk', { activityId })
  await hub.call('certificates.issue', {
    activityId,
    issuedOn: '2026-11-21',
    people: people
      .filter(({ shortfalls, certificate }) => shortfalls.length === 0 && certificate === null)
      .map(({ id }) => ({ id })),
  })
  return codesOf(hub, activityId)
}

/** What the QR codes of an activity's certificates say. */
export function codesOf(hub: TestHub, activityId: ActivityId): Promise<readonly string[]> {
  return codesIn(hub.folder, activityId)
}

/** The same, by the folder of a hub. */
export async function codesIn(folder: string, activityId: ActivityId): Promise<readonly string[]> {
  const database = await openDatabase({ path: join(folder, 'simpul.db'), deviceTag: 1 })
  try {
    const rows = await database.read
      .selectFrom('certificates')
      .innerJoin('certificate_names', 'certificate_id', 'certificates.id')
      .select('certificate_names.code')
      .where('activity_id', '=', activityId)
      .orderBy('number_seq')
      .execute()
    return rows.map(({ code }) => code ?? '')
  } finally {
    await database.close()
  }
}
