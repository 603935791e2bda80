import type { ActivityId } from '../../shared/domain/ids'
import { channelQuery } from '../lib/channel-query'

export const sessionQueries = {
  list: (activityId: ActivityId) =>
    channelQuery('sessions.list', { activityId }, [
      'sessions',
      'venues',
      'enrolments',
      'members',
      'attendance',
    ]),
  participants: (activityId: ActivityId) =>
    channelQuery('enrolments.list', { activityId }, [
      'enrolments',
      'members',
      'posts',
      'institutions',
    ]),
}
