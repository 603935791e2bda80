import { applyChange, blankMark } from '../../../shared/domain/attendance'
import type { WalkIn } from '../../../shared/domain/enrolment'
import type { ActivityId, InstitutionId, MemberId, SessionId } from '../../../shared/domain/ids'
import { institutionFormOf, institutionNameKey } from '../../../shared/domain/institution-name'
import { splitName } from '../../../shared/domain/person-name'
import { AppError } from '../../../shared/lib/app-error'
import { assert } from '../../../shared/lib/assert'
import { findActivity } from '../activities/activity-repository'
import { putMarks, readMarks } from '../attendance/attendance-repository'
import type { CommandContext } from '../handler'
import { listNamedInstitutions, putInstitutions } from '../institutions/institution-repository'
import { findMember, putMembers, putPosts } from '../members/member-repository'
import { listParticipants, putEnrolments } from './enrolment-repository'
import { findSession } from './session-repository'

/**
 * A person at the door: written down in seconds, looked after later. Titles are taken off the name
 * as the member list does; a school that is known by that name is used, else a new one is noted.
 */
export async function addWalkIn(
  input: {
    readonly activityId: ActivityId
    readonly sessionId: SessionId | null
    readonly person: WalkIn
  },
  context: Pick<CommandContext, 'db' | 'ids' | 'session'>,
): Promise<{ readonly memberId: MemberId }> {
  const { db, session: account } = context
  assert(account, 'the contract lets bookkeepers in only')
  if ((await findActivity(db, input.activityId)) === null) throw new AppError('activity.missing')
  const session = input.sessionId === null ? null : await findSession(db, input.sessionId)
  if (input.sessionId !== null && session?.activityId !== input.activityId) {
    throw new AppError('session.missing')
  }
  const memberId = await findOrMake(input.person, context)
  const enrolled = (await listParticipants(db, input.activityId)).some(
    (person) => person.memberId === memberId,
  )
  if (!enrolled) {
    await putEnrolments(db, [
      {
        activity_id: input.activityId,
        member_id: memberId,
        role: 'participant',
        // Without a class a walk-in would stand on the sheet of every class.
        class_name: session?.className ?? null,
        is_walk_in: 1,
        removed_at: null,
        removed_by: null,
      },
    ])
  }
  if (session !== null) {
    const before = (await readMarks(db, session.id, [memberId])).get(memberId) ?? blankMark
    const mark = applyChange(before, { status: 'H', onlyIfBlank: true }, session.startsAt)
    await putMarks(db, session.id, [{ memberId, ...mark }], account.accountId)
  }
  return { memberId }
}

async function findOrMake(
  person: WalkIn,
  context: Pick<CommandContext, 'db' | 'ids'>,
): Promise<MemberId> {
  const { db, ids } = context
  if ('memberId' in person) {
    const known = await findMember(db, person.memberId)
    if (known === null) throw new AppError('member.missing')
    return known.id
  }
  const memberId = ids.next<'member'>()
  const name = splitName(person.fullName)
  await putMembers(db, [
    {
      id: memberId,
      front_title: name.frontTitle,
      full_name: name.fullName,
      back_title: name.backTitle,
      activity_status: 'active',
      is_walk_in: 1,
      is_demo: 0,
      archived_at: null,
    },
  ])
  if (person.schoolName !== null) {
    const institutionId = await schoolNamed(person.schoolName, context)
    await putPosts(db, [
      { id: ids.next<'post'>(), member_id: memberId, institution_id: institutionId, is_home: 1 },
    ])
  }
  return memberId
}

async function schoolNamed(
  name: string,
  { db, ids }: Pick<CommandContext, 'db' | 'ids'>,
): Promise<InstitutionId> {
  const key = institutionNameKey(name)
  const known = (await listNamedInstitutions(db)).find(
    (institution) => institutionNameKey(institution.name) === key,
  )
  if (known !== undefined) return known.id
  const id = ids.next<'institution'>()
  await putInstitutions(db, [{ id, name, form: institutionFormOf(name) }])
  return id
}
