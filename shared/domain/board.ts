import { z } from 'zod'

import { boardTermId } from './ids'
import { optionalDate, optionalText } from './text-field'

/**
 * Masa bakti pengurus (DOMAIN 2): a period of the board, appointed by a decree (SK). Who holds which
 * post are the lines of the book `board`.
 */
const boardTermFields = {
  decreeNumber: optionalText(80),
  decreeOn: optionalDate,
  /** Tentang. */
  decreeAbout: optionalText(300),
  signer: optionalText(160),
  signerPost: optionalText(160),
  signerNip: optionalText(30),
  startsOn: z.iso.date(),
  endsOn: optionalDate,
}

export const boardTermDetails = z
  .strictObject(boardTermFields)
  .refine(({ startsOn, endsOn }) => endsOn === null || endsOn >= startsOn, { path: ['endsOn'] })
export type BoardTermDetails = z.output<typeof boardTermDetails>

export const boardTerm = z.strictObject({
  id: boardTermId,
  ...boardTermFields,
  startsOn: optionalDate,
})
export type BoardTerm = z.output<typeof boardTerm>

/** The latest term that has begun; before the first one begins, that one. `terms`: latest first. */
export function presentTerm<T extends Pick<BoardTerm, 'startsOn'>>(
  terms: readonly T[],
  today: string,
): T | null {
  return (
    terms.find(({ startsOn }) => startsOn !== null && startsOn <= today) ?? terms.at(-1) ?? null
  )
}
