import { z } from 'zod'

import { type Paper, paper } from '../../shared/domain/paper'

/** Papers of this PC by kind of document; '' is the one used last, for kinds never printed before. */
const papers = z.record(z.string(), paper)

/** What a kind is printed on until somebody chooses otherwise: certificates are A4 (DOMAIN 11). */
const usual: Readonly<Record<string, Paper>> = {
  certificates: paper.parse({ size: 'a4', marginMm: 10 }),
}

export function paperFor(remembered: unknown, kind: string): Paper {
  const known = papers.safeParse(remembered)
  const found = known.success ? (known.data[kind] ?? usual[kind] ?? known.data['']) : undefined
  return found ?? usual[kind] ?? paper.parse({})
}

export function paperWith(
  remembered: unknown,
  kind: string,
  chosen: Paper,
): Readonly<Record<string, Paper>> {
  const known = papers.safeParse(remembered)
  return { ...(known.success ? known.data : {}), [kind]: chosen, '': chosen }
}
