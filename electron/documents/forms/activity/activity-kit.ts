import { amountOf, isPaidByParticipants, totalOf } from '../../../../shared/domain/budget'
import { sumOfJp } from '../../../../shared/domain/session'
import { paperText } from '../../../../shared/i18n/paper-texts'
import type { ActivityFacts } from '../../../features/activity-papers/activity-facts'
import { placesOf } from '../../../features/activity-papers/activity-facts'
import type { AgendaLine, StaffPerson } from '../../../features/activity-papers/facts-repository'
import type { Block, Cell, Signer, TableBlock } from '../../document'
import { daySpan, decimal, grouped, inWords, timeSpan, weekdayAndDay } from '../../kit/indonesian'

/** Parts that several papers of an activity share: its place and time, agenda, people and budget. */
export function paragraphs(text: string | null): readonly Block[] {
  return (text ?? '')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => ({ kind: 'paragraph', text: line, align: 'justify' }))
}

/** Several lines become a numbered list; one stays a sentence. */
export function listOrParagraph(text: string | null): readonly Block[] {
  const lines = (text ?? '').split('\n').filter((line) => line !== '')
  if (lines.length < 2) return paragraphs(text)
  return [{ kind: 'list', style: 'number', items: lines.map(withoutNumber) }]
}

/** People who number their lines themselves get one number, not two. */
function withoutNumber(line: string): string {
  return line.replace(/^\s*(?:\d{1,2}[.)]|[-•*])\s+/u, '')
}

export function placeFields(facts: ActivityFacts): Block {
  const { activity, sessions } = facts
  const [first] = sessions
  const last = sessions.filter(({ heldOn }) => heldOn === first?.heldOn).at(-1)
  const isOneDay = activity.endsOn === null || activity.endsOn === activity.startsOn
  return {
    kind: 'fields',
    rows: [
      [
        paperText('plan.day'),
        isOneDay ? weekdayAndDay(activity.startsOn) : daySpan(activity.startsOn, activity.endsOn),
      ],
      [paperText('plan.time'), timeSpan(first?.startsAt ?? null, last?.endsAt ?? null)],
      [paperText('plan.place'), placesOf(facts) ?? ''],
    ],
  }
}

/** Day by day; without days a single run of lines. */
export function agendaTable(agenda: readonly AgendaLine[]): TableBlock {
  const days = [...new Set(agenda.map(({ heldOn }) => heldOn))].sort((a, b) =>
    (a ?? '9999').localeCompare(b ?? '9999'),
  )
  const hasDays = days.some((day) => day !== null)
  const rows = days.flatMap((day): readonly (readonly Cell[])[] => {
    const lines = agenda.filter(({ heldOn }) => heldOn === day)
    const name = day === null ? paperText('agenda.no-day') : weekdayAndDay(day)
    const head: readonly Cell[] = [
      { kind: 'span', columns: 6, text: [{ text: name, isBold: true }] },
    ]
    return [...(hasDays ? [head] : []), ...lines.map(agendaRow)]
  })
  const jp = sumOfJp(agenda)
  return {
    kind: 'table',
    sheet: paperText('agenda.title'),
    emptyText: paperText('agenda.empty'),
    columns: [
      { title: paperText('kit.number'), width: 10, align: 'center' },
      { title: paperText('agenda.time'), width: 26, align: 'center' },
      { title: paperText('agenda.jp'), width: 12, align: 'center' },
      { title: paperText('agenda.topic'), width: { share: 4 } },
      { title: paperText('agenda.speaker'), width: { share: 3 } },
      { title: paperText('agenda.moderator'), width: { share: 2.5 } },
    ],
    rows,
    ...(jp > 0
      ? {
          foot: [
            [
              { kind: 'span', columns: 2, text: paperText('kit.total'), align: 'center' },
              { kind: 'amount', text: decimal(jp), amount: jp },
              { kind: 'span', columns: 3, text: '' },
            ],
          ],
        }
      : {}),
  }
}

function agendaRow(line: AgendaLine, index: number): readonly Cell[] {
  const { jp } = line
  return [
    String(index + 1),
    timeSpan(line.startsAt, line.endsAt),
    jp === null ? null : { kind: 'amount', text: decimal(jp), amount: jp },
    line.topic,
    line.speaker,
    line.moderator,
  ]
}

