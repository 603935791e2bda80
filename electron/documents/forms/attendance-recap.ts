import type { AttendanceRecap, RecapRow } from '../../../shared/domain/attendance'
import type { Candidate } from '../../../shared/domain/certificate'
import type { MemberId } from '../../../shared/domain/ids'
import { fullTitledName } from '../../../shared/domain/person-name'
import { paperText } from '../../../shared/i18n/paper-texts'
import { AppError } from '../../../shared/lib/app-error'
import { findActivity } from '../../features/activities/activity-repository'
import { getRecap } from '../../features/attendance/recap-repository'
import { getDesk } from '../../features/certificates/certificate-service'
import type { Block, Cell, Column, TableBlock } from '../document'
import type { Form } from '../form'
import { daysOf, hoursOf, orDots, placesOf, sessionName } from '../kit/activity-papers'
import { boardSigner, hubLetterhead, placeAndDate } from '../kit/hub-papers'
import { decimal, longDay } from '../kit/indonesian'

/** Sessions whose letters fit beside the names and the totals. */
const mostBeside = 12

/**
 * Rekap kehadiran of one activity (DOMAIN 5): a letter a session, what it adds up to, JP earned. With
 * more sessions than fit, the table goes on in parts and the totals stand in the last.
 */
export const attendanceRecap: Form<'attendance-recap'> = async ({ activityId }, context) => {
  const activity = await findActivity(context.db, activityId)
  if (activity === null) throw new AppError('activity.missing')
  const recap = await getRecap(activityId, context)
  const { sessions } = recap
  const desk = await getDesk(activityId, context)
  const eligible = eligibilityOf(desk.people)
  const parts = Math.max(1, Math.ceil(sessions.length / mostBeside))
  const blocks: Block[] = []
  for (let part = 0; part < parts; part += 1) {
    if (part > 0) {
      const place = { part: part + 1, parts }
      blocks.push(
        { kind: 'page-break' },
        { kind: 'title', text: paperText('recap.title'), lines: [paperText('recap.part', place)] },
      )
    }
    blocks.push(table(recap, { part, parts, eligible }))
  }
  return {
    title: `${paperText('recap.title')} ${activity.title}`,
    orientation: 'landscape',
    letterhead: await hubLetterhead(context),
    isNumbered: true,
    marginMm: 15,
    blocks: [
      { kind: 'title', text: paperText('recap.title') },
      {
        kind: 'fields',
        rows: [
          [paperText('attendance-sheet.activity'), activity.title],
          [paperText('recap.period'), orDots(daysOf(sessions))],
          [paperText('attendance-sheet.place'), orDots(placesOf(sessions))],
        ],
      },
      ...blocks,
      {
        kind: 'paragraph',
        text: `${paperText('recap.legend')}\n${paperText('recap.jp-total', { jp: decimal(recap.jpTotal) })}`,
        isSmall: true,
      },
      ...sessionRemark(recap),
      {
        kind: 'signatures',
        placeAndDate: await placeAndDate(context),
        signers: [await boardSigner('secretary', context)],
      },
    ],
  }
}

const narrow = { width: 8, align: 'center' as const }

function totalColumns(): readonly Column[] {
  return [
    { title: 'H', ...narrow },
    { title: 'T', ...narrow },
    { title: 'I', ...narrow },
    { title: 'S', ...narrow },
    { title: 'A', ...narrow },
    { title: 'D', ...narrow },
    { title: paperText('recap.percent'), width: 10, align: 'center' },
    { title: paperText('recap.jp'), width: 10, align: 'center' },
    { title: paperText('recap.eligible'), width: 17, align: 'center' },
  ]
}

/** 'Ya' or 'Tidak' by the activity's rule for certificates; nothing while that cannot be said. */
type Eligibility = ReadonlyMap<MemberId, string>

