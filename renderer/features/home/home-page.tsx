import { useQuery } from '@tanstack/react-query'

import { failureOf } from '../../lib/failure'
import { useT } from '../../lib/translate'
import { useFormat } from '../../lib/use-format'
import { homeQueries } from '../../queries/home-queries'
import { setupQueries } from '../../queries/setup-queries'
import { ButtonLink } from '../../ui/button-link'
import { ErrorState } from '../../ui/error-state'
import { LoadingState } from '../../ui/loading-state'
import { Page } from '../../ui/page'
import { StatTile } from '../../ui/stat-tile'
import { TileGrid } from '../../ui/tile-grid'
import { BooksPanel } from './books-panel'
import { DeskPanel } from './desk-panel'
import { ExchangePanel } from './exchange-panel'
import { FirstSteps } from './first-steps'
import classes from './home-page.module.css'
import { ToDoPanel } from './to-do-panel'
import { UpcomingPanel } from './upcoming-panel'

/** Beranda answers one question: what do I have to do today? */
export function HomePage() {
  const t = useT()
  const format = useFormat()
  const overview = useQuery(homeQueries.overview())
  const status = useQuery(setupQueries.status())
  const due = useQuery(homeQueries.due()).data
  const { data } = overview

  if (data === undefined) {
    return (
      <Page title={t('home.title')}>
        {overview.error === null ? (
          <LoadingState />
        ) : (
          <ErrorState failure={failureOf(overview.error)} onRetry={() => void overview.refetch()} />
        )}
      </Page>
    )
  }
  const { counts } = data
  const isBeginning = counts.members === 0 || counts.activities === 0
  const tiles = [
    { to: '/members', label: t('home.count.members'), value: counts.members },
    { to: '/institutions', label: t('home.count.institutions'), value: counts.institutions },
    { to: '/activities', label: t('home.count.activities'), value: counts.activities },
    { to: '/portfolio', label: t('home.count.artifacts'), value: counts.artifacts },
  ]
  return (
    <Page
      title={t('home.title')}
      subtitle={t('home.subtitle', { day: format.dateFull(data.today) })}
      actions={
        <>
          <ButtonLink to="/members/new">{t('home.action.member')}</ButtonLink>
          <ButtonLink to="/activities/new">{t('home.action.activity')}</ButtonLink>
          <ButtonLink to="/exchange" tone="primary">
            {t('home.action.exchange')}
          </ButtonLink>
        </>
      }
    >
      {isBeginning ? <FirstSteps overview={data} /> : <ToDoPanel overview={data} />}
      {isBeginning || due === undefined ? null : (
        <div className={classes.columns}>
          <DeskPanel due={due} today={data.today} />
          <BooksPanel books={due.books} />
        </div>
      )}
      <div className={classes.columns}>
        <UpcomingPanel activities={data.upcoming} />
        <ExchangePanel
          lastExchange={data.lastExchange}
          networkName={status.data?.hub?.network?.name ?? null}
          filesAwaited={data.filesAwaited}
        />
      </div>
      <TileGrid>
        {tiles.map((tile) => (
          <StatTile
            key={tile.to}
            to={tile.to}
            label={tile.label}
            value={format.number(tile.value)}
          />
        ))}
      </TileGrid>
    </Page>
  )
}
