import { compareSpending, isRevised } from '../../../../shared/domain/budget'
import { paperText } from '../../../../shared/i18n/paper-texts'
import {
  type ActivityFacts,
  jpOf,
  readFacts,
} from '../../../features/activity-papers/activity-facts'
import { reportDraft } from '../../activity-papers/activity-paper-service'
import type { Block, Cell } from '../../document'
import type { Form } from '../../form'
import { boardSigner, hubLetterhead, placeAndDate } from '../../kit/hub-papers'
import { daySpan, decimal, rupiah, shortDay, timeSpan } from '../../kit/indonesian'
import { activityLines, listOrParagraph, paragraphs } from './activity-kit'
import { spendingTable } from './activity-tables'

/**
 * LPJ dana (DOMAIN 5): what was done beside what was proposed, the use of funds per pos, problems; a
 * change beyond a tenth needs the funder's approval. Chair and treasurer sign.
 */
export const fundReport: Form<'fund-report'> = async ({ activityId }, context) => {
  const facts = await readFacts(context.db, activityId)
  const { values } = await reportDraft(activityId, context, facts)
  return {
    title: `LPJ ${facts.activity.title}`,
    orientation: 'portrait',
    letterhead: await hubLetterhead(context),
    isNumbered: true,
    blocks: [
      { kind: 'title', text: paperText('funds.title'), lines: activityLines(facts) },
      { kind: 'heading', level: 1, text: paperText('funds.schedule') },
      comparison(facts),
      ...schedule(facts),
      { kind: 'heading', level: 1, text: paperText('funds.use') },
      spendingTable(facts, { isFinal: true }),
      { kind: 'heading', level: 1, text: paperText('funds.problems') },
      ...listOrParagraph(values.problems),
      { kind: 'heading', level: 1, text: paperText('funds.revisions') },
      ...revisions(facts),
      {
        kind: 'signatures',
        placeAndDate: await placeAndDate(context),
        signers: [await boardSigner('chair', context), await boardSigner('treasurer', context)],
      },
    ],
  }
}

function comparison(facts: ActivityFacts): Block {
  const { activity, sessions, held, agenda } = facts
  const done = sessions.filter(({ id }) => held.has(id))
  const days = [...new Set(done.flatMap(({ heldOn }) => heldOn ?? []))].sort()
  const planned = new Set([...agenda, ...sessions].flatMap(({ heldOn }) => heldOn ?? []))
  const notHeld = paperText('funds.not-held')
  const rows: readonly (readonly [string, string, string])[] = [
    [
      paperText('funds.day'),
      daySpan(activity.startsOn, activity.endsOn),
      days.length === 0 ? notHeld : daySpan(days[0] ?? null, days.at(-1) ?? null),
    ],
    [paperText('funds.days'), String(planned.size), String(days.length)],
    [paperText('funds.jp'), decimal(jpOf(facts)), decimal(jpOf({ sessions: done, agenda: [] }))],
    [
      paperText('funds.participants'),
      String(activity.quota ?? activity.registered),
      String(activity.present),
    ],
  ]
  return {
    kind: 'table',
    columns: [
      { title: paperText('funds.item'), width: { share: 2 } },
      { title: paperText('funds.proposed'), width: { share: 3 } },
      { title: paperText('funds.done'), width: { share: 3 } },
    ],
    rows,
  }
}

/** Each line of the jadwal with the day on which a session was really held. */
function schedule({ agenda, sessions, held }: ActivityFacts): readonly Block[] {
  if (agenda.length === 0) return []
  const heldDays = new Set(
    sessions.flatMap(({ id, heldOn }) => (held.has(id) && heldOn !== null ? [heldOn] : [])),
  )
  return [
    {
      kind: 'table',
      columns: [
        { title: paperText('kit.number'), width: 10, align: 'center' },
        { title: paperText('agenda.topic'), width: { share: 3 } },
        { title: paperText('funds.proposed'), width: 50 },
        { title: paperText('funds.done'), width: 34 },
      ],
      rows: agenda.map(({ topic, heldOn, startsAt, endsAt }, index): readonly Cell[] => [
        String(index + 1),
        topic,
        [shortDay(heldOn), timeSpan(startsAt, endsAt)].filter((part) => part !== '').join(', '),
        heldOn !== null && heldDays.has(heldOn) ? shortDay(heldOn) : paperText('funds.not-held'),
      ]),
    },
  ]
}

function revisions({ budget, expenses }: ActivityFacts): readonly Block[] {
  // Budgets without a single expense were not changed: their expenses were not written down.
  if (expenses.length === 0) return paragraphs(paperText('funds.no-expenses'))
  const revised = compareSpending(budget, expenses).filter(isRevised)
  if (revised.length === 0) return paragraphs(paperText('funds.no-revision'))
  return [
    {
      kind: 'list',
      style: 'number',
      items: revised.map(({ post, planned, spent }) =>
        paperText('funds.revision', {
          post: post === '' ? paperText('spending.unnamed') : post,
          planned: rupiah(planned),
          spent: rupiah(spent),
        }),
      ),
    },
  ]
}
