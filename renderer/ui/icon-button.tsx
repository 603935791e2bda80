import { ActionIcon, Tooltip } from '@mantine/core'
import type { Ref } from 'react'

import { type Icon, iconSize, iconStroke } from './icon'

export type IconButtonProps = {
  readonly icon: Icon
  /** Read aloud, and shown when the pointer rests on it. */
  readonly label: string
  readonly onClick: () => void
  readonly tone?: 'quiet' | 'secondary' | 'danger'
  readonly disabled?: boolean | undefined
  readonly size?: 'normal' | 'small'
  /** For a toggle: pressed or not. */
  readonly pressed?: boolean
  readonly ref?: Ref<HTMLButtonElement>
}

const variants = {
  quiet: { variant: 'subtle', color: 'gray' },
  secondary: { variant: 'default', color: 'gray' },
  danger: { variant: 'subtle', color: 'danger' },
} as const

export function IconButton({
  icon: Glyph,
  label,
  onClick,
  tone = 'quiet',
  disabled = false,
  size = 'normal',
  pressed,
  ref,
}: IconButtonProps) {
  return (
    <Tooltip label={label} openDelay={400} withinPortal>
      <ActionIcon
        {...variants[tone]}
        {...(ref === undefined ? {} : { ref })}
        size={size === 'small' ? 'var(--control-small)' : 'var(--control)'}
        aria-label={label}
        aria-pressed={pressed}
        disabled={disabled}
        onClick={onClick}
      >
        <Glyph size={iconSize} stroke={iconStroke} aria-hidden />
      </ActionIcon>
    </Tooltip>
  )
}
