import type { PlannedSession } from '../../shared/domain/activity'
import type { ActivityId, MemberId, SessionId } from '../../shared/domain/ids'
import type { Contract } from '../../shared/ipc/contract'
import type { InputOf } from '../../shared/ipc/contract-kit'
import { aHub } from './new-hub'
import type { TestHub } from './test-hub'

/** What fills a hub needs no more of it: one opened for a test, a measurement or behind a window. */
export type Callable = Pick<TestHub, 'call'>

/** A hub that is set up, with its secretary at the PC. */
export async function startHub(hub: TestHub): Promise<void> {
  await hub.call(
    'setup.createHub',
    aHub({ name: 'PKG Uji', districtCode: null, districtName: null, ownerName: 'Sekretaris Uji' }),
  )
}

type NewActivityInput = InputOf<Contract['activities.create']>

export function anActivity(changes: Partial<NewActivityInput> = {}): NewActivityInput {
  const startsOn = changes.startsOn ?? '2026-11-21'
  return {
    title: 'Workshop uji',
    type: 'workshop',
    purpose: 'competence',
    startsOn,
    endsOn: startsOn,
    quota: null,
    note: null,
    ...changes,
  }
}

/** 21 November 2026, 08.00-12.00. */
export function aSession(changes: Partial<PlannedSession> = {}): PlannedSession {
  return {
    title: null,
    heldOn: '2026-11-21',
    startsAt: 480,
    endsAt: 720,
    className: null,
    jp: null,
    venueIndex: null,
    ...changes,
  }
}

/** Invented people, in the order of their names; all at one school when it is given. */
export async function createPeople(
  hub: Callable,
  count: number,
  options: { readonly schoolName?: string } = {},
): Promise<MemberId[]> {
  const { schoolName } = options
  const school =
    schoolName === undefined ? null : await hub.call('institutions.create', { name: schoolName })
  const ids: MemberId[] = []
  for (let index = 1; index <= count; index += 1) {
    const { id } = await hub.call('members.create', {
      fullName: `Guru Uji ${String(index).padStart(3, '0')}`,
      posts: school === null ? [] : [{ institutionId: school.id }],
    })
    ids.push(id)
  }
  return ids
}

/** An activity of one session (08.00) with that many participants. */
export async function createSheet(
  hub: Callable,
  people: readonly MemberId[],
  session: Partial<PlannedSession> = {},
): Promise<{ readonly activityId: ActivityId; readonly sessionId: SessionId }> {
  const { activityIds } = await hub.call(
    'activities.create',
    anActivity({ sessions: [aSession(session)] }),
  )
  const activityId = activityIds[0]!
  if (people.length > 0) {
    await hub.call('enrolments.add', {
      activityId,
      source: { from: 'members', memberIds: [...people] },
      role: 'participant',
      alsoLater: false,
    })
  }
  const sessions = await hub.call('sessions.list', { activityId })
  return { activityId, sessionId: sessions[0]!.id }
}
