import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react'

import { useT } from '../../lib/translate'
import { IconButton } from '../../ui/icon-button'
import type { SheetStore } from './sheet-store'
import { useSheetFlag } from './use-sheet-store'

export type UndoButtonsProps = {
  readonly store: SheetStore
  readonly onUndo: () => void
  readonly onRedo: () => void
}

/** Apart from the desk, so that a key press repaints two buttons and not the whole page. */
export function UndoButtons({ store, onUndo, onRedo }: UndoButtonsProps) {
  const t = useT()
  const canUndo = useSheetFlag(store, 'canUndo')
  const canRedo = useSheetFlag(store, 'canRedo')
  return (
    <>
      <IconButton
        icon={IconArrowBackUp}
        size="small"
        label={t('attendance.action.undo')}
        disabled={!canUndo}
        onClick={onUndo}
      />
      <IconButton
        icon={IconArrowForwardUp}
        size="small"
        label={t('attendance.action.redo')}
        disabled={!canRedo}
        onClick={onRedo}
      />
    </>
  )
}
