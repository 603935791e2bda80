import type { ComponentType } from 'react'

/** A Tabler icon, e.g. `IconPlus` of @tabler/icons-react. Icons repeat what a label says. */
export type Icon = ComponentType<{
  readonly size?: string | number
  readonly stroke?: string | number
  readonly className?: string | undefined
  readonly 'aria-hidden'?: boolean
}>

/** In rem, so that icons grow with the text. */
export const iconSize = '1.25rem'
export const iconStroke = 1.75
