import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'

import { useT } from '../lib/translate'
import classes from './dialog.module.css'

export type DialogProps = {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly children: ReactNode
  /** Buttons, the main one last. */
  readonly actions?: ReactNode
  readonly size?: 'small' | 'normal' | 'large'
  /** True while there is typed text: a click beside the dialog then does not close it. */
  readonly isDirty?: boolean
}

const sizes = { small: '28rem', normal: '40rem', large: '56rem' } as const

export function Dialog({
  title,
  isOpen,
  onClose,
  children,
  actions,
  size = 'normal',
  isDirty = false,
}: DialogProps) {
  const t = useT()
  return (
    <Modal
      classNames={classes}
      opened={isOpen}
      onClose={onClose}
      title={title}
      size={sizes[size]}
      centered
      closeOnClickOutside={!isDirty}
      closeButtonProps={{ 'aria-label': t('common.action.close'), size: 'lg' }}
    >
      {children}
      {actions === undefined ? null : <div className={classes.actions}>{actions}</div>}
    </Modal>
  )
}
