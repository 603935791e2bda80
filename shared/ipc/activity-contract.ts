import { z } from 'zod'

import {
  activity,
  activityEdit,
  activityFilter,
  activitySummary,
  newActivity,
  venue,
} from '../domain/activity'
import { activityId } from '../domain/ids'
import { bookkeepers, command, query, readers } from './contract-kit'

export const activityContract = {
  /** Newest first. */
  'activities.list': query(readers, activityFilter, z.array(activitySummary).readonly()),
  /** Years that have activities, newest first. */
  'activities.years': query(readers, z.strictObject({}), z.array(z.number()).readonly()),
  'activities.get': query(
    readers,
    z.strictObject({ activityId }),
    z.object({
      activity: activitySummary.extend({ note: activity.shape.note }),
      venues: z.array(venue).readonly(),
      /** The other meetings of its series, by date. */
      series: z
        .array(z.object({ id: activityId, title: z.string(), startsOn: z.string().nullable() }))
        .readonly(),
    }),
  ),
  /** One activity, or a whole series; the ids in the order of the dates given. */
  'activities.create': command(
    bookkeepers,
    newActivity,
    z.object({ activityIds: z.array(activityId).readonly() }),
  ),
  'activities.edit': command(bookkeepers, activityEdit, z.object({})),
  'activities.setArchived': command(
    bookkeepers,
    z.strictObject({ activityId, isArchived: z.boolean() }),
    z.object({}),
  ),
  /** The same activity, venues and sessions on other days; people only when asked, marks never. */
  'activities.duplicate': command(
    bookkeepers,
    z.strictObject({ activityId, startsOn: z.iso.date(), withParticipants: z.boolean() }),
    z.object({ activityId }),
  ),
}
