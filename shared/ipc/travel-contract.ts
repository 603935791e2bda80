import { z } from 'zod'

import { activityId, memberId, travelOrderId } from '../domain/ids'
import { travelDetails, travelOrder } from '../domain/travel-order'
import { bookkeepers, command, query, readers } from './contract-kit'

const ids = z.array(travelOrderId).min(1).max(1_000)

export const travelContract = {
  /** By name; `others` are participants of the activity without a travel order. */
  'travel.list': query(
    readers,
    z.strictObject({ activityId }),
    z.object({
      orders: z.array(travelOrder).readonly(),
      others: z
        .array(z.object({ memberId, name: z.string(), unit: z.string().nullable() }))
        .readonly(),
    }),
  ),
  /** With unit, rank and NIP as the member list has them, and the days of the activity. */
  'travel.add': command(
    bookkeepers,
    z.strictObject({ activityId, memberIds: z.array(memberId).min(1).max(1_000) }),
    z.object({ added: z.number() }),
  ),
  'travel.edit': command(
    bookkeepers,
    z.strictObject({ id: travelOrderId, details: travelDetails }),
    z.object({}),
  ),
  'travel.stamp': command(
    bookkeepers,
    z.strictObject({ ids, isStamped: z.boolean() }),
    z.object({}),
  ),
  'travel.remove': command(bookkeepers, z.strictObject({ ids }), z.object({})),
  'travel.restore': command(bookkeepers, z.strictObject({ ids }), z.object({})),
}
