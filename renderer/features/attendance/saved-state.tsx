import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react'

import { useT } from '../../lib/translate'
import classes from './saved-state.module.css'
import type { SheetStore } from './sheet-store'
import { useSheetStatus } from './use-sheet-store'

/** Whether all that was typed is on disk. Says yes only when the hub service has said so. */
export function SavedState({ store }: { readonly store: SheetStore }) {
  const t = useT()
  const { pending } = useSheetStatus(store)
  const Glyph = pending === 0 ? IconCircleCheck : IconCircleDashed
  const text =
    pending === 0 ? t('attendance.saved.all') : t('attendance.saved.pending', { count: pending })
  return (
    <span className={classes.saved} data-pending={pending > 0 || undefined} title={text}>
      <Glyph className={classes.glyph} size="1.125rem" stroke={2} aria-hidden />
      {text}
    </span>
  )
}
