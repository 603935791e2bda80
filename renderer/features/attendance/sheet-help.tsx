import { IconKeyboard } from '@tabler/icons-react'
import { useState } from 'react'

import type { MessageKey } from '../../../shared/i18n/keys'
import { useT } from '../../lib/translate'
import { Dialog } from '../../ui/dialog'
import { IconButton } from '../../ui/icon-button'
import { KeyHint } from '../../ui/key-hint'
import classes from './sheet-help.module.css'

type KeyLine = { readonly keys: readonly string[]; readonly meaning: MessageKey }

const lines: readonly KeyLine[] = [
  { keys: ['H', 'T', 'I', 'S', 'A', 'D'], meaning: 'attendance.help.status' },
  { keys: ['Enter', '↓', '↑'], meaning: 'attendance.help.rows' },
  { keys: ['1', '2'], meaning: 'attendance.help.number' },
  { keys: ['*'], meaning: 'attendance.help.entry' },
  { keys: ['/', 'B', 'C'], meaning: 'attendance.help.find' },
  { keys: ['→', '0', '8', '1', '5'], meaning: 'attendance.help.time' },
  { keys: ['→', '+', '1', '5'], meaning: 'attendance.help.late' },
  { keys: ['Backspace'], meaning: 'attendance.help.clear' },
  { keys: ['+'], meaning: 'attendance.help.walk-in' },
  { keys: ['Ctrl', 'Z'], meaning: 'attendance.help.undo' },
  { keys: ['Ctrl', 'Y'], meaning: 'attendance.help.redo' },
  { keys: ['Home', 'End'], meaning: 'attendance.help.ends' },
  { keys: ['F4'], meaning: 'attendance.help.history' },
]

/** The keys of the sheet, a button away. */
export function SheetHelp({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <IconButton
        icon={IconKeyboard}
        size="small"
        label={t('attendance.help.title')}
        onClick={() => setOpen(true)}
      />
      <Dialog
        title={t('attendance.help.title')}
        isOpen={isOpen}
        onClose={() => {
          setOpen(false)
          onClose()
        }}
      >
        <dl className={classes.list}>
          {lines.map(({ keys, meaning }) => (
            <div key={meaning} className={classes.line}>
              <dt className={classes.keys}>
                {keys.map((key) => (
                  <KeyHint key={key}>{key}</KeyHint>
                ))}
              </dt>
              <dd className={classes.meaning}>{t(meaning)}</dd>
            </div>
          ))}
        </dl>
      </Dialog>
    </>
  )
}
