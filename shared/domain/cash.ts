import { z } from 'zod'

import { activityId, budgetItemId, cashEntryId, cashPaperId } from './ids'
import { optionalText, requiredText } from './text-field'

/**
 * Buku kas umum (DOMAIN 5): what came in and went out, in whole rupiah. It stays at its own hub: no
 * cell of it travels to another.
 */
export const cashWays = ['in', 'out'] as const

export const cashEntryDetails = z.strictObject({
  entryOn: z.iso.date(),
  /** No bukti. */
  voucherNo: optionalText(40),
  description: requiredText(240),
  way: z.enum(cashWays),
  /** Rupiah, up to 999 billion. */
  amount: z.int().min(1).max(999_999_999_999),
  /** Pos: iuran, konsumsi, transport … */
  post: optionalText(120),
  /** From whom, or to whom. */
  party: optionalText(160),
  activityId: activityId.nullable(),
  /** The line of that activity's RAB which this pays for. */
  budgetItemId: budgetItemId.nullable().default(null),
})
export type CashEntryDetails = z.output<typeof cashEntryDetails>
export type CashEntryInput = z.input<typeof cashEntryDetails>

export const cashMonth = z.strictObject({
  year: z.int().min(2000).max(2100),
  month: z.int().min(1).max(12),
})
export type CashMonth = z.output<typeof cashMonth>

export const cashEntry = cashEntryDetails.extend({
  id: cashEntryId,
  activityTitle: z.string().nullable(),
  /** Photos and scans of its receipt. */
  papers: z.int(),
})
export type CashEntry = z.output<typeof cashEntry>

/** An entry with what was in the cash box after it. */
export type BalancedEntry = CashEntry & { readonly balance: number }

export function amountsOf({ way, amount }: Pick<CashEntry, 'way' | 'amount'>): {
  readonly amountIn: number
  readonly amountOut: number
} {
  return way === 'in' ? { amountIn: amount, amountOut: 0 } : { amountIn: 0, amountOut: amount }
}

/** Entries in the order of the book, each with the balance after it. */
export function withBalances<E extends Pick<CashEntry, 'way' | 'amount'>>(
  opening: number,
  entries: readonly E[],
): readonly (E & { readonly balance: number })[] {
  let balance = opening
  return entries.map((entry) => {
    const { amountIn, amountOut } = amountsOf(entry)
    balance += amountIn - amountOut
    return { ...entry, balance }
  })
}

/** First and last day of a month, YYYY-MM-DD. */
export function monthSpan({ year, month }: CashMonth): {
  readonly from: string
  readonly to: string
} {
  const two = String(month).padStart(2, '0')
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return { from: `${year}-${two}-01`, to: `${year}-${two}-${String(last).padStart(2, '0')}` }
}

/** The photo or scan of a receipt. Like the cash book it stays with the hub, and on this PC. */
export const cashPaper = z.object({
  id: cashPaperId,
  fileName: z.string(),
  mediaType: z.string(),
  size: z.int().nullable(),
  addedAt: z.number().nullable(),
  /** False on another PC of the hub: the file stays where it was added. */
  isHere: z.boolean(),
})
export type CashPaper = z.output<typeof cashPaper>
