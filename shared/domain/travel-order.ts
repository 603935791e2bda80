import { z } from 'zod'

import { activityId, memberId, travelOrderId } from './ids'
import { optionalDate, optionalText, requiredText } from './text-field'

/**
 * A travel order (SPD) of somebody who comes to an activity: the host signs and stamps its visum sheet
 * (DOMAIN 5), and the checklist shows that nobody was missed (U8).
 */
const travelFields = {
  personName: requiredText(160),
  unit: optionalText(200),
  rank: optionalText(80),
  nip: optionalText(40),
  /** Nomor SPD, of the school that sends. */
  orderNumber: optionalText(120),
  fromPlace: optionalText(200),
  departsOn: optionalDate,
  returnsOn: optionalDate,
  /** Kepala / tuan rumah who signs; null: the chair. */
  host: optionalText(160),
}

export const travelDetails = z.strictObject(travelFields)
export type TravelDetails = z.output<typeof travelDetails>

export const travelOrder = z.object({
  id: travelOrderId,
  activityId,
  memberId: memberId.nullable(),
  personName: z.string(),
  unit: z.string().nullable(),
  rank: z.string().nullable(),
  nip: z.string().nullable(),
  orderNumber: z.string().nullable(),
  fromPlace: z.string().nullable(),
  departsOn: z.string().nullable(),
  returnsOn: z.string().nullable(),
  host: z.string().nullable(),
  isStamped: z.boolean(),
})
export type TravelOrder = z.output<typeof travelOrder>
