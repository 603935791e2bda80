import type { AttendanceSheet } from '../../../shared/domain/attendance'
import type { MemberId } from '../../../shared/domain/ids'
import { fullTitledName } from '../../../shared/domain/person-name'
import { call } from '../../lib/call'
import { failureOf, failureText } from '../../lib/failure'
import { useLocale } from '../../lib/locale'
import { isDialogInTheWay, type Scan, useScans } from '../../lib/scanner'
import { useT } from '../../lib/translate'
import { todayHere } from '../../lib/typed-date'
import type { SheetFocus } from './sheet-focus'
import type { SheetStore } from './sheet-store'

export type SheetScans = {
  readonly sheet: AttendanceSheet
  readonly store: SheetStore
  readonly focus: SheetFocus
  /** Somebody of the member list who is not on this sheet. */
  readonly onStranger: (name: string) => void
}

/**
 * Check-in by card: the person of the card is present, with the time of the clock when the session is
 * today's. Scanned a second time nothing changes: the first arrival is the true one.
 */
export function useSheetScans({ sheet, store, focus, onStranger }: SheetScans): void {
  const t = useT()
  const locale = useLocale()

  const checkIn = (memberId: MemberId, name: string, { say }: Scan) => {
    focus.goToPerson(memberId)
    const { status } = store.row(memberId)
    if (status === 'H' || status === 'T') {
      say({ message: t('attendance.scan.already', { name }) })
      return
    }
    const { heldOn } = sheet.session
    const now = new Date()
    const isNow = heldOn === null || heldOn === todayHere(now)
    const arrivedAt = isNow ? now.getHours() * 60 + now.getMinutes() : null
    const step = store.press([
      arrivedAt === null ? { memberId, status: 'H' } : { memberId, arrivedAt },
    ])
    const late = store.row(memberId).lateMinutes
    say({
      tone: 'success',
      message:
        late === null
          ? t('attendance.scan.present', { name })
          : t('attendance.scan.late', { name, minutes: late }),
      ...(step === null ? {} : { undo: () => void store.undo(step) }),
    })
  }

  const findStranger = async (memberId: MemberId, scan: Scan) => {
    try {
      const card = await call('members.get', { id: memberId })
      const standing = sheet.rows.find((row) => row.memberId === card.id)
      const name = fullTitledName(card.details)
      // The card of a record that was joined into another: who stands for it may well be here.
      if (standing !== undefined) {
        checkIn(standing.memberId, name, scan)
        return
      }
      scan.leave()
      onStranger(name)
    } catch (error) {
      scan.say({ tone: 'error', message: failureText(locale, failureOf(error)) })
    }
  }

  useScans((scan) => {
    const { code } = scan
    if (code?.kind === 'session' && code.id === sheet.session.id) {
      scan.say({ message: t('attendance.scan.this-sheet') })
      return true
    }
    // An open dialog may hold typed text; the window says what to do about it.
    if (code?.kind !== 'member' || isDialogInTheWay(scan)) return false
    const row = sheet.rows.find(({ memberId }) => memberId === code.id)
    if (row === undefined) void findStranger(code.id, scan)
    else checkIn(row.memberId, fullTitledName(row), scan)
    return true
  })
}
