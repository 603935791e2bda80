import type { ActivityType } from '../../../shared/domain/activity'
import type {
  ClosingCheck,
  MinutesTexts,
  PlanTexts,
  ReportTexts,
} from '../../../shared/domain/activity-paper'
import { compareSpending, isPaidByParticipants, totalOf } from '../../../shared/domain/budget'
import { type PaperText, paperText } from '../../../shared/i18n/paper-texts'
import {
  type ActivityFacts,
  jpOf,
  placesOf,
  teachersOf,
} from '../../features/activity-papers/activity-facts'
import type { StaffPerson } from '../../features/activity-papers/facts-repository'
import { daySpan, decimal, rupiah } from '../kit/indonesian'

/** What stands in the KAK, the notulen and the laporan before anybody writes: made from the books. */
type Template = 'meeting' | 'training' | 'talk' | 'coaching' | 'other'

const templates: Readonly<Record<ActivityType, Template>> = {
  'pertemuan-rutin': 'meeting',
  workshop: 'training',
  lokakarya: 'training',
  diklat: 'training',
  iht: 'training',
  seminar: 'talk',
  sosialisasi: 'talk',
  penyuluhan: 'talk',
  pendampingan: 'coaching',
  other: 'other',
}

export function suggestPlan(facts: ActivityFacts, hub: string): PlanTexts {
  const { activity, staff, agenda } = facts
  const template = templates[activity.type]
  const words = { hub, title: activity.title, quota: activity.quota ?? '' }
  return {
    background: paperText(`plan.${template}.background`, words),
    basis: paperText('plan.basis', words),
    purpose: paperText(`plan.${template}.purpose`, words),
    outcomes: paperText(`plan.${template}.outcomes`, words),
    audience: paperText(activity.quota === null ? 'plan.audience' : 'plan.audience.quota', words),
    speakers: people(teachersOf(facts)),
    materials: inLines(agenda.filter(({ jp }) => (jp ?? 0) > 0).map(({ topic }) => topic)),
    committee: people(staff.filter(({ role }) => role === 'committee')),
    closing: paperText('plan.closing'),
  }
}

function people(list: readonly StaffPerson[]): string | null {
  return inLines(
    list.map(({ name, unit, topic }) =>
      [name, unit, topic].filter((part) => part !== null && part !== '').join(', '),
    ),
  )
}

function inLines(lines: readonly string[]): string | null {
  return lines.length === 0 ? null : lines.join('\n')
}

export function suggestMinutes(facts: ActivityFacts, chair: string | null): MinutesTexts {
  const { activity, sessions, agenda } = facts
  const [first] = sessions
  const { present, registered } = activity
  return {
    theme: activity.title,
    nature: paperText('minutes.nature.usual'),
    heldOn: first?.heldOn ?? activity.startsOn,
    startsAt: first?.startsAt ?? null,
    endsAt: sessions.filter(({ heldOn }) => heldOn === first?.heldOn).at(-1)?.endsAt ?? null,
    place: placesOf(facts),
    leader: chair,
    noteTaker: null,
    attendees: registered === 0 ? null : paperText('minutes.attended', { present, registered }),
    agenda: inLines(agenda.map(({ topic }) => topic)) ?? paperText('minutes.agenda.usual'),
    proceedings: null,
    closing: paperText('minutes.closing.usual'),
  }
}

export function suggestReport(
  facts: ActivityFacts,
  plan: PlanTexts,
  checks: readonly ClosingCheck[],
): ReportTexts {
  return {
    background: plan.background,
    purpose: plan.purpose,
    target: plan.audience,
    expected: plan.outcomes,
    course: courseText(facts),
    // What nobody noted is no result to report.
    indicators: inLines(checks.filter(({ answer }) => answer !== 'unknown').map(checkText)),
    facilitators: people(teachersOf(facts)),
    results: resultText(facts),
    funds: fundsText(facts),
    problems: paperText('report.problems.none'),
    conclusion: conclusionText(facts),
    recommendations: paperText('report.recommendations.usual'),
    recordNote: null,
    witness: null,
    approvedBy: null,
    approvedOn: null,
  }
}

export function checkText({ kind, answer, params }: ClosingCheck): string {
  const key: PaperText = `check.${kind}.${answer}`
  return paperText(key, params)
}

function courseText(facts: ActivityFacts): string | null {
  if (facts.sessions.length === 0) return null
  const jp = jpOf(facts)
  return paperText('report.course', {
    sessions: facts.sessions.length,
    jp: jp > 0 ? paperText('report.course.jp', { jp: decimal(jp) }) : '',
  })
}

function resultText({ activity, shownWork }: ActivityFacts): string | null {
  const { registered, present } = activity
  if (registered === 0) return null
  const percent = Math.round((100 * present) / registered)
  const came = paperText('report.results', { registered, present, percent })
  return shownWork === 0
    ? came
    : `${came}\n${paperText('report.results.work', { count: shownWork })}`
}

function fundsText({ budget, expenses }: ActivityFacts): string {
  const planned = totalOf(budget)
  const spent = compareSpending(budget, expenses).reduce((sum, row) => sum + row.spent, 0)
  if (planned === 0 && spent === 0) return paperText('report.funds.none')
  const whole = paperText('report.funds', { planned: rupiah(planned), spent: rupiah(spent) })
  const own = totalOf(budget.filter(isPaidByParticipants))
  if (own === 0) return whole
  return `${whole} ${paperText('report.funds.participants', { amount: rupiah(own) })}`
}

function conclusionText(facts: ActivityFacts): string {
  const { activity } = facts
  const place = placesOf(facts)
  return paperText('report.conclusion', {
    title: activity.title,
    when: daySpan(activity.startsOn, activity.endsOn),
    place: place === null ? '' : paperText('report.at', { place }),
    present: activity.present,
  })
}
