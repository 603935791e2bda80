import type { activityContract } from '../../../shared/ipc/activity-contract'
import type { Handlers } from '../handler'
import { listActivities, listYears } from './activity-repository'
import {
  createActivity,
  duplicateActivity,
  editActivity,
  getActivity,
  setArchived,
} from './activity-service'

export const activityHandlers: Handlers<typeof activityContract> = {
  'activities.list': (filter, { db }) => listActivities(db, filter),
  'activities.years': (_, { db }) => listYears(db),
  'activities.get': ({ activityId }, context) => getActivity(activityId, context),
  'activities.create': (input, context) => createActivity(input, context),
  'activities.edit': (input, context) => editActivity(input, context),
  'activities.setArchived': (input, context) => setArchived(input, context),
  'activities.duplicate': (input, context) => duplicateActivity(input, context),
}
