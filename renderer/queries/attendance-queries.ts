import type { ActivityId, SessionId } from '../../shared/domain/ids'
import { channelQuery } from '../lib/channel-query'

const people = ['enrolments', 'members', 'posts', 'institutions'] as const

export const attendanceQueries = {
  sheet: (sessionId: SessionId) =>
    channelQuery('attendance.sheet', { sessionId }, [
      'attendance',
      'sessions',
      'venues',
      'activities',
      ...people,
    ]),
  recap: (activityId: ActivityId) =>
    channelQuery('attendance.recap', { activityId }, [
      'attendance',
      'sessions',
      'venues',
      ...people,
    ]),
}
