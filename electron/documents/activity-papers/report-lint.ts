import type { Finding, MinutesTexts, ReportTexts } from '../../../shared/domain/activity-paper'
import { minutesPerJp } from '../../../shared/domain/session'
import { type Day, daysBetween } from '../../../shared/lib/dates'
import { type ActivityFacts, jpOf } from '../../features/activity-papers/activity-facts'
import { areNamesSimilar, shapeOfName } from '../../features/duplicates/similar-name'

/**
 * Reasons for which reports of teachers' activities are sent back (DOMAIN 6), found before they are
 * handed in. Each is a sentence with the place where it is mended; none keeps anybody from printing.
 */
export type LintInput = {
  readonly facts: ActivityFacts
  readonly report: ReportTexts
  readonly minutes: MinutesTexts
  /** People marked present here and elsewhere at one time. */
  readonly doubleBooked: readonly {
    readonly title: string
    readonly heldOn: string
    readonly people: number
  }[]
  readonly nearMeetings: number
  readonly copies: readonly { readonly title: string }[]
  readonly certificateDays: readonly (string | null)[]
  readonly today: Day
}

export function lintReport(input: LintInput): readonly Finding[] {
  return [
    ...daysOutside(input),
    ...textDaysOutside(input),
    ...minutesDay(input),
    ...twoSpellings(input.facts),
    ...doubleBooked(input),
    ...hours(input.facts),
    ...frequency(input),
    ...asDiklat(input.facts),
    ...topic(input.facts),
    ...copied(input),
    ...approval(input),
    ...certificates(input),
  ]
}

function hard(
  kind: Finding['kind'],
  mend: Finding['mend'],
  params: Finding['params'] = {},
): Finding {
  return { kind, weight: 'hard', mend, params }
}

function soft(
  kind: Finding['kind'],
  mend: Finding['mend'],
  params: Finding['params'] = {},
): Finding {
  return { kind, weight: 'soft', mend, params }
}

function isOutside(day: string | null, { activity }: ActivityFacts): day is string {
  const { startsOn, endsOn } = activity
  if (day === null || startsOn === null) return false
  return day < startsOn || day > (endsOn ?? startsOn)
}

/** Sessions and agenda on days that the activity does not have: one finding each, naming the first day. */
function daysOutside({ facts }: LintInput): readonly Finding[] {
  const found: Finding[] = []
  const session = facts.sessions.find(({ heldOn }) => isOutside(heldOn, facts))
  if (session !== undefined) {
    found.push(hard('day-outside', 'sessions', { what: 'session', day: session.heldOn ?? '' }))
  }
  const line = facts.agenda.find(({ heldOn }) => isOutside(heldOn, facts))
  if (line !== undefined) {
    found.push(hard('day-outside', 'agenda', { what: 'agenda', day: line.heldOn ?? '' }))
  }
  return found
}

const months = [
  'januari',
  'februari',
  'maret',
  'april',
  'mei',
  'juni',
  'juli',
  'agustus',
  'september',
  'oktober',
  'november',
  'desember',
] as const
const writtenDay = new RegExp(`\\b(\\d{1,2})\\s+(${months.join('|')})\\s+(\\d{4})\\b`, 'giu')

/** 'YYYY-MM-DD' of every day that is written out in a text. */
export function daysInText(text: string): readonly Day[] {
  return [...text.matchAll(writtenDay)].map(([, day = '', month = '', year = '']) => {
    const number = months.findIndex((name) => name === month.toLowerCase()) + 1
    return `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`
  })
}

/** A day in the report's own story that is not one of the activity: copied from last time, most often. */
function textDaysOutside({ facts, report }: LintInput): readonly Finding[] {
  const told = [report.course, report.results, report.conclusion, report.recordNote]
  const day = told.flatMap((text) => daysInText(text ?? '')).find((one) => isOutside(one, facts))
  return day === undefined ? [] : [hard('text-day-outside', 'report', { day })]
}

function minutesDay({ facts, minutes }: LintInput): readonly Finding[] {
  return isOutside(minutes.heldOn, facts)
    ? [hard('minutes-day', 'minutes', { day: minutes.heldOn })]
    : []
}

/** Speakers of the agenda and the people of the book, where two names differ by a letter or two. */
function twoSpellings({ agenda, staff }: ActivityFacts): readonly Finding[] {
  const names = [
    ...staff.map(({ name }) => name),
    ...agenda.flatMap(({ speaker, moderator }) => [speaker ?? '', moderator ?? '']),
  ].map(withoutTitles)
  const unique = [...new Set(names)].filter((name) => name !== '').slice(0, 200)
  for (const [index, left] of unique.entries()) {
    const right = unique
      .slice(index + 1)
      .find((other) => areNamesSimilar(shapeOfName(left), shapeOfName(other)))
    if (right !== undefined) {
      return [hard('name-spelled-two-ways', 'agenda', { left, right })]
    }
  }
  return []
}

/** Titles come after a comma; in front stand Dr., Drs., Dra., H., Hj. (DOMAIN 10). */
function withoutTitles(name: string): string {
  const [plain = ''] = name.split(',')
  return plain.replace(/^(?:(?:dr|drs|dra|prof|h|hj|ir)\.?\s+)+/iu, '').trim()
}

