import {
  amountsOf,
  type CashEntryDetails,
  type CashMonth,
  monthSpan,
  withBalances,
} from '../../../shared/domain/cash'
import type { CashEntryId, HubId } from '../../../shared/domain/ids'
import type { CashMonthView } from '../../../shared/ipc/cash-contract'
import { AppError } from '../../../shared/lib/app-error'
import { assert } from '../../../shared/lib/assert'
import type { CommandContext, QueryContext, Session } from '../handler'
import {
  balanceBefore,
  entryCells,
  findEntry,
  lastVoucher,
  listEntries,
  listKnown,
  putEntry,
  sumPosts,
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

async function requireEntry(
  id: CashEntryId,
  context: Pick<CommandContext, 'db' | 'session'>,
): Promise<void> {
  if ((await findEntry(context.db, hubOf(context), id)) === null) {
    throw new AppError('book.line-missing')
  }
}
