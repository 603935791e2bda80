import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'

import type { HeldFeed, Receipt } from '../../../shared/domain/receipt'
import { useT } from '../../lib/translate'
import { useFormat } from '../../lib/use-format'
import { Badge } from '../../ui/badge'
import { IconButton } from '../../ui/icon-button'
import { feedState } from './held-feed'
import classes from './receipts-page.module.css'

type Names = ReadonlyMap<string, string>

/** One hub: what it has of ours, and behind the arrow what it has of all the others. */
export function HolderLine({ holder, names }: { readonly holder: Receipt; readonly names: Names }) {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  const hub = names.get(holder.deviceId) ?? ''
  const ours = holder.feeds.find(({ isOwn }) => isOwn)
  const others = holder.feeds.filter(({ isOwn }) => !isOwn)
  if (ours === undefined) return null
  return (
    <li>
      <HeldFeedLine
        name={hub}
        feed={ours}
        action={
          <IconButton
            icon={isOpen ? IconChevronUp : IconChevronDown}
            label={t('receipts.details.show', { hub })}
            pressed={isOpen}
            onClick={() => setOpen(!isOpen)}
          />
        }
      />
      {isOpen ? (
        <section className={classes.details} aria-label={t('receipts.details.title', { hub })}>
          {others.length === 0 ? (
            <p className={classes.nobody}>{t('receipts.details.nobody')}</p>
          ) : (
            <ul className={classes.list}>
              {others.map((feed) => (
                <li key={feed.deviceId}>
                  <HeldFeedLine name={names.get(feed.deviceId) ?? ''} feed={feed} />
                </li>
              ))}
            </ul>
          )}
        </section>
      ) : null}
    </li>
  )
}

export type HeldFeedLineProps = {
  readonly name: string
  readonly feed: HeldFeed
  readonly action?: ReactNode
  /** Held by this PC itself: no news needed. */
  readonly isHere?: boolean
}

export function HeldFeedLine({ name, feed, action, isHere = false }: HeldFeedLineProps) {
  const t = useT()
  const format = useFormat()
  return (
    <div className={classes.line}>
      <span className={classes.hub}>{name}</span>
      <span className={classes.state}>
        <StateBadge feed={feed} />
        {feed.at === null ? null : (
          <span className={classes.when}>
            {t('receipts.up-to', { moment: format.moment(feed.at) })}
          </span>
        )}
        {feed.isClockDoubtful ? (
          <Badge tone="caution" title={t('history.clock-doubtful.hint')}>
            {t('history.clock-doubtful')}
          </Badge>
        ) : null}
      </span>
      <span className={classes.source}>{isHere ? null : <Source feed={feed} />}</span>
      <span className={classes.action}>{action}</span>
    </div>
  )
}

function StateBadge({ feed }: { readonly feed: HeldFeed }) {
  const t = useT()
  const state = feedState(feed)
  switch (state.status) {
    case 'complete':
      return <Badge tone="accent">{t('receipts.state.complete')}</Badge>
    case 'behind':
      return <Badge tone="caution">{t('receipts.state.behind', { missing: state.missing })}</Badge>
    case 'none':
    case 'unheard':
      return <Badge>{t(`receipts.state.${state.status}`)}</Badge>
  }
}

function Source({ feed }: { readonly feed: HeldFeed }) {
  const t = useT()
  const format = useFormat()
  const { toldAt, via } = feed
  if (toldAt === null) return null
  const moment = format.moment(toldAt)
  return via === null
    ? t('receipts.source.own', { moment })
    : t('receipts.source.via', { hub: via, moment })
}
