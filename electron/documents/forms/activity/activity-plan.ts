import type { PlanTexts } from '../../../../shared/domain/activity-paper'
import { paperText } from '../../../../shared/i18n/paper-texts'
import { type ActivityFacts, readFacts } from '../../../features/activity-papers/activity-facts'
import { planDraft } from '../../activity-papers/activity-paper-service'
import type { Block } from '../../document'
import type { Form } from '../../form'
import { boardSigner, hubLetterhead, placeAndDate } from '../../kit/hub-papers'
import {
  activityLines,
  agendaTable,
  budgetTable,
  listOrParagraph,
  paragraphs,
  placeFields,
  staffTable,
  totalInWords,
} from './activity-kit'

/** The last heading and its sentence, which stay with the signature. */
const closingBlocks = 2

/** KAK/TOR (DOMAIN 5): twelve parts in the order of the guideline, signed by the chair. */
export const activityPlan: Form<'activity-plan'> = async ({ activityId }, context) => {
  const facts = await readFacts(context.db, activityId)
  const { values } = await planDraft(activityId, context, facts)
  const parts = planBlocks(facts, values)
  return {
    title: `KAK ${facts.activity.title}`,
    orientation: 'portrait',
    letterhead: await hubLetterhead(context),
    isNumbered: true,
    isLetter: true,
    blocks: [
      { kind: 'title', text: paperText('plan.title'), lines: activityLines(facts) },
      ...parts.slice(0, -closingBlocks),
      {
        kind: 'together',
        blocks: [
          ...parts.slice(-closingBlocks),
          {
            kind: 'signatures',
            placeAndDate: await placeAndDate(context),
            signers: [await boardSigner('chair', context)],
          },
        ],
      },
    ],
  }
}

/** The parts of the KAK; the report takes them in as its first annex. */
export function planBlocks(facts: ActivityFacts, values: PlanTexts): readonly Block[] {
  const unnamed = paragraphs(paperText('plan.to-be-named'))
  const orUnnamed = (blocks: readonly Block[]) => (blocks.length === 0 ? unnamed : blocks)
  const teachers = facts.staff.filter(({ role }) => role !== 'committee')
  const committee = facts.staff.filter(({ role }) => role === 'committee')
  const parts: readonly (readonly [string, readonly Block[]])[] = [
    [paperText('plan.part.background'), paragraphs(values.background)],
    [paperText('plan.part.basis'), listOrParagraph(values.basis)],
    [paperText('plan.part.purpose'), listOrParagraph(values.purpose)],
    [paperText('plan.part.outcomes'), listOrParagraph(values.outcomes)],
    [paperText('plan.part.audience'), listOrParagraph(values.audience)],
    [
      paperText('plan.part.speakers'),
      teachers.length > 0 && values.speakers === null
        ? [staffTable(teachers)]
        : orUnnamed(listOrParagraph(values.speakers)),
    ],
    [paperText('plan.part.materials'), orUnnamed(listOrParagraph(values.materials))],
    [paperText('plan.part.place'), [placeFields(facts)]],
    [paperText('plan.part.agenda'), [agendaTable(facts.agenda)]],
    [
      paperText('plan.part.committee'),
      committee.length > 0 && values.committee === null
        ? [staffTable(committee)]
        : orUnnamed(listOrParagraph(values.committee)),
    ],
    [paperText('plan.part.budget'), [budgetTable(facts), ...totalInWords(facts)]],
    [paperText('plan.part.closing'), paragraphs(values.closing)],
  ]
  return parts.flatMap(([title, blocks], index): readonly Block[] => [
    { kind: 'heading', level: 1, text: `${letters[index] ?? ''}. ${title}` },
    ...blocks,
  ])
}

const letters = 'ABCDEFGHIJKL'
