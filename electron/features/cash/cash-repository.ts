import { sql } from 'kysely'

import type { CashEntry, CashEntryDetails } from '../../../shared/domain/cash'
import { amountsOf } from '../../../shared/domain/cash'
import type { ActivityId, BudgetItemId, CashEntryId, HubId } from '../../../shared/domain/ids'
import { put } from '../../database/change-log'
import type { ReadDb, SyncedRow, WriteDb } from '../../database/database'

/** SQL of the cash book. Its rows are of this hub alone. */
type Db = ReadDb | WriteDb

type EntryRow = {
  readonly id: CashEntryId
  readonly entry_on: string | null
  readonly voucher_no: string | null
  readonly description: string | null
  readonly amount_in: number | null
  readonly amount_out: number | null
  readonly post: string | null
  readonly party: string | null
  readonly activity_id: ActivityId | null
  readonly activity_title: string | null
  readonly budget_item_id: BudgetItemId | null
  readonly papers: number
}

const columns = sql`c.id, c.entry_on, c.voucher_no, c.description, c.amount_in, c.amount_out, c.post,
  c.party, c.activity_id, a.title as activity_title, c.budget_item_id,
  (select count(*) from cash_papers p where p.entry_id = c.id and p.removed_at is null) as papers`

/** In the order of the book: by day, and within a day as they were written. */
export async function listEntries(
  db: Db,
  hubId: HubId,
  span: { readonly from: string; readonly to: string },
): Promise<readonly CashEntry[]> {
  const { rows } = await sql<EntryRow>`
    select ${columns} from cash_entries c left join activities a on a.id = c.activity_id
    where c.hub_id = ${hubId} and c.removed_at is null
      and c.entry_on between ${span.from} and ${span.to}
    order by c.entry_on, c.id`.execute(db)
  return rows.map(toEntry)
}

/** Removed ones too. */
export async function findEntry(db: Db, hubId: HubId, id: CashEntryId): Promise<CashEntry | null> {
  const { rows } = await sql<EntryRow>`
    select ${columns} from cash_entries c left join activities a on a.id = c.activity_id
    where c.hub_id = ${hubId} and c.id = ${id}`.execute(db)
  const row = rows[0]
  return row === undefined ? null : toEntry(row)
}

function toEntry(row: EntryRow): CashEntry {
  const amountIn = row.amount_in ?? 0
  return {
    id: row.id,
    entryOn: row.entry_on ?? '',
    voucherNo: row.voucher_no,
    description: row.description ?? '',
    way: amountIn > 0 ? 'in' : 'out',
    amount: amountIn > 0 ? amountIn : (row.amount_out ?? 0),
    post: row.post,
    party: row.party,
    activityId: row.activity_id,
    activityTitle: row.activity_title,
    budgetItemId: row.budget_item_id,
    papers: row.papers,
  }
}

export async function balanceBefore(db: Db, hubId: HubId, day: string): Promise<number> {
  const { rows } = await sql<{ balance: number }>`
    select coalesce(sum(coalesce(amount_in, 0) - coalesce(amount_out, 0)), 0) as balance
    from cash_entries where hub_id = ${hubId} and removed_at is null and entry_on < ${day}`.execute(
    db,
  )
  return rows[0]?.balance ?? 0
}

export type PostSum = {
  readonly post: string | null
  readonly amountIn: number
  readonly amountOut: number
  readonly balance: number
}

/** Posts used up to the end of the span: sums within it, and the balance at its end. */
export async function sumPosts(
  db: Db,
  hubId: HubId,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<readonly PostSum[]> {
  const { rows } = await sql<PostSum>`
    select min(post) as post,
      sum(case when entry_on >= ${from} then coalesce(amount_in, 0) else 0 end) as "amountIn",
      sum(case when entry_on >= ${from} then coalesce(amount_out, 0) else 0 end) as "amountOut",
      sum(coalesce(amount_in, 0) - coalesce(amount_out, 0)) as balance
    from cash_entries where hub_id = ${hubId} and removed_at is null and entry_on <= ${to}
    group by lower(coalesce(post, ''))
    order by min(post) is null, lower(min(post))`.execute(db)
  return rows
}

export async function listKnown(
  db: Db,
  hubId: HubId,
): Promise<{ readonly years: readonly number[]; readonly posts: readonly string[] }> {
  const years = await sql<{ year: number }>`
    select distinct cast(substr(entry_on, 1, 4) as integer) as year from cash_entries
    where hub_id = ${hubId} and removed_at is null order by 1 desc`.execute(db)
  const posts = await sql<{ post: string }>`
    select min(post) as post from cash_entries
    where hub_id = ${hubId} and removed_at is null and post is not null
    group by lower(post) order by lower(post) limit 200`.execute(db)
  return {
    years: years.rows.map(({ year }) => year),
    posts: posts.rows.map(({ post }) => post),
  }
}

/** The greatest number a voucher of the year begins with; 0 where none begins with one. */
export async function lastVoucher(db: Db, hubId: HubId, year: number): Promise<number> {
  const { rows } = await sql<{ last: number | null }>`
    select max(cast(voucher_no as integer)) as last from cash_entries
    where hub_id = ${hubId} and removed_at is null and substr(entry_on, 1, 4) = ${String(year)}`.execute(
    db,
  )
  return rows[0]?.last ?? 0
}

/** What was spent on each line of a RAB, without the entry that is being written. */
export async function sumSpentByLine(
  db: Db,
  activityId: ActivityId,
  exceptId: CashEntryId | null,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ id: BudgetItemId; spent: number }>`
    select c.budget_item_id as id, sum(coalesce(c.amount_out, 0)) as spent
    from cash_entries c join budget_items b on b.id = c.budget_item_id
    where b.activity_id = ${activityId} and c.removed_at is null and c.id is not ${exceptId}
    group by c.budget_item_id`.execute(db)
  return new Map(rows.map(({ id, spent }) => [id, spent]))
}

/** Which activity's RAB a line stands in; null when it is gone. */
export async function findBudgetActivity(
  db: Db,
  id: BudgetItemId,
): Promise<{ readonly activityId: ActivityId | null } | null> {
  const row = await db
    .selectFrom('budget_items')
    .select('activity_id')
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return row ? { activityId: row.activity_id } : null
}

export async function putEntry(db: WriteDb, row: SyncedRow<'cash_entries'>): Promise<void> {
  await put(db, 'cash_entries', [row])
}

export function entryCells(entry: CashEntryDetails): Omit<SyncedRow<'cash_entries'>, 'id'> {
  const { amountIn, amountOut } = amountsOf(entry)
  return {
    entry_on: entry.entryOn,
    voucher_no: entry.voucherNo,
    description: entry.description,
    amount_in: amountIn === 0 ? null : amountIn,
    amount_out: amountOut === 0 ? null : amountOut,
    post: entry.post,
    party: entry.party,
    activity_id: entry.activityId,
    // Money that came in is no spending of any line.
    budget_item_id: entry.way === 'out' ? entry.budgetItemId : null,
  }
}
