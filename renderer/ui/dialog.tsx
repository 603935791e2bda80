import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'

import { useT } from '../lib/translate'
import classes from './dialog.module.css'
import { useFocusReturn } from './use-focus-return'

export type DialogProps = {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly children: ReactNode
  /** Buttons, the main one last. */
  readonly actions?: ReactNode
  /** `full`: as wide as the window, for what has to be seen whole. */
  readonly size?: 'small' | 'normal' | 'large' | 'full'
  /** True while there is typed text: a click beside the dialog then does not close it. */
  readonly isDirty?: boolean
}

const sizes = { small: '28rem', normal: '40rem', large: '56rem', full: '96rem' } as const

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
  useFocusReturn(isOpen)
  return (
    <Modal.Root
      classNames={classes}
      opened={isOpen}
      onClose={onClose}
      size={sizes[size]}
      centered
      // The page's own scroll area lies under the veil; locking the body would only inject a <style>.
      lockScroll={false}
      closeOnClickOutside={!isDirty}
      transitionProps={{ duration: 0 }}
    >
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>{title}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          {children}
          {actions === undefined ? null : <div className={classes.actions}>{actions}</div>}
        </Modal.Body>
        {/* Last, so that the keyboard starts at the first field; its place is the upper corner. */}
        <Modal.CloseButton aria-label={t('common.action.close')} size="lg" />
      </Modal.Content>
    </Modal.Root>
  )
}
