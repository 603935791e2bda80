import { z } from 'zod'

import { attendanceRecap, attendanceSheet, markChange, personMark } from '../domain/attendance'
import { activityId, sessionId } from '../domain/ids'
import { bookkeepers, command, query, readers } from './contract-kit'

export const attendanceContract = {
  'attendance.sheet': query(readers, z.strictObject({ sessionId }), attendanceSheet),
  /**
   * Key presses, in their order; a person may occur more than once. Answers after the commit is on
   * disk, with what now stands for each person named: only then may a screen call it saved.
   */
  'attendance.mark': command(
    bookkeepers,
    z.strictObject({ sessionId, marks: z.array(markChange).min(1).max(5000) }),
    z.object({ marks: z.array(personMark).readonly(), asOf: z.number() }),
  ),
  'attendance.recap': query(readers, z.strictObject({ activityId }), attendanceRecap),
}
