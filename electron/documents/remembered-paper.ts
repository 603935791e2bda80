import { z } from 'zod'

import { type Paper, paper } from '../../shared/domain/paper'

/** Papers of this PC by kind of document; '' is the one used last, for kinds never printed before. */
const papers = z.record(z.string(), paper)

export function paperFor(remembered: unknown, kind: string): Paper {
  const known = papers.safeParse(remembered)
  const found = known.success ? (known.data[kind] ?? known.data['']) : undefined
  return found ?? paper.parse({})
}

export function paperWith(
  remembered: unknown,
  kind: string,
  chosen: Paper,
): Readonly<Record<string, Paper>> {
  const known = papers.safeParse(remembered)
  return { ...(known.success ? known.data : {}), [kind]: chosen, '': chosen }
}
