import type { ActivityId } from '../../shared/domain/ids'
import type { Input } from '../lib/call'
import { channelQuery, steadyQuery } from '../lib/channel-query'

/** Members too: who was joined with somebody else or erased is counted once or not at all. */
const counted = ['activities', 'sessions', 'enrolments', 'attendance', 'members', 'hubs'] as const

export const activityQueries = {
  list: (filter: Input<'activities.list'>) => steadyQuery('activities.list', filter, counted),
  years: () => channelQuery('activities.years', {}, ['activities']),
  get: (activityId: ActivityId) =>
    channelQuery('activities.get', { activityId }, [...counted, 'venues']),
}