function eligibilityOf(people: readonly Candidate[]): Eligibility {
  const words = new Map<MemberId, string>()
  for (const { memberId, shortfalls, certificate } of people) {
    if (memberId === null || words.has(memberId)) continue
    const isEligible = certificate !== null || shortfalls.length === 0
    const isOpen = !isEligible && shortfalls.includes('unmarked')
    words.set(memberId, isOpen ? '' : paperText(isEligible ? 'recap.yes' : 'recap.no'))
  }
  return words
}

type Part = { readonly part: number; readonly parts: number; readonly eligible: Eligibility }

function table({ sessions, rows }: AttendanceRecap, { part, parts, eligible }: Part): TableBlock {
  const isLast = part === parts - 1
  const size = Math.ceil(sessions.length / parts)
  const from = part * size
  const shown = sessions.slice(from, from + size)
  const columns: readonly Column[] = [
    { title: paperText('kit.number'), width: 9, align: 'center' },
    { title: paperText('attendance-sheet.name'), width: { share: 3 } },
    { title: paperText('recap.school'), width: { share: 2 } },
    // Alone, it has to bear the word above its number.
    ...shown.map((_, index) => ({
      title: String(from + index + 1),
      width: shown.length === 1 ? 11 : 7,
      align: 'center' as const,
    })),
    ...(isLast ? totalColumns() : []),
  ]
  return {
    kind: 'table',
    sheet: parts === 1 ? paperText('recap.title') : `${paperText('recap.title')} ${part + 1}`,
    emptyText: paperText('recap.empty'),
    isSmall: true,
    columns,
    head: headRows(columns, { count: shown.length, isLast }),
    rows: rows.map((row, index): readonly Cell[] => [
      String(index + 1),
      row.isErased ? paperText('attendance-sheet.gone') : fullTitledName(row),
      row.schoolName ?? '',
      ...row.cells
        .slice(from, from + size)
        .map((cell) => (cell === null ? '–' : (cell.status ?? ''))),
      ...(isLast ? [...totals(row), eligible.get(row.memberId) ?? ''] : []),
    ]),
  }
}

function headRows(
  columns: readonly Column[],
  { count, isLast }: { readonly count: number; readonly isLast: boolean },
) {
  const upright = columns.slice(0, 3).map(({ title }) => ({ text: title, rows: 2 }))
  const last = isLast ? totalColumns().map(({ title }) => ({ text: title, rows: 2 })) : []
  if (count === 0) return [[...upright, ...last], []]
  return [
    [...upright, { text: paperText('recap.session'), columns: count }, ...last],
    columns.slice(3, 3 + count).map(({ title }) => ({ text: title })),
  ]
}

/** H is everybody who was there, in time or late, as the percentage counts them. */
function totals({ totals: count, percentPresent, jpEarned }: RecapRow): readonly Cell[] {
  return [
    whole(count.H + count.T),
    whole(count.T),
    whole(count.I),
    whole(count.S),
    whole(count.A),
    whole(count.D),
    percentPresent === null ? '' : whole(percentPresent),
    { kind: 'amount', text: decimal(jpEarned), amount: jpEarned },
  ]
}

function whole(amount: number): Cell {
  return { kind: 'amount', text: String(amount), amount }
}

/** More of them run on, so that they stay with the last rows and the signature on one page. */
const mostLines = 6

/** Which session stands behind each number of the head: a remark below the table, which holds it. */
function sessionRemark({ sessions }: AttendanceRecap): readonly Block[] {
  if (sessions.length === 0) return []
  const lines = sessions.map((session, index) =>
    [
      `${index + 1}. ${sessionName(session)}`,
      longDay(session.heldOn),
      hoursOf(session),
      session.className ?? '',
      session.jp === null ? '' : `${decimal(session.jp)} ${paperText('recap.jp')}`,
    ]
      .filter((text) => text !== '')
      .join(', '),
  )
  const title = { text: `${paperText('recap.sessions')}:`, isBold: true }
  const text = lines.length > mostLines ? ` ${lines.join('; ')}` : `\n${lines.join('\n')}`
  return [{ kind: 'paragraph', text: [title, { text }], isSmall: true }]
}
