import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'

import type { AttendanceSheet } from '../../../shared/domain/attendance'
import type { MemberId, SessionId } from '../../../shared/domain/ids'
import { call } from '../../lib/call'
import { failureOf } from '../../lib/failure'
import { createSheetFocus, type RowFocus, type SheetFocus } from './sheet-focus'
import { createSheetStore, type SheetStatus, type SheetStore, type ShownMark } from './sheet-store'

/** The store of the sheet on screen. Marks that wait are sent also after the page was left. */
export function useSheetStore(sessionId: SessionId, sheet: AttendanceSheet): SheetStore {
  const [store] = useState(() => {
    const created = createSheetStore(async (marks) => {
      try {
        const { marks: settled, asOf } = await call('attendance.mark', {
          sessionId,
          marks: [...marks],
        })
        return { ok: true, marks: settled, asOf }
      } catch (error) {
        return { ok: false, failure: failureOf(error) }
      }
    })
    created.load(sheet)
    return created
  })
  useEffect(() => store.load(sheet), [store, sheet])
  return store
}

export function useShownMark(store: SheetStore, memberId: MemberId): ShownMark {
  const subscribe = useCallback(
    (listener: () => void) => store.subscribeRow(memberId, listener),
    [store, memberId],
  )
  return useSyncExternalStore(subscribe, () => store.row(memberId))
}

export function useSheetStatus(store: SheetStore): SheetStatus {
  return useSyncExternalStore(store.subscribe, store.status)
}

/** Only `can undo` and the like: what changes seldom must not repaint with every key. */
export function useSheetFlag(store: SheetStore, flag: 'canUndo' | 'canRedo'): boolean {
  return useSyncExternalStore(store.subscribe, () => store.status()[flag])
}

export function useSheetFocus(sheet: AttendanceSheet): SheetFocus {
  const [focus] = useState(() => {
    const created = createSheetFocus()
    created.setOrder(...orderOf(sheet))
    return created
  })
  useEffect(() => focus.setOrder(...orderOf(sheet)), [focus, sheet])
  return focus
}

export function useRowFocus(focus: SheetFocus, memberId: MemberId): RowFocus | null {
  return useSyncExternalStore(focus.subscribe, () => focus.row(memberId))
}

function orderOf({
  rows,
}: AttendanceSheet): readonly [order: readonly MemberId[], numbers: readonly number[]] {
  return [rows.map(({ memberId }) => memberId), rows.map(({ number }) => number)]
}
