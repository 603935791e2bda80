import type { PostSpending } from './activity-paper'

/** Rencana anggaran biaya and what became of it; whole rupiah. */
export type BudgetLine = {
  readonly id: string
  readonly post: string | null
  readonly description: string
  readonly volume: number | null
  readonly unit: string | null
  readonly unitPrice: number | null
  readonly source: string | null
}

export type Expense = {
  readonly budgetItemId: string | null
  readonly post: string | null
  readonly amount: number
}

/** Volume times price; a line without a volume counts once. */
export function amountOf({ volume, unitPrice }: Pick<BudgetLine, 'volume' | 'unitPrice'>): number {
  return Math.round((volume ?? 1) * (unitPrice ?? 0))
}

export function totalOf(lines: readonly Pick<BudgetLine, 'volume' | 'unitPrice'>[]): number {
  return lines.reduce((sum, line) => sum + amountOf(line), 0)
}

/** Teachers often pay themselves (DOMAIN 6), so each RAB says how much. */
export function isPaidByParticipants({ source }: Pick<BudgetLine, 'source'>): boolean {
  return /peserta|swadaya|mandiri|pribadi/iu.test(source ?? '')
}

/** A change of the budget beyond this needs the funder's approval (DOMAIN 5, LPJ dana). */
const freePart = 0.1

/** Lines without a pos stand under their own words. */
export function postOf({ post, description }: Pick<BudgetLine, 'post' | 'description'>): string {
  return post ?? description
}

/**
 * Plan and spending pos by pos, in the order of the RAB. Money spent on what the RAB does not know is
 * a pos of its own with nothing planned; `''` where the cash book names none.
 */
export function compareSpending(
  lines: readonly BudgetLine[],
  expenses: readonly Expense[],
): readonly PostSpending[] {
  const posts = new Map<string, { post: string; planned: number; spent: number }>()
  const entryOf = (post: string) => {
    const key = post.trim().toLowerCase()
    const known = posts.get(key) ?? { post: post.trim(), planned: 0, spent: 0 }
    posts.set(key, known)
    return known
  }
  const postOfLine = new Map(lines.map((line) => [line.id, postOf(line)]))
  for (const line of lines) entryOf(postOf(line)).planned += amountOf(line)
  for (const { budgetItemId, post, amount } of expenses) {
    const planned = budgetItemId === null ? undefined : postOfLine.get(budgetItemId)
    entryOf(planned ?? post ?? '').spent += amount
  }
  return [...posts.values()].map((entry) => ({
    ...entry,
    isOver: entry.spent > entry.planned * (1 + freePart),
  }))
}

/** Whether what was spent lies more than a tenth beside the plan, to either side. */
export function isRevised({ planned, spent }: Pick<PostSpending, 'planned' | 'spent'>): boolean {
  return Math.abs(spent - planned) > planned * freePart
}
