import type { DecisionTask, MinutesTexts } from '../../../../shared/domain/activity-paper'
import type { AttendanceStatus } from '../../../../shared/domain/attendance'
import type { ActivityId } from '../../../../shared/domain/ids'
import { paperText } from '../../../../shared/i18n/paper-texts'
import { readFacts } from '../../../features/activity-papers/activity-facts'
import { listTasks } from '../../../features/activity-papers/decision-repository'
import { getRecap } from '../../../features/attendance/recap-repository'
import { minutesDraft } from '../../activity-papers/activity-paper-service'
import type { Block } from '../../document'
import type { Form, FormContext } from '../../form'
import { hubLetterhead, hubName, placeAndDate } from '../../kit/hub-papers'
import { longDay, timeSpan, weekdayAndDay } from '../../kit/indonesian'
import { listOrParagraph, paragraphs } from './activity-kit'

/** Notulen (DOMAIN 5): signed by who led and who took notes; the attendance list when it is asked for. */
export const meetingMinutes: Form<'minutes'> = async (request, context) => {
  const { activityId, withAttendance } = request
  const facts = await readFacts(context.db, activityId)
  const { values } = await minutesDraft(activityId, context, facts)
  const decisions = await listTasks(context.db, activityId)
  return {
    title: `Notulen ${facts.activity.title}`,
    orientation: 'portrait',
    letterhead: await hubLetterhead(context),
    isNumbered: true,
    isLetter: true,
    blocks: [
      { kind: 'title', text: paperText('minutes.title') },
      { kind: 'fields', rows: headRows(values, await hubName(context)) },
      ...part(paperText('minutes.agenda'), listOrParagraph(values.agenda)),
      ...part(paperText('minutes.proceedings'), written(values.proceedings)),
      ...part(paperText('minutes.decisions'), decisionList(decisions)),
      ...part(paperText('minutes.follow-up'), [followUpTable(decisions)]),
      {
        kind: 'together',
        blocks: [
          ...part(paperText('minutes.closing'), paragraphs(values.closing)),
          {
            kind: 'signatures',
            placeAndDate: await placeAndDate(context, values.heldOn),
            signers: [
              signer(paperText('minutes.leader'), values.leader),
              signer(paperText('minutes.note-taker'), values.noteTaker),
            ],
          },
        ],
      },
      ...(withAttendance
        ? await attendanceAnnex(activityId, context, [
            facts.activity.title,
            weekdayAndDay(values.heldOn),
          ])
        : []),
    ],
  }
}

function headRows(values: MinutesTexts, hub: string): readonly (readonly [string, string])[] {
  return [
    [paperText('minutes.hub'), hub],
    [paperText('minutes.theme'), values.theme ?? ''],
    [paperText('minutes.nature'), values.nature ?? ''],
    [paperText('minutes.day'), weekdayAndDay(values.heldOn)],
    [paperText('minutes.time'), timeSpan(values.startsAt, values.endsAt)],
    [paperText('minutes.place'), values.place ?? ''],
    [paperText('minutes.leader'), values.leader ?? ''],
    [paperText('minutes.note-taker'), values.noteTaker ?? ''],
    [paperText('minutes.attendees'), values.attendees ?? ''],
  ]
}

function part(title: string, blocks: readonly Block[]): readonly Block[] {
  return [{ kind: 'heading', level: 1, text: title }, ...blocks]
}

/** Not typed yet: room to write by hand during the meeting. */
function written(text: string | null): readonly Block[] {
  return text === null ? [{ kind: 'writing-lines', count: 10 }] : paragraphs(text)
}

function decisionList(decisions: readonly DecisionTask[]): readonly Block[] {
  if (decisions.length === 0) return paragraphs(paperText('minutes.no-decision'))
  return [{ kind: 'list', style: 'number', items: decisions.map(({ text }) => text) }]
}

function followUpTable(decisions: readonly DecisionTask[]): Block {
  return {
    kind: 'table',
    sheet: paperText('minutes.follow-up'),
    emptyText: paperText('minutes.no-decision'),
    columns: [
      { title: paperText('kit.number'), width: 10, align: 'center' },
      { title: paperText('minutes.what'), width: { share: 4 } },
      { title: paperText('minutes.responsible'), width: { share: 3 } },
      // '30 September 2026' in one line.
      { title: paperText('minutes.due'), width: 33 },
      { title: paperText('minutes.note'), width: 23 },
    ],
    rows: decisions.map(({ text, responsible, dueOn, doneAt }, index) => [
      String(index + 1),
      text,
      responsible,
      longDay(dueOn),
      doneAt === null ? '' : paperText('minutes.done'),
    ]),
  }
}

function signer(post: string, name: string | null) {
  return { caption: null, post, name, idLine: null }
}

async function attendanceAnnex(
  activityId: ActivityId,
  context: FormContext,
  lines: readonly string[],
): Promise<readonly Block[]> {
  const { rows } = await getRecap(activityId, context)
  return [
    { kind: 'page-break' },
    { kind: 'title', text: paperText('minutes.attachment'), lines: lines.filter(Boolean) },
    {
      kind: 'table',
      emptyText: paperText('minutes.attendance-empty'),
      columns: [
        { title: paperText('kit.number'), width: 10, align: 'center' },
        { title: paperText('minutes.attendance-name'), width: { share: 3 } },
        { title: paperText('minutes.attendance-unit'), width: { share: 3 } },
        { title: paperText('minutes.attendance-mark'), width: 28 },
      ],
      rows: rows.map((row, index) => [
        String(index + 1),
        personName(row),
        row.schoolName,
        statusWord(row.cells.find((cell) => (cell?.status ?? null) !== null)?.status ?? null),
      ]),
    },
  ]
}

export function personName(person: {
  readonly frontTitle: string | null
  readonly fullName: string
  readonly backTitle: string | null
}): string {
  const front = person.frontTitle === null ? '' : `${person.frontTitle} `
  const back = person.backTitle === null ? '' : `, ${person.backTitle}`
  return `${front}${person.fullName}${back}`
}

function statusWord(status: AttendanceStatus | null): string {
  return status === null ? '' : paperText(`attendance.${status}`)
}
