import {
  applyChange,
  areMarksEqual,
  type AttendanceSheet,
  blankMark,
  type Mark,
  type MarkChange,
  type PersonMark,
} from '../../../shared/domain/attendance'
import { sortForSheet, standsOnSheet } from '../../../shared/domain/enrolment'
import type { MemberId, SessionId } from '../../../shared/domain/ids'
import type { Session } from '../../../shared/domain/session'
import { AppError } from '../../../shared/lib/app-error'
import { assert } from '../../../shared/lib/assert'
import type { ReadDb } from '../../database/database'
import { findActivity } from '../activities/activity-repository'
import type { CommandContext, QueryContext } from '../handler'
import { findSession } from '../sessions/session-repository'
import { findSetting } from '../settings/settings-repository'
import { listSheetRows, putMarks, readLamport, readMarks } from './attendance-repository'
import { numberRows, printedOrder } from './printed-order'

export async function getSheet(
  sessionId: SessionId,
  { db }: Pick<QueryContext, 'db'>,
): Promise<AttendanceSheet> {
  const asOf = await readLamport(db)
  const session = await requireSession(db, sessionId)
  const activity = await findActivity(db, session.activityId)
  if (activity === null) throw new AppError('activity.missing')
  const rows = await listSheetRows(db, session)
  return {
    session,
    activityTitle: activity.title,
    quota: activity.quota,
    rows: numberRows(
      sortForSheet(rows.filter((row) => standsOnSheet(row, session) || row.status !== null)),
      printedOrder(await findSetting(db, 'printed-sheets'), sessionId),
    ),
    asOf,
  }
}

/** One commit for all key presses of the call; what changes nothing records nothing. */
export async function markAttendance(
  input: { readonly sessionId: SessionId; readonly marks: readonly MarkChange[] },
  { db, session: account }: Pick<CommandContext, 'db' | 'session'>,
): Promise<{ readonly marks: readonly PersonMark[]; readonly asOf: number }> {
  assert(account, 'the contract lets bookkeepers in only')
  const { startsAt } = await requireSession(db, input.sessionId)
  const memberIds = [...new Set(input.marks.map(({ memberId }) => memberId))]
  const before = await readMarks(db, input.sessionId, memberIds)
  const after = new Map<MemberId, Mark>()
  for (const change of input.marks) {
    const { memberId } = change
    const current = after.get(memberId) ?? before.get(memberId) ?? blankMark
    after.set(memberId, applyChange(current, change, startsAt))
  }
  const marks = [...after].map(([memberId, mark]) => ({ memberId, ...mark }))
  const changed = marks.filter(
    (mark) => !areMarksEqual(mark, before.get(mark.memberId) ?? blankMark),
  )
  await putMarks(db, input.sessionId, changed, account.accountId)
  const lamport = await readLamport(db)
  // The commit of this very command is sealed after the handler and dates one later.
  return { marks, asOf: changed.length > 0 ? lamport + 1 : lamport }
}

async function requireSession(db: ReadDb, id: SessionId): Promise<Session> {
  const session = await findSession(db, id)
  if (session === null) throw new AppError('session.missing')
  return session
}
