import { useT } from '../../lib/translate'
import classes from './saved-state.module.css'
import type { SheetStore } from './sheet-store'
import { useSheetStatus } from './use-sheet-store'

/** Whether all that was typed is on disk. Says yes only when the hub service has said so. */
export function SavedState({ store }: { readonly store: SheetStore }) {
  const t = useT()
  const { pending } = useSheetStatus(store)
  const words = t(pending === 0 ? 'attendance.saved.all' : 'attendance.saved.pending')
  return (
    // The dot is filled or hollow like the marks themselves; drawn by CSS, it costs no new elements.
    <span className={classes.saved} data-pending={pending > 0 || undefined} title={words}>
      {words}
    </span>
  )
}
