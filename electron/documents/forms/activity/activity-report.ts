import type { ReportTexts } from '../../../../shared/domain/activity-paper'
import { paperText } from '../../../../shared/i18n/paper-texts'
import {
  type ActivityFacts,
  placesOf,
  readFacts,
  teachersOf,
} from '../../../features/activity-papers/activity-facts'
import { planDraft, reportDraft } from '../../activity-papers/activity-paper-service'
import type { Block, Letterhead } from '../../document'
import type { Form, FormContext } from '../../form'
import { boardSigner, hubLetterhead, placeAndDate } from '../../kit/hub-papers'
import { daySpan, longDay } from '../../kit/indonesian'
import { agendaTable, listOrParagraph, paragraphs, placeFields, staffTable } from './activity-kit'
import { planBlocks } from './activity-plan'
import { spendingTable } from './activity-tables'
import { reportAnnexes } from './report-annexes'

/** Laporan kegiatan (DOMAIN 5, U11): cover, approval, three chapters, annexes in the Dinas' order. */
export const activityReport: Form<'activity-report'> = async ({ activityId }, context) => {
  const facts = await readFacts(context.db, activityId)
  const { values } = await reportDraft(activityId, context, facts)
  const { values: plan } = await planDraft(activityId, context, facts)
  const letterhead = await hubLetterhead(context)
  return {
    title: `Laporan ${facts.activity.title}`,
    orientation: 'portrait',
    letterhead: null,
    isNumbered: true,
    blocks: [
      cover(facts, letterhead),
      ...(await approvalPage(facts, values, context)),
      { kind: 'page-break' },
      { kind: 'title', text: paperText('report.contents') },
      ...contents().map((text) => ({ kind: 'paragraph', text }) as const),
      { kind: 'page-break' },
      ...chapter(paperText('report.chapter.1'), [
        [paperText('report.part.background'), paragraphs(values.background)],
        [paperText('report.part.purpose'), listOrParagraph(values.purpose)],
        [paperText('report.part.target'), listOrParagraph(values.target)],
        [paperText('report.part.expected'), listOrParagraph(values.expected)],
      ]),
      ...chapter(paperText('report.chapter.2'), heldParts(facts, values)),
      ...chapter(paperText('report.chapter.3'), [
        [paperText('report.part.conclusion'), paragraphs(values.conclusion)],
        [paperText('report.part.recommendations'), listOrParagraph(values.recommendations)],
      ]),
      ...(await reportAnnexes(activityId, planBlocks(facts, plan), context)),
    ],
  }
}

function cover(facts: ActivityFacts, { lines, address, logo }: Letterhead): Block {
  const { activity } = facts
  const place = placesOf(facts)
  return {
    kind: 'framed-page',
    blocks: [
      { kind: 'display', text: paperText('report.title').toUpperCase(), size: 'huge' },
      { kind: 'space', heightMm: 12 },
      { kind: 'display', text: activity.title, size: 'large' },
      { kind: 'paragraph', align: 'center', text: daySpan(activity.startsOn, activity.endsOn) },
      ...(place === null ? [] : [{ kind: 'paragraph', align: 'center', text: place } as const]),
      ...(logo === null
        ? [{ kind: 'space', heightMm: 55 } as const]
        : ([
            { kind: 'space', heightMm: 20 },
            { kind: 'pictures', columns: 1, items: [{ source: logo, caption: '' }] },
            { kind: 'space', heightMm: 15 },
          ] as const)),
      ...lines.map((text) => ({ kind: 'display', text, size: 'large' }) as const),
      ...(address === null
        ? []
        : [{ kind: 'paragraph', align: 'center', isSmall: true, text: address } as const]),
      { kind: 'display', text: (activity.startsOn ?? '').slice(0, 4), size: 'large' },
    ],
  }
}

async function approvalPage(
  facts: ActivityFacts,
  { approvedBy, approvedOn }: ReportTexts,
  context: FormContext,
): Promise<readonly Block[]> {
  const { activity } = facts
  return [
    { kind: 'page-break' },
    { kind: 'title', text: paperText('report.approval') },
    {
      kind: 'paragraph',
      align: 'justify',
      isIndented: true,
      text: paperText('report.approval.text', {
        title: activity.title,
        when: daySpan(activity.startsOn, activity.endsOn),
        place: placesOf(facts) ?? '-',
      }),
    },
    ...(approvedOn === null
      ? []
      : paragraphs(paperText('report.approval.on', { day: longDay(approvedOn) }))),
    {
      kind: 'signatures',
      placeAndDate: await placeAndDate(context, approvedOn),
      signers: [
        {
          caption: paperText('kit.acknowledged'),
          post: paperText('report.supervisor'),
          name: approvedBy,
          idLine: null,
        },
        await boardSigner('chair', context),
      ],
    },
  ]
}

function contents(): readonly string[] {
  const annexes = [1, 2, 3, 4, 5, 6] as const
  return [
    paperText('report.approval'),
    paperText('report.chapter.1'),
    paperText('report.chapter.2'),
    paperText('report.chapter.3'),
    ...annexes.map(
      (number) =>
        `${paperText('report.annex', { number })}: ${paperText(`report.annex.${number}`)}`,
    ),
  ]
}

type Part = readonly [string, readonly Block[]]

function heldParts(facts: ActivityFacts, values: ReportTexts): readonly Part[] {
  const { agenda, budget, expenses } = facts
  const teachers = teachersOf(facts)
  return [
    [paperText('report.part.place'), [placeFields(facts)]],
    [
      paperText('report.part.course'),
      [...paragraphs(values.course), ...(agenda.length === 0 ? [] : [agendaTable(agenda)])],
    ],
    [paperText('report.part.indicators'), listOrParagraph(values.indicators)],
    [
      paperText('report.part.facilitators'),
      teachers.length > 0 ? [staffTable(teachers)] : listOrParagraph(values.facilitators),
    ],
    [paperText('report.part.results'), paragraphs(values.results)],
    [
      paperText('report.part.funds'),
      [
        ...paragraphs(values.funds),
        ...(budget.length + expenses.length === 0 ? [] : [spendingTable(facts, { isFinal: true })]),
      ],
    ],
    [paperText('report.part.problems'), listOrParagraph(values.problems)],
  ]
}

function chapter(title: string, parts: readonly Part[]): readonly Block[] {
  return [
    { kind: 'title', text: title },
    ...parts.flatMap(([name, blocks]): readonly Block[] => [
      { kind: 'heading', level: 1, text: name },
      ...(blocks.length === 0 ? paragraphs(paperText('report.annex.none')) : blocks),
    ]),
  ]
}
