import { z } from 'zod'

import { optionalLines, optionalText } from './text-field'

/** The kop of a hub: what stands at the head of its letters. */
export const letterheadDetails = z.strictObject({
  /** One line each, the body above first, the hub's own name last; null: the hub's name. */
  lines: optionalLines(600),
  address: optionalLines(300),
  /** Where letters are dated: 'Jonggat'. */
  place: optionalText(80),
})
export type LetterheadDetails = z.output<typeof letterheadDetails>
