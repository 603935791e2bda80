import { isPresent } from '../../../shared/domain/attendance'
import { sumOfJp } from '../../../shared/domain/session'
import { paperText } from '../../../shared/i18n/paper-texts'
import { AppError } from '../../../shared/lib/app-error'
import {
  type ActivityTotals,
  listActivityTotals,
  listSessionsOfMember,
  type MemberSession,
} from '../../features/attendance/period-recap-repository'
import { listSameAs } from '../../features/duplicates/survivor-repository'
import { listPaperPeople } from '../../features/members/paper-person-repository'
import type { Cell } from '../document'
import type { Form } from '../form'
import { sessionName } from '../kit/activity-papers'
import { boardSigner, hubLetterhead, placeAndDate } from '../kit/hub-papers'
import { clockTime, daySpan, decimal, shortDay } from '../kit/indonesian'

/** Rekap kehadiran per periode (DOMAIN 5): a line an activity. */
export const periodRecap: Form<'period-recap'> = async (period, context) => {
  const activities = await listActivityTotals(context.db, period)
  return {
    title: `${paperText('recap.period-title')} ${period.from} ${period.to}`,
    orientation: 'landscape',
    letterhead: await hubLetterhead(context),
    isNumbered: true,
    blocks: [
      {
        kind: 'title',
        text: paperText('recap.period-title'),
        lines: [daySpan(period.from, period.to)],
      },
      {
        kind: 'table',
        sheet: paperText('recap.title'),
        emptyText: paperText('recap.people-empty'),
        columns: [
          { title: paperText('kit.number'), width: 9, align: 'center' },
          { title: paperText('recap.date'), width: 24 },
          { title: paperText('recap.activity'), width: { share: 1 } },
          { title: paperText('recap.session-count'), width: 14, align: 'center' },
          { title: paperText('recap.people'), width: 19, align: 'center' },
          { title: paperText('recap.present'), width: 17, align: 'center' },
          { title: paperText('recap.late'), width: 22, align: 'center' },
          { title: paperText('recap.excused'), width: 14, align: 'center' },
          { title: paperText('recap.sick'), width: 15, align: 'center' },
          { title: paperText('recap.absent'), width: 14, align: 'center' },
          { title: paperText('recap.away'), width: 20, align: 'center' },
          { title: paperText('recap.percent'), width: 13, align: 'center' },
        ],
        rows: activities.map((activity, index) => [String(index + 1), ...activityCells(activity)]),
      },
      {
        kind: 'signatures',
        placeAndDate: await placeAndDate(context),
        signers: [await boardSigner('secretary', context)],
      },
    ],
  }
}

function activityCells(activity: ActivityTotals): readonly Cell[] {
  const { H, T, I, S, A, D } = activity.totals
  const marked = H + T + I + S + A + D
  return [
    shortDay(activity.startsOn),
    activity.title,
    whole(activity.sessions),
    whole(activity.registered),
    whole(H + T),
    whole(T),
    whole(I),
    whole(S),
    whole(A),
    whole(D),
    marked === 0 ? '' : whole(Math.round((100 * (H + T)) / marked)),
  ]
}

/** Rekap kehadiran of one person over a period (DOMAIN 5): a line a session, with times and JP. */
export const memberRecap: Form<'member-recap'> = async ({ memberId, from, to }, context) => {
  const [standing] = await listSameAs(context.db, 'member', memberId)
  const person = (await listPaperPeople(context.db, [standing])).get(standing)
  if (person === undefined) throw new AppError('member.missing')
  const sessions = await listSessionsOfMember(context.db, standing, { from, to })
  const jp = sumOfJp(sessions.filter(({ status }) => isPresent(status)))
  return {
    title: `${paperText('recap.title')} ${person.name}`,
    orientation: 'portrait',
    letterhead: await hubLetterhead(context),
    isNumbered: true,
    blocks: [
      { kind: 'title', text: paperText('recap.member-title') },
      {
        kind: 'fields',
        rows: [
          [paperText('recap.name'), person.name],
          [paperText('attendance-sheet.identity'), person.nip ?? person.nuptk ?? '–'],
          [paperText('recap.school'), person.schoolName ?? '–'],
          [paperText('recap.period'), daySpan(from, to)],
        ],
      },
      {
        kind: 'table',
        sheet: paperText('recap.title'),
        emptyText: paperText('recap.member-empty'),
        columns: [
          { title: paperText('kit.number'), width: 9, align: 'center' },
          { title: paperText('recap.date'), width: 23 },
          { title: paperText('recap.activity'), width: { share: 1 } },
          { title: paperText('recap.status'), width: 29 },
          { title: paperText('recap.arrived'), width: 16, align: 'center' },
          { title: paperText('recap.left'), width: 16, align: 'center' },
          { title: paperText('recap.jp'), width: 12, align: 'center' },
        ],
        rows: sessions.map((session, index) => [String(index + 1), ...sessionCells(session)]),
        foot: [
          [
            { kind: 'span', text: paperText('kit.total'), columns: 6, align: 'center' },
            { kind: 'amount', text: decimal(jp), amount: jp },
          ],
        ],
      },
      { kind: 'paragraph', text: counted(sessions) },
      {
        kind: 'signatures',
        placeAndDate: await placeAndDate(context),
        signers: [await boardSigner('secretary', context)],
      },
    ],
  }
}

const statusWords = {
  H: 'recap.present',
  T: 'recap.late',
  I: 'recap.excused',
  S: 'recap.sick',
  A: 'recap.absent',
  D: 'recap.away',
} as const

function sessionCells(session: MemberSession): readonly Cell[] {
  const { status, lateMinutes } = session
  const jp = isPresent(status) ? session.jp : null
  return [
    shortDay(session.heldOn),
    `${session.activityTitle}\n${sessionName({ title: session.sessionTitle, position: session.position })}`,
    status === null
      ? ''
      : status === 'T' && lateMinutes !== null
        ? paperText('recap.late-minutes', { minutes: lateMinutes })
        : paperText(statusWords[status]),
    clockTime(session.arrivedAt),
    clockTime(session.leftAt),
    jp === null ? '' : { kind: 'amount', text: decimal(jp), amount: jp },
  ]
}

/** 'Hadir 5, Terlambat 1, Izin 0, …, 86 %' of the sessions that were marked. */
function counted(sessions: readonly MemberSession[]): string {
  const marked = sessions.filter(({ status }) => status !== null)
  const present = marked.filter(({ status }) => isPresent(status)).length
  const words = (['T', 'I', 'S', 'A', 'D'] as const).map(
    (status) =>
      `${paperText(statusWords[status])} ${marked.filter((one) => one.status === status).length}`,
  )
  const share = marked.length === 0 ? [] : [`${Math.round((100 * present) / marked.length)} %`]
  return [`${paperText('recap.present')} ${present}`, ...words, ...share].join(', ')
}

function whole(amount: number): Cell {
  return { kind: 'amount', text: String(amount), amount }
}
