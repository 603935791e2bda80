import type { ClosingCheck } from '../../../shared/domain/activity-paper'
import { type ActivityFacts, teachersOf } from './activity-facts'

/** The four checks of a success (DOMAIN 1.3), as far as the books can answer them. */
export function closingChecks(facts: ActivityFacts): readonly ClosingCheck[] {
  return [asPlanned(facts), quota(facts), speakersStayed(facts), workShown(facts)]
}

function asPlanned({ sessions, held }: ActivityFacts): ClosingCheck {
  const planned = sessions.length
  const params = { held: held.size, planned }
  if (planned === 0 || held.size === 0) return { kind: 'as-planned', answer: 'unknown', params }
  return { kind: 'as-planned', answer: held.size === planned ? 'yes' : 'no', params }
}

function quota({ activity }: ActivityFacts): ClosingCheck {
  const { present, quota: wanted } = activity
  if (wanted === null || present === 0) {
    return { kind: 'quota', answer: 'unknown', params: { present, quota: wanted ?? 0 } }
  }
  // A tenth beside the quota is what invitations bring with them.
  const isNear = Math.abs(present - wanted) <= wanted / 10
  return { kind: 'quota', answer: isNear ? 'yes' : 'no', params: { present, quota: wanted } }
}

function speakersStayed(facts: ActivityFacts): ClosingCheck {
  const teachers = teachersOf(facts)
  const ends = facts.sessions.flatMap(({ endsAt }) => (endsAt === null ? [] : [endsAt]))
  const end = ends.length === 0 ? null : Math.max(...ends)
  const known = teachers.flatMap(({ leftAt }) => (leftAt === null ? [] : [leftAt]))
  if (end === null || known.length === 0) {
    return { kind: 'speakers-stayed', answer: 'unknown', params: { count: 0 } }
  }
  const early = known.filter((leftAt) => leftAt < end).length
  const answer = early > 0 ? 'no' : known.length === teachers.length ? 'yes' : 'unknown'
  return { kind: 'speakers-stayed', answer, params: { count: early } }
}

/** Enough when four of five who came handed something in, as certificates usually ask (DOMAIN 6). */
const enoughWork = 0.8

function workShown({ activity, shownWork }: ActivityFacts): ClosingCheck {
  const { present } = activity
  const params = { count: shownWork, present }
  if (present === 0 || shownWork === 0) return { kind: 'work-shown', answer: 'unknown', params }
  return {
    kind: 'work-shown',
    answer: shownWork >= present * enoughWork ? 'yes' : 'no',
    params,
  }
}
