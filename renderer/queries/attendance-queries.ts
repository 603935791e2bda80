import type { ActivityId, SessionId } from '../../shared/domain/ids'
import { channelQuery } from '../lib/channel-query'

const people = ['enrolments', 'members', 'posts', 'institutions'] as const

export const attendanceQueries = {
  /** Not live on `attendance` itself: see features/attendance/use-live-marks.ts. */
  sheet: (sessionId: SessionId) =>
    channelQuery('attendance.sheet', { sessionId }, [
      'sessions',
      'venues',
      'activities',
      // Where this PC notes the numbers it printed.
      'settings',
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
