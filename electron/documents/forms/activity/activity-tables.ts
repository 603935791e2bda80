import { compareSpending, isRevised, totalOf } from '../../../../shared/domain/budget'
import { paperText } from '../../../../shared/i18n/paper-texts'
import { type ActivityFacts, readFacts } from '../../../features/activity-papers/activity-facts'
import type { Cell, TableBlock } from '../../document'
import type { Form } from '../../form'
import { boardSigner, hubLetterhead, placeAndDate } from '../../kit/hub-papers'
import {
  activityLines,
  agendaTable,
  budgetTable,
  committeeChair,
  money,
  placeFields,
  staffTable,
  totalInWords,
} from './activity-kit'

/** RAB (DOMAIN 5): signed by treasurer and chair. */
export const activityBudget: Form<'activity-budget'> = async ({ activityId }, context) => {
  const facts = await readFacts(context.db, activityId)
  return {
    title: `RAB ${facts.activity.title}`,
    orientation: 'portrait',
    letterhead: await hubLetterhead(context),
    isNumbered: true,
    blocks: [
      { kind: 'title', text: paperText('budget.title'), lines: activityLines(facts) },
      budgetTable(facts),
      ...totalInWords(facts),
      {
        kind: 'signatures',
        placeAndDate: await placeAndDate(context),
        signers: [
          await boardSigner('chair', context, paperText('kit.acknowledged')),
          await boardSigner('treasurer', context),
        ],
      },
    ],
  }
}

/** Jadwal acara (DOMAIN 5): signed by the chair of the committee. */
export const activityAgenda: Form<'activity-agenda'> = async ({ activityId }, context) => {
  const facts = await readFacts(context.db, activityId)
  return {
    title: `Jadwal ${facts.activity.title}`,
    orientation: 'portrait',
    letterhead: await hubLetterhead(context),
    isNumbered: true,
    blocks: [
      { kind: 'title', text: paperText('agenda.title'), lines: [facts.activity.title] },
      placeFields(facts),
      agendaTable(facts.agenda),
      {
        kind: 'signatures',
        placeAndDate: await placeAndDate(context),
        signers: [committeeChair(facts.staff)],
      },
    ],
  }
}

export const activityStaff: Form<'activity-staff'> = async ({ activityId }, context) => {
  const facts = await readFacts(context.db, activityId)
  return {
    title: `Narasumber dan panitia ${facts.activity.title}`,
    orientation: 'portrait',
    letterhead: await hubLetterhead(context),
    isNumbered: true,
    blocks: [
      { kind: 'title', text: paperText('staff.title'), lines: activityLines(facts) },
      staffTable(facts.staff),
      {
        kind: 'signatures',
        placeAndDate: await placeAndDate(context),
        signers: [await boardSigner('chair', context)],
      },
    ],
  }
}

/** RAB and what was spent, pos by pos (U15). */
export const activitySpending: Form<'activity-spending'> = async ({ activityId }, context) => {
  const facts = await readFacts(context.db, activityId)
  return {
    title: `Realisasi anggaran ${facts.activity.title}`,
    orientation: 'portrait',
    letterhead: await hubLetterhead(context),
    isNumbered: true,
    blocks: [
      { kind: 'title', text: paperText('spending.title'), lines: activityLines(facts) },
      spendingTable(facts, { isFinal: false }),
      {
        kind: 'signatures',
        placeAndDate: await placeAndDate(context),
        signers: [
          await boardSigner('chair', context, paperText('kit.acknowledged')),
          await boardSigner('treasurer', context),
        ],
      },
    ],
  }
}

/** `isFinal`: nothing more will be spent, so that a pos left untouched is a change, too. */
export function spendingTable(
  { budget, expenses }: ActivityFacts,
  { isFinal }: { readonly isFinal: boolean },
): TableBlock {
  const rows = compareSpending(budget, expenses)
  const planned = totalOf(budget)
  const spent = rows.reduce((sum, row) => sum + row.spent, 0)
  return {
    kind: 'table',
    sheet: paperText('spending.title'),
    emptyText: paperText('spending.empty'),
    columns: [
      { title: paperText('kit.number'), width: 9, align: 'center' },
      { title: paperText('spending.post'), width: { share: 3 } },
      { title: paperText('spending.planned'), width: 28, align: 'right' },
      { title: paperText('spending.spent'), width: 28, align: 'right' },
      { title: paperText('spending.left'), width: 28, align: 'right' },
      { title: paperText('spending.percent'), width: 13, align: 'right' },
      { title: paperText('spending.note'), width: { share: 2 } },
    ],
    rows: rows.map((row, index) => [
      String(index + 1),
      row.post === '' ? paperText('spending.unnamed') : row.post,
      money(row.planned),
      money(row.spent),
      money(row.planned - row.spent),
      percentOf(row),
      noteOf(row, isFinal && expenses.length > 0),
    ]),
    foot: [
      [
        { kind: 'span', columns: 2, text: paperText('kit.total'), align: 'center' },
        money(planned),
        money(spent),
        money(planned - spent),
        percentOf({ planned, spent }),
        null,
      ],
    ],
  }
}

function percentOf({ planned, spent }: { readonly planned: number; readonly spent: number }): Cell {
  if (planned === 0) return null
  const percent = Math.round((100 * spent) / planned)
  return { kind: 'amount', text: String(percent), amount: percent }
}

function noteOf(row: ReturnType<typeof compareSpending>[number], isFinal: boolean): string {
  if (row.planned === 0) return paperText('spending.unplanned')
  if (row.isOver) return paperText('spending.over')
  return isRevised(row) && (isFinal || row.spent > 0) ? paperText('spending.revised') : ''
}
