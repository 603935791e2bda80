import { Button as MantineButton } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

import classes from './button.module.css'
import { type Icon, iconSize, iconStroke } from './icon'

export type ButtonLinkProps = {
  readonly to: string
  readonly children: ReactNode
  readonly tone?: 'primary' | 'secondary' | 'quiet'
  readonly icon?: Icon | undefined
  readonly size?: 'normal' | 'small' | 'large'
}

const variants = { primary: 'filled', secondary: 'default', quiet: 'subtle' } as const
const sizes = { small: 'sm', normal: 'md', large: 'lg' } as const

/** Looks like a button, goes to another page. */
export function ButtonLink({
  to,
  children,
  tone = 'secondary',
  icon: LeadingIcon,
  size = 'normal',
}: ButtonLinkProps) {
  return (
    <MantineButton
      component={Link}
      to={to}
      variant={variants[tone]}
      size={sizes[size]}
      className={classes.button}
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
