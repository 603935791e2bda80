import { Button as MantineButton } from '@mantine/core'
import type { ReactNode, Ref } from 'react'

import classes from './button.module.css'
import { type Icon, iconSize, iconStroke } from './icon'

/** `primary`: the one thing to do on this page. `quiet`: beside others. `danger`: takes something away. */
export type ButtonTone = 'primary' | 'secondary' | 'quiet' | 'danger'

export type ButtonProps = {
  readonly children: ReactNode
  readonly onClick?: (() => void) | undefined
  readonly tone?: ButtonTone
  readonly icon?: Icon | undefined
  readonly type?: 'button' | 'submit'
  readonly disabled?: boolean | undefined
  /** Shows that work is under way and refuses a second click; keeps its width and focus. */
  readonly pending?: boolean | undefined
  readonly size?: 'normal' | 'small' | 'large'
  readonly fullWidth?: boolean
  readonly autoFocus?: boolean
  readonly ref?: Ref<HTMLButtonElement>
}

const variants = {
  primary: { variant: 'filled', color: 'accent' },
  secondary: { variant: 'default', color: 'accent' },
  quiet: { variant: 'subtle', color: 'accent' },
  danger: { variant: 'outline', color: 'danger' },
} as const

const sizes = { small: 'sm', normal: 'md', large: 'lg' } as const

export function Button({
  children,
  onClick,
  tone = 'secondary',
  icon: LeadingIcon,
  type = 'button',
  disabled = false,
  pending = false,
  size = 'normal',
  fullWidth = false,
  autoFocus = false,
  ref,
}: ButtonProps) {
  return (
    <MantineButton
      {...variants[tone]}
      {...(ref === undefined ? {} : { ref })}
      className={classes.button}
      size={sizes[size]}
      type={type}
      fullWidth={fullWidth}
      // A pending button stays focusable: a keyboard user must not be thrown to the page's start.
      disabled={disabled}
      aria-disabled={pending || undefined}
      aria-busy={pending || undefined}
      data-pending={pending || undefined}
      data-autofocus={autoFocus || undefined}
      autoFocus={autoFocus}
      onClick={(event) => {
        if (pending) event.preventDefault()
        else onClick?.()
      }}
      leftSection={
        LeadingIcon === undefined ? null : (
          <LeadingIcon size={iconSize} stroke={iconStroke} aria-hidden />
        )
      }
    >
      {children}
    </MantineButton>
  )
}
