import { IconArrowLeft } from '@tabler/icons-react'
import { type ReactNode, useEffect } from 'react'
import { Link } from 'react-router'

import { useT } from '../lib/translate'
import { iconStroke } from './icon'
import classes from './page.module.css'

export type PageProps = {
  readonly title: string
  /** One line under the title: where we are, how many, when. */
  readonly subtitle?: ReactNode
  /** Small marks beside the title. */
  readonly badges?: ReactNode
  /** The page's buttons, the main one last. */
  readonly actions?: ReactNode
  /** The page above this one. */
  readonly back?: { readonly to: string; readonly label: string } | undefined
  /**
   * `scroll`: the page grows and scrolls (forms, details). `fill`: the page has the window's height
   * and its last part scrolls inside (tables, the attendance sheet).
   */
  readonly layout?: 'scroll' | 'fill'
  readonly children: ReactNode
}

export function Page({
  title,
  subtitle,
  badges,
  actions,
  back,
  layout = 'scroll',
  children,
}: PageProps) {
  const t = useT()
  useEffect(() => {
    document.title = `${title} – ${t('common.app.name')}`
  }, [title, t])

  return (
    <div className={classes.page} data-layout={layout}>
      <header className={classes.header}>
        <div className={classes.heading}>
          {back === undefined ? null : (
            <Link className={classes.back} to={back.to}>
              <IconArrowLeft size="1.125rem" stroke={iconStroke} aria-hidden />
              {back.label}
            </Link>
          )}
          <div className={classes.titleRow}>
            <h1 className={classes.title}>{title}</h1>
            {badges}
          </div>
          {subtitle === undefined ? null : <div className={classes.subtitle}>{subtitle}</div>}
        </div>
        {actions === undefined ? null : <div className={classes.actions}>{actions}</div>}
      </header>
      <div className={classes.body}>{children}</div>
    </div>
  )
}
