import { Drawer } from '@mantine/core'
import type { ReactNode } from 'react'

import { useT } from '../lib/translate'
import classes from './side-panel.module.css'

export type SidePanelProps = {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly children: ReactNode
  readonly actions?: ReactNode
  readonly isDirty?: boolean
}

/** Details beside a list: the list stays in sight. Slides over on the right. */
export function SidePanel({
  title,
  isOpen,
  onClose,
  children,
  actions,
  isDirty = false,
}: SidePanelProps) {
  const t = useT()
  return (
    <Drawer
      classNames={classes}
      opened={isOpen}
      onClose={onClose}
      title={title}
      position="right"
      size="30rem"
      closeOnClickOutside={!isDirty}
      closeButtonProps={{ 'aria-label': t('common.action.close'), size: 'lg' }}
    >
      <div className={classes.inner}>{children}</div>
      {actions === undefined ? null : <div className={classes.actions}>{actions}</div>}
    </Drawer>
  )
}
