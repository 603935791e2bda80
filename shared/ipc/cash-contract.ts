import { z } from 'zod'

import { cashEntry, cashEntryDetails, cashMonth } from '../domain/cash'
import { cashEntryId } from '../domain/ids'
import { command, query, staff } from './contract-kit'

const money = z.int()
const one = z.strictObject({ id: cashEntryId })

const month = z.object({
  /** In the cash box before the first day. */
  opening: money,
  entries: z.array(cashEntry.extend({ balance: money })).readonly(),
  totalIn: money,
  totalOut: money,
  closing: money,
  /** By pos: this month's sums, and what is left of it to the end of the month. null: without pos. */
  posts: z
    .array(
      z.object({ post: z.string().nullable(), amountIn: money, amountOut: money, balance: money }),
    )
    .readonly(),
  /** What the next voucher of this year would be called. */
  nextVoucher: z.string(),
})
export type CashMonthView = z.output<typeof month>

export const cashContract = {
  'cash.month': query(staff, cashMonth, month),
  /** Years that have entries, latest first, and the posts used so far. */
  'cash.known': query(
    staff,
    z.strictObject({}),
    z.object({ years: z.array(z.int()).readonly(), posts: z.array(z.string()).readonly() }),
  ),
  /** null writes a new entry. */
  'cash.save': command(
    staff,
    z.strictObject({ id: cashEntryId.nullable(), entry: cashEntryDetails }),
    z.object({ id: cashEntryId }),
  ),
  'cash.remove': command(staff, one, z.object({})),
  'cash.restore': command(staff, one, z.object({})),
}
