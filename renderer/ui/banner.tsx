import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleX,
  IconInfoCircle,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'

import { useT } from '../lib/translate'
import classes from './banner.module.css'
import { Button } from './button'
import { iconStroke } from './icon'

export type BannerTone = 'notice' | 'success' | 'caution' | 'danger'

export type BannerProps = {
  readonly tone: BannerTone
  readonly title?: string | undefined
  readonly children?: ReactNode
  /** What to do about it. */
  readonly action?: ReactNode
  readonly onClose?: (() => void) | undefined
}

const icons = {
  notice: IconInfoCircle,
  success: IconCircleCheck,
  caution: IconAlertTriangle,
  danger: IconCircleX,
} as const

/** A message that belongs to a place on the page and stays while it holds. */
export function Banner({ tone, title, children, action, onClose }: BannerProps) {
  const t = useT()
  const Glyph = icons[tone]
  return (
    <div className={classes.banner} data-tone={tone} role={tone === 'danger' ? 'alert' : 'status'}>
      <Glyph className={classes.icon} size="1.375rem" stroke={iconStroke} aria-hidden />
      <div className={classes.text}>
        {title === undefined ? null : <p className={classes.title}>{title}</p>}
        {children === undefined ? null : <div>{children}</div>}
      </div>
      {action === undefined && onClose === undefined ? null : (
        <div className={classes.actions}>
          {action}
          {onClose === undefined ? null : (
            <Button tone="quiet" size="small" onClick={onClose}>
              {t('common.action.close')}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
