import type { AttendanceStatus, MarkChange } from '../../../shared/domain/attendance'
import { attendanceStatuses } from '../../../shared/domain/attendance'
import { lateBy } from './typed-arrival'

/**
 * What is typed while the signed sheet lies beside the keyboard: the number of a row, and after it what
 * is not simply 'present'. 12 present, 12i izin, 12t late, 12t15 or 12+15 (all on the numeric pad)
 * fifteen minutes late, 1-60 everybody from 1 to 60 who has no mark yet.
 */
export type TypedRows =
  | {
      readonly kind: 'marks'
      readonly from: number
      readonly to: number
      readonly status: AttendanceStatus
      readonly lateMinutes: number | null
      readonly change: Omit<MarkChange, 'memberId'>
    }
  | { readonly kind: 'empty' }
  | { readonly kind: 'unreadable' }
  /** Readable, but the sheet has no such row. */
  | { readonly kind: 'no-row'; readonly number: number }

const typedRows = /^(\d{1,4})(?:-(\d{1,4}))?([htisad]?)(?:(?<=t)(\d{1,3})|\+(\d{1,3}))?$/iu

type OnSheet = { readonly rowCount: number; readonly startsAt: number | null }

export function readTypedRows(text: string, { rowCount, startsAt }: OnSheet): TypedRows {
  const typed = text.replace(/\s+/gu, '')
  if (typed === '') return { kind: 'empty' }
  const parts = typedRows.exec(typed)
  return parts === null ? { kind: 'unreadable' } : rowsOf(parts, { rowCount, startsAt })
}

function rowsOf(parts: RegExpExecArray, { rowCount, startsAt }: OnSheet): TypedRows {
  const [, first, last, letter = '', lateAfterT, lateAfterPlus] = parts
  const from = Number(first)
  const to = last === undefined ? from : Number(last)
  if (to < from) return { kind: 'unreadable' }
  const missing = [from, to].find((number) => number < 1 || number > rowCount)
  if (missing !== undefined) return { kind: 'no-row', number: missing }
  const late = lateAfterT ?? lateAfterPlus
  const lateMinutes = late === undefined ? null : Number(late)
  const named = attendanceStatuses.find((status) => status === letter.toUpperCase()) ?? 'H'
  // '12i+15' would be two things at once.
  if (lateAfterPlus !== undefined && letter !== '' && named !== 'T') return { kind: 'unreadable' }
  const status = lateMinutes === null ? named : 'T'
  return {
    kind: 'marks',
    from,
    to,
    status,
    lateMinutes,
    change: {
      ...(lateMinutes === null ? { status } : lateBy(lateMinutes, startsAt)),
      // A stretch of rows fills up; what was typed before for one of them stands.
      ...(to > from ? { onlyIfBlank: true } : {}),
    },
  }
}
