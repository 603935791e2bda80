import { ActionIcon, Button, Menu as MantineMenu } from '@mantine/core'
import { IconChevronDown, IconDotsVertical } from '@tabler/icons-react'

import { type Icon, iconSize, iconStroke } from './icon'
import classes from './menu.module.css'

export type MenuItem = {
  readonly label: string
  readonly onClick: () => void
  readonly icon?: Icon
  readonly tone?: 'danger'
  readonly disabled?: boolean
}

export type MenuProps = {
  readonly label: string
  readonly items: readonly MenuItem[]
  /** Three dots instead of a labelled button: for rows, where space is short. */
  readonly compact?: boolean
}

/** Actions that are needed less often than the buttons beside it. */
export function Menu({ label, items, compact = false }: MenuProps) {
  return (
    <MantineMenu position="bottom-end" withinPortal>
      <MantineMenu.Target>
        {compact ? (
          <ActionIcon variant="subtle" color="gray" size="var(--control-small)" aria-label={label}>
            <IconDotsVertical size={iconSize} stroke={iconStroke} aria-hidden />
          </ActionIcon>
        ) : (
          <Button
            variant="default"
            className={classes.button}
            rightSection={<IconChevronDown size={iconSize} stroke={iconStroke} aria-hidden />}
          >
            {label}
          </Button>
        )}
      </MantineMenu.Target>
      <MantineMenu.Dropdown className={classes.dropdown}>
        {items.map(({ label: itemLabel, onClick, icon: Glyph, tone, disabled = false }) => (
          <MantineMenu.Item
            key={itemLabel}
            className={classes.item}
            data-danger={tone === 'danger' || undefined}
            disabled={disabled}
            leftSection={
              Glyph === undefined ? null : <Glyph size={iconSize} stroke={iconStroke} aria-hidden />
            }
            onClick={onClick}
          >
            {itemLabel}
          </MantineMenu.Item>
        ))}
      </MantineMenu.Dropdown>
    </MantineMenu>
  )
}
