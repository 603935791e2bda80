import { z } from 'zod'

import { enrolmentRole, personFields } from './enrolment'
import { accountId, type MemberId, memberId } from './ids'
import { minuteOfDay, session, type StatusTotals } from './session'

/**
 * Attendance (daftar hadir): one mark per person and session. Hadir, terlambat, izin, sakit, alpa,
 * dinas luar: the letters are what stands on paper, and the keys that set them.
 */
export const attendanceStatuses = ['H', 'T', 'I', 'S', 'A', 'D'] as const
export type AttendanceStatus = (typeof attendanceStatuses)[number]
export const attendanceStatus = z.enum(attendanceStatuses)

export const mark = z.object({
  status: attendanceStatus.nullable(),
  /** Minutes since midnight. */
  arrivedAt: z.number().nullable(),
  leftAt: z.number().nullable(),
  lateMinutes: z.number().nullable(),
})
export type Mark = Readonly<z.output<typeof mark>>

export const blankMark: Mark = { status: null, arrivedAt: null, leftAt: null, lateMinutes: null }

/** What one key press changes; a field that is not given stays, as far as the others allow. */
export const markChange = z.strictObject({
  memberId,
  status: attendanceStatus.nullable().optional(),
  arrivedAt: minuteOfDay.nullable().optional(),
  leftAt: minuteOfDay.nullable().optional(),
  lateMinutes: z.int().min(0).max(1439).nullable().optional(),
  /** "Semua hadir" must not touch a mark that came in a moment ago. */
  onlyIfBlank: z.boolean().optional(),
})
export type MarkChange = Readonly<z.output<typeof markChange>>

export const personMark = mark.extend({ memberId })
export type PersonMark = Readonly<z.output<typeof personMark>>

/** T is present, only later. */
export function isPresent(status: AttendanceStatus | null): boolean {
  return status === 'H' || status === 'T'
}

/** Minutes after the start, or null when in time or not known. */
export function minutesLate(arrivedAt: number | null, startsAt: number | null): number | null {
  if (arrivedAt === null || startsAt === null || arrivedAt <= startsAt) return null
  return arrivedAt - startsAt
}

/**
 * The mark after a change. The screen uses it to show a key press at once and the hub service to
 * store it, so what is shown hollow and what is saved cannot differ. A typed time says that the
 * person came; a typed status says whether times make sense; an explicit value beats both.
 */
export function applyChange(
  before: Mark,
  change: Omit<MarkChange, 'memberId'>,
  startsAt: number | null,
): Mark {
  if (change.onlyIfBlank === true && before.status !== null) return before
  let after = before
  if (change.arrivedAt !== undefined) {
    after = withArrival(after, change.arrivedAt, startsAt)
  }
  if (change.leftAt !== undefined) {
    const status = change.leftAt !== null && !isPresent(after.status) ? 'H' : after.status
    after = { ...after, status, leftAt: change.leftAt }
  }
  if (change.status !== undefined) after = withStatus(after, change.status, startsAt)
  if (change.lateMinutes !== undefined && after.status === 'T') {
    after = { ...after, lateMinutes: change.lateMinutes }
  }
  return after
}

function withArrival(before: Mark, arrivedAt: number | null, startsAt: number | null): Mark {
  if (arrivedAt === null) {
    return { ...before, arrivedAt, lateMinutes: null }
  }
  const late = minutesLate(arrivedAt, startsAt)
  if (late !== null) return { ...before, status: 'T', arrivedAt, lateMinutes: late }
  // Without a known start nobody can say that a person marked T was in time.
  const status = before.status === 'T' && startsAt === null ? 'T' : 'H'
  return { ...before, status, arrivedAt, lateMinutes: null }
}

function withStatus(before: Mark, status: AttendanceStatus | null, startsAt: number | null): Mark {
  if (!isPresent(status)) return { ...blankMark, status }
  if (status === 'H') return { ...before, status, lateMinutes: null }
  return {
    ...before,
    status,
    lateMinutes: minutesLate(before.arrivedAt, startsAt) ?? before.lateMinutes,
  }
}

export function areMarksEqual(a: Mark, b: Mark): boolean {
  return (
    a.status === b.status &&
    a.arrivedAt === b.arrivedAt &&
    a.leftAt === b.leftAt &&
    a.lateMinutes === b.lateMinutes
  )
}

/** The change that brings a person back to `target` whatever stands there now: for undo. */
export function changeTo(id: MemberId, target: Mark): MarkChange {
  // Field by field: a mark of the screen carries more than the hub service takes.
  const { status, arrivedAt, leftAt, lateMinutes } = target
  return { memberId: id, status, arrivedAt, leftAt, lateMinutes }
}

export function noTotals(): StatusTotals {
  return { H: 0, T: 0, I: 0, S: 0, A: 0, D: 0, blank: 0 }
}

export function countStatuses(statuses: Iterable<AttendanceStatus | null>): StatusTotals {
  const totals = noTotals()
  for (const status of statuses) totals[status ?? 'blank'] += 1
  return totals
}

export const sheetRow = personMark.extend({
  ...personFields,
  role: enrolmentRole,
  className: z.string().nullable(),
  isWalkIn: z.boolean(),
  /** False for a person who was marked and later taken off the list: the fact stays visible. */
  isEnrolled: z.boolean(),
  recordedBy: accountId.nullable(),
})
export type SheetRow = Readonly<z.output<typeof sheetRow>>

/** With the number of the row: as it was printed last at this PC, else as it would be printed now. */
export const numberedRow = sheetRow.extend({ number: z.number().int() })
export type NumberedRow = Readonly<z.output<typeof numberedRow>>

/** The sheet of one session, in the order of the paper. */
export const attendanceSheet = z.object({
  session,
  activityTitle: z.string(),
  quota: z.number().nullable(),
  rows: z.array(numberedRow).readonly(),
  /** Lamport time at or before the moment the rows were read: tells an old answer from a new one. */
  asOf: z.number(),
})
export type AttendanceSheet = Readonly<z.output<typeof attendanceSheet>>

const recapCell = z.object({
  status: attendanceStatus.nullable(),
  lateMinutes: z.number().nullable(),
})

export const recapRow = z.object({
  ...personFields,
  role: enrolmentRole,
  className: z.string().nullable(),
  /** One per session, in their order; null = this session is not for the person's class. */
  cells: z.array(recapCell.nullable()).readonly(),
  totals: z.record(z.enum([...attendanceStatuses, 'blank']), z.number()),
  /** Of the sessions whose sheet has been begun; null when there is none. */
  percentPresent: z.number().nullable(),
  jpEarned: z.number(),
})
export type RecapRow = Readonly<z.output<typeof recapRow>>

export const attendanceRecap = z.object({
  sessions: z.array(session).readonly(),
  rows: z.array(recapRow).readonly(),
  jpTotal: z.number(),
})
export type AttendanceRecap = Readonly<z.output<typeof attendanceRecap>>
