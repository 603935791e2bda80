import type { ActivityId } from '../../shared/domain/ids'
import type { Input } from '../lib/call'
import { channelQuery, steadyQuery } from '../lib/channel-query'

const counted = ['activities', 'sessions', 'enrolments', 'attendance', 'hubs'] as const

export const activityQueries = {
  list: (filter: Input<'activities.list'>) => steadyQuery('activities.list', filter, counted),
  years: () => channelQuery('activities.years', {}, ['activities']),
  get: (activityId: ActivityId) =>
    channelQuery('activities.get', { activityId }, [...counted, 'venues']),
}