export function staffTable(staff: readonly StaffPerson[]): TableBlock {
  return {
    kind: 'table',
    sheet: paperText('staff.title'),
    emptyText: paperText('staff.empty'),
    columns: [
      { title: paperText('kit.number'), width: 10, align: 'center' },
      { title: paperText('staff.name'), width: { share: 4 } },
      { title: paperText('staff.unit'), width: { share: 3 } },
      { title: paperText('staff.role'), width: 23 },
      { title: paperText('staff.topic'), width: { share: 3 } },
      { title: paperText('staff.jp'), width: 12, align: 'center' },
    ],
    rows: staff.map(({ name, nip, unit, role, topic, jp }, index) => [
      String(index + 1),
      nip === null ? name : `${name}\n${paperText('kit.nip', { number: nip })}`,
      unit,
      roleName(role),
      topic,
      jp === null ? null : decimal(jp),
    ]),
  }
}

function roleName(role: string): string {
  switch (role) {
    case 'speaker':
    case 'facilitator':
    case 'moderator':
      return paperText(`staff.${role}`)
    default:
      return paperText('staff.committee')
  }
}

/** RAB (DOMAIN 5) with sums per pos, and what participants pay themselves (DOMAIN 6). */
export function budgetTable({ budget }: Pick<ActivityFacts, 'budget'>): TableBlock {
  const posts = [...new Set(budget.map(({ post }) => post))]
  const hasPosts = posts.some((post) => post !== null)
  const total = totalOf(budget)
  const own = totalOf(budget.filter(isPaidByParticipants))
  const rows = posts.flatMap((post): readonly (readonly Cell[])[] => {
    const lines = budget.filter((line) => line.post === post)
    const name = post ?? paperText('budget.other-posts')
    const head: readonly Cell[] = [
      { kind: 'span', columns: 7, text: [{ text: name, isBold: true }] },
    ]
    return [
      ...(hasPosts ? [head] : []),
      ...lines.map((line, index): readonly Cell[] => [
        String(index + 1),
        line.description,
        line.volume === null ? null : decimal(line.volume),
        line.unit,
        line.unitPrice === null ? null : money(line.unitPrice),
        money(amountOf(line)),
        line.source,
      ]),
      ...(hasPosts ? [sumRow(paperText('budget.subtotal', { post: name }), totalOf(lines))] : []),
    ]
  })
  return {
    kind: 'table',
    sheet: paperText('budget.title'),
    emptyText: paperText('budget.empty'),
    columns: [
      { title: paperText('kit.number'), width: 9, align: 'center' },
      { title: paperText('budget.item'), width: { share: 3 } },
      { title: paperText('budget.volume'), width: 16, align: 'right' },
      // 'orang/hari' is the longest unit in daily use, and is read in one piece.
      { title: paperText('budget.unit'), width: 20 },
      { title: paperText('budget.price'), width: 24, align: 'right' },
      { title: paperText('budget.amount'), width: 26, align: 'right' },
      { title: paperText('budget.source'), width: { share: 1.5 } },
    ],
    rows,
    foot: [
      sumRow(paperText('kit.total'), total),
      sumRow(paperText('budget.by-participants'), own),
      sumRow(paperText('budget.by-others'), total - own),
    ],
  }
}

function sumRow(text: string, amount: number): readonly Cell[] {
  return [
    { kind: 'span', columns: 5, text: [{ text, isBold: true }], align: 'right' },
    money(amount),
    null,
  ]
}

export function money(amount: number): Cell {
  const text = amount < 0 ? `(${grouped(-amount)})` : grouped(amount)
  return { kind: 'amount', text, amount }
}

export function totalInWords({ budget }: Pick<ActivityFacts, 'budget'>): readonly Block[] {
  if (budget.length === 0) return []
  const words = inWords(totalOf(budget))
  return [
    {
      kind: 'paragraph',
      text: [{ text: paperText('budget.in-words', { words }), isItalic: true }],
    },
  ]
}

/** Ketua panitia: the one of the committee whose part says so, else a dotted line. */
export function committeeChair(
  staff: readonly StaffPerson[],
  caption: string | null = null,
): Signer {
  const committee = staff.filter(({ role }) => role === 'committee')
  const chair = committee.find(({ topic }) => /^ketua/iu.test(topic ?? ''))
  return {
    caption,
    post: paperText('staff.chair'),
    name: chair?.name ?? null,
    idLine: chair?.nip ? paperText('kit.nip', { number: chair.nip }) : null,
  }
}

/** The lines under the title: what it is and when. */
export function activityLines({ activity }: ActivityFacts): readonly string[] {
  return [activity.title, daySpan(activity.startsOn, activity.endsOn)].filter((line) => line !== '')
}
