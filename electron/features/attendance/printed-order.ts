import { z } from 'zod'

import type { NumberedRow, SheetRow } from '../../../shared/domain/attendance'
import { type MemberId, memberId, type SessionId } from '../../../shared/domain/ids'

/**
 * The order of the people on the sheet of a session as this PC printed it last. Numbers that are read
 * from paper must mean the same people on screen, also when somebody was enrolled after printing: whoever
 * came later stands behind the last printed number. A note of this PC only.
 */
const sheets = z.record(z.string(), z.array(memberId))

/** Sessions that are remembered; those printed longest ago go first. */
const mostSessions = 60

export function printedOrder(setting: unknown, sessionId: SessionId): readonly MemberId[] {
  const known = sheets.safeParse(setting)
  return known.success ? (known.data[sessionId] ?? []) : []
}

export type PrintedOrder = {
  readonly sessionIds: readonly SessionId[]
  readonly order: readonly MemberId[]
}

export function withPrintedOrder(
  setting: unknown,
  printed: readonly PrintedOrder[],
): Readonly<Record<string, readonly MemberId[]>> {
  const known = sheets.safeParse(setting)
  const fresh = printed.flatMap(({ sessionIds, order }) =>
    sessionIds.map((id) => [id, order] as const),
  )
  const isFresh = new Set<string>(fresh.map(([id]) => id))
  const others = Object.entries(known.success ? known.data : {}).filter(([id]) => !isFresh.has(id))
  return Object.fromEntries([...others, ...fresh].slice(-mostSessions))
}

/**
 * `rows` with their numbers, in that order. A number that was printed stays with its person, and stays
 * empty when the person was taken off the list; whoever was not printed comes behind all of them.
 */
export function numberRows(
  rows: readonly SheetRow[],
  order: readonly MemberId[],
): readonly NumberedRow[] {
  const printed = new Map(order.map((id, index) => [id, index + 1]))
  let last = order.length
  return rows
    .map((row): NumberedRow => {
      const number = printed.get(row.memberId)
      if (number !== undefined) return { ...row, number }
      last += 1
      return { ...row, number: last }
    })
    .sort((a, b) => a.number - b.number)
}
