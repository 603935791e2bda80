import { Drawer } from '@mantine/core'
import type { ReactNode } from 'react'

import { useT } from '../lib/translate'
import classes from './side-panel.module.css'
import { useFocusReturn } from './use-focus-return'

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
  useFocusReturn(isOpen)
  return (
    <Drawer.Root
      classNames={classes}
      opened={isOpen}
      onClose={onClose}
      position="right"
      size="30rem"
      // The page's own scroll area lies under the veil; locking the body would only inject a <style>.
      lockScroll={false}
      closeOnClickOutside={!isDirty}
      transitionProps={{ duration: 0 }}
    >
      <Drawer.Overlay />
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{title}</Drawer.Title>
        </Drawer.Header>
        <Drawer.Body>
          <div className={classes.details}>{children}</div>
          {actions === undefined ? null : <div className={classes.actions}>{actions}</div>}
        </Drawer.Body>
        {/* Last, so that the keyboard starts at the first field; its place is the upper corner. */}
        <Drawer.CloseButton aria-label={t('common.action.close')} size="lg" />
      </Drawer.Content>
    </Drawer.Root>
  )
}
