import { z } from 'zod'

import { cashEntry, cashEntryDetails, cashMonth, cashPaper } from '../domain/cash'
import { activityId, budgetItemId, cashEntryId, cashPaperId } from '../domain/ids'
import { command, query, staff, task } from './contract-kit'

const money = z.int()
const one = z.strictObject({ id: cashEntryId })
const onePaper = z.strictObject({ id: cashPaperId })
const bytes = z.instanceof(Uint8Array)

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

const budgetLine = z.object({
  id: budgetItemId,
  post: z.string(),
  description: z.string(),
  planned: money,
  /** By other entries. */
  spent: money,
})
export type CashBudgetLine = z.output<typeof budgetLine>

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
  /** The RAB of an activity as an entry can be tied to it, with what other entries spent on each line. */
  'cash.budget': query(
    staff,
    z.strictObject({ activityId, exceptId: cashEntryId.nullable() }),
    z.array(budgetLine).readonly(),
  ),
  /** Photos and scans of one entry's receipt, oldest first. */
  'cash.papers': query(staff, one, z.array(cashPaper).readonly()),
  /** Takes a chosen file in; `photo`: the page's shrunk JPEG to keep instead. The same one is not added twice. */
  'cash.addPaper': task(
    staff,
    one.extend({
      token: z.string().max(200),
      fileName: z.string().max(300),
      photo: bytes.nullable(),
    }),
    z.object({ id: cashPaperId, wasThere: z.boolean() }),
  ),
  /** The whole content of a picture, for the app's own window. */
  'cash.paperContent': query(staff, onePaper, z.object({ bytes, mediaType: z.string() })),
  'cash.openPaper': task(staff, onePaper, z.object({})),
  /** Asks where to, then writes a plain copy there. Null: the dialog was closed. */
  'cash.savePaperCopy': task(staff, onePaper, z.object({ savedAs: z.string().nullable() })),
  'cash.removePaper': command(staff, onePaper, z.object({})),
  'cash.restorePaper': command(staff, onePaper, z.object({})),
}
