import { z } from 'zod'

import { numberGap, numbering, numberSeries } from '../domain/letter-number'
import { command, query, readers, secretariat } from './contract-kit'

const ofYear = z.strictObject({
  series: z.enum(numberSeries),
  year: z.int().min(2000).max(2200),
})

export const numberContract = {
  /** How the hub writes its numbers; `organisation` as it stands in them. */
  'numbers.numbering': query(
    readers,
    z.strictObject({}),
    z.object({ numbering, organisation: z.string() }),
  ),
  /** Refused where the pattern has a place that is not known, or no sequence. Given numbers stay. */
  'numbers.saveNumbering': command(secretariat, numbering, z.object({})),
  /** The hub gave numbers up to `last` this year on paper, before it had the app. */
  'numbers.givenOnPaper': command(
    secretariat,
    ofYear.extend({ last: z.int().min(1).max(9_999) }),
    z.object({}),
  ),
  /** Gaps of the year with their reasons, and numbers that were given twice. */
  'numbers.state': query(
    readers,
    ofYear,
    z.object({
      highest: z.number().int().nullable(),
      gaps: z.array(numberGap).readonly(),
      doubles: z.array(z.string()).readonly(),
      overlaps: z.array(z.object({ first: z.number().int(), last: z.number().int() })).readonly(),
    }),
  ),
}