function doubleBooked({ doubleBooked: meetings }: LintInput): readonly Finding[] {
  return meetings.map(({ title, heldOn, people }) =>
    hard('people-in-two-places', 'sessions', { title, day: heldOn, count: people }),
  )
}

/** 12 JP of 45 minutes are nine hours without a break. */
const mostJpOfDay = 12

function hours({ sessions }: ActivityFacts): readonly Finding[] {
  const found: Finding[] = []
  const tooMany = sessions.find(
    ({ jp, startsAt, endsAt }) =>
      jp !== null && startsAt !== null && endsAt !== null && jp * minutesPerJp > endsAt - startsAt,
  )
  if (tooMany !== undefined) {
    const { jp, startsAt, endsAt, heldOn } = tooMany
    const fits = Math.floor(((endsAt ?? 0) - (startsAt ?? 0)) / minutesPerJp)
    found.push(hard('jp-over-time', 'sessions', { jp: jp ?? 0, fits, day: heldOn ?? '' }))
  }
  const byDay = new Map<string, number>()
  for (const { heldOn, className, jp } of sessions) {
    // Classes side by side are one day for each person.
    const key = `${heldOn ?? ''} ${className ?? ''}`
    byDay.set(key, (byDay.get(key) ?? 0) + (jp ?? 0))
  }
  const [longest] = [...byDay].filter(([key, jp]) => jp > mostJpOfDay && !key.startsWith(' '))
  if (longest !== undefined) {
    found.push(hard('day-too-long', 'sessions', { day: longest[0].slice(0, 10), jp: longest[1] }))
  }
  return found
}

/** Hari Belajar Guru is once a week (DOMAIN 2): two more within three days is hard to believe. */
function frequency({ nearMeetings }: LintInput): readonly Finding[] {
  return nearMeetings >= 2 ? [soft('meetings-too-close', 'edit', { count: nearMeetings + 1 })] : []
}

/** Diklat fungsional begins at 30 JP; below it counts as a collective activity (DOMAIN 1.8). */
const leastJpOfDiklat = 30
/** Days between two days of a training that make it look like meetings put together. */
const longestPause = 6

function asDiklat(facts: ActivityFacts): readonly Finding[] {
  const { activity, sessions } = facts
  if (activity.type !== 'diklat') return []
  const days = [...new Set(sessions.flatMap(({ heldOn }) => heldOn ?? []))].sort()
  const pauses = days.filter((day, at) => {
    const before = days[at - 1]
    return before !== undefined && daysBetween(before, day) > longestPause
  })
  if (activity.seriesId !== null || pauses.length >= 2) {
    return [hard('meetings-as-diklat', 'edit', { days: days.length })]
  }
  const jp = jpOf(facts)
  return jp > 0 && jp < leastJpOfDiklat
    ? [soft('diklat-too-short', 'edit', { jp, least: leastJpOfDiklat })]
    : []
}

/** Words of a teacher's duty; one of them in the title or the agenda is enough. */
const duty =
  /paud|guru|pendidik|ajar|didik|kurikulum|modul|rpp|prota|prosem|promes|media|ape\b|asesmen|penilaian|anak|siswa|murid|sekolah|lembaga|satuan|akreditasi|dapodik|literasi|numerasi|bermain|stimulasi|parenting|orang tua|kompetensi|diklat|supervisi|pkg|kkg|mgmp|gugus|igtki|himpaudi|igra|capaian|tema|cerita|dongeng|seni|gizi|inklusi|karakter|refleksi|praktik baik|pengimbasan|blog|artikel|komputer/iu

function topic({ activity, agenda }: ActivityFacts): readonly Finding[] {
  if (activity.purpose === 'ceremonial') return []
  const told = [activity.title, activity.note ?? '', ...agenda.map((line) => line.topic)]
  return told.some((text) => duty.test(text)) ? [] : [soft('topic-unrelated', 'edit')]
}

function copied({ copies }: LintInput): readonly Finding[] {
  const [first] = copies
  return first === undefined ? [] : [hard('copied-text', 'report', { title: first.title })]
}

/** Reports handed in after more than this count as expired. */
const longestWait = 90

function approval({ facts, report, today }: LintInput): readonly Finding[] {
  const end = facts.activity.endsOn ?? facts.activity.startsOn
  if (end === null || end > today) return []
  const { approvedBy, approvedOn } = report
  if (approvedOn !== null && approvedOn < end) {
    return [hard('approved-too-early', 'report', { day: approvedOn, end })]
  }
  const isOpen = approvedBy === null || approvedOn === null
  const late = isOpen && daysBetween(end, today) > longestWait
  return [
    ...(isOpen ? [hard('no-approval', 'report')] : []),
    ...(late ? [soft('report-late', 'report', { days: daysBetween(end, today) })] : []),
  ]
}

function certificates({ facts, certificateDays }: LintInput): readonly Finding[] {
  const end = facts.activity.endsOn ?? facts.activity.startsOn
  const early = certificateDays.find((day) => day !== null && end !== null && day < end)
  return early === undefined || early === null
    ? []
    : [hard('certificate-too-early', 'certificates', { day: early, end: end ?? '' })]
}
