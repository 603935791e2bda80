import type { attendanceContract } from '../../../shared/ipc/attendance-contract'
import type { Handlers } from '../handler'
import { getSheet, markAttendance } from './attendance-service'
import { getRecap } from './recap-repository'

export const attendanceHandlers: Handlers<typeof attendanceContract> = {
  'attendance.sheet': ({ sessionId }, context) => getSheet(sessionId, context),
  'attendance.mark': (input, context) => markAttendance(input, context),
  'attendance.recap': ({ activityId }, context) => getRecap(activityId, context),
}
