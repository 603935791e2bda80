import { amountOf, postOf } from '../../../shared/domain/budget'
import {
  amountsOf,
  type CashEntryDetails,
  type CashMonth,
  monthSpan,
  withBalances,
} from '../../../shared/domain/cash'
import type { ActivityId, BudgetItemId, CashEntryId, HubId } from '../../../shared/domain/ids'
import type { CashBudgetLine, CashMonthView } from '../../../shared/ipc/cash-contract'
import { AppError } from '../../../shared/lib/app-error'
import { assert } from '../../../shared/lib/assert'
import { listBudget } from '../activity-papers/facts-repository'
import type { CommandContext, QueryContext, Session } from '../handler'
import {
  balanceBefore,
  entryCells,
  findBudgetActivity,
  findEntry,
  lastVoucher,
  listEntries,
  listKnown,
  putEntry,
  sumPosts,
  sumSpentByLine,
} from './cash-repository'

type Reading = Pick<QueryContext, 'db' | 'session'>

function hubOf({ session }: { readonly session: Session | null }): HubId {
  assert(session, 'the cash book is of a hub')
  return session.hubId
}

export async function readCashMonth(month: CashMonth, context: Reading): Promise<CashMonthView> {
  const { db } = context
  const hubId = hubOf(context)
  const span = monthSpan(month)
  const opening = await balanceBefore(db, hubId, span.from)
  const entries = withBalances(opening, await listEntries(db, hubId, span))
  const sum = (side: 'amountIn' | 'amountOut') =>
    entries.reduce((total, entry) => total + amountsOf(entry)[side], 0)
  return {
    opening,
    entries,
    totalIn: sum('amountIn'),
    totalOut: sum('amountOut'),
    closing: entries.at(-1)?.balance ?? opening,
    posts: await sumPosts(db, hubId, span),
    nextVoucher: String((await lastVoucher(db, hubId, month.year)) + 1).padStart(3, '0'),
  }
}

export async function readKnownCash(context: Reading) {
  return listKnown(context.db, hubOf(context))
}

export async function saveEntry(
  { id, entry }: { readonly id: CashEntryId | null; readonly entry: CashEntryDetails },
  context: Pick<CommandContext, 'db' | 'ids' | 'session'>,
): Promise<{ readonly id: CashEntryId }> {
  const hubId = hubOf(context)
  if (id !== null) await requireEntry(id, context)
  await requireBudgetLine(entry, context)
  const saved = id ?? context.ids.next<'cash-entry'>()
  await putEntry(context.db, { id: saved, hub_id: hubId, ...entryCells(entry) })
  return { id: saved }
}

export async function markEntry(
  id: CashEntryId,
  isRemoved: boolean,
  context: Pick<CommandContext, 'db' | 'clock' | 'session'>,
): Promise<Record<string, never>> {
  await requireEntry(id, context)
  await putEntry(context.db, {
    id,
    removed_at: isRemoved ? context.clock.now() : null,
    removed_by: isRemoved ? (context.session?.accountId ?? null) : null,
  })
  return {}
}

/** The RAB of an activity with what was spent on each line so far (U15). */
export async function readBudgetLines(
  {
    activityId,
    exceptId,
  }: { readonly activityId: ActivityId; readonly exceptId: CashEntryId | null },
  { db }: Reading,
): Promise<readonly CashBudgetLine[]> {
  const spent = await sumSpentByLine(db, activityId, exceptId)
  return (await listBudget(db, activityId)).map((line) => ({
    id: line.id as BudgetItemId, // a line of the RAB
    post: postOf(line),
    description: line.description,
    planned: amountOf(line),
    spent: spent.get(line.id) ?? 0,
  }))
}

/** A line of another activity's RAB would count there and nowhere be seen here. */
async function requireBudgetLine(
  { budgetItemId, activityId }: CashEntryDetails,
  { db }: Pick<CommandContext, 'db'>,
): Promise<void> {
  if (budgetItemId === null) return
  const line = await findBudgetActivity(db, budgetItemId)
  if (line === null || line.activityId !== activityId) throw new AppError('book.line-missing')
}

async function requireEntry(
  id: CashEntryId,
  context: Pick<CommandContext, 'db' | 'session'>,
): Promise<void> {
  if ((await findEntry(context.db, hubOf(context), id)) === null) {
    throw new AppError('book.line-missing')
  }
}
