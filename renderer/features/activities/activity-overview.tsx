import { IconClipboardCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'

import { type SessionSummary, sumOfJp } from '../../../shared/domain/session'
import { AttachedFiles } from '../../components/attached-files'
import { useSessionLabel } from '../../components/use-session-label'
import type { Output } from '../../lib/call'
import { useT } from '../../lib/translate'
import { todayHere } from '../../lib/typed-date'
import { useFormat } from '../../lib/use-format'
import { sessionQueries } from '../../queries/session-queries'
import { ButtonLink } from '../../ui/button-link'
import { FactList } from '../../ui/fact-list'
import { Panel } from '../../ui/panel'
import { Stack } from '../../ui/stack'
import { StatTile } from '../../ui/stat-tile'
import { TextLink } from '../../ui/text-link'
import { TileGrid } from '../../ui/tile-grid'
import classes from './activity-overview.module.css'

/** Ringkasan: the figures, the sheet that is due, the facts, the other meetings of the series. */
export function ActivityOverview({ found }: { readonly found: Output<'activities.get'> }) {
  const t = useT()
  const format = useFormat()
  const { activity, venues, series } = found
  const sessions = useQuery(sessionQueries.list(activity.id))
  const due = dueSession(sessions.data ?? [])
  const jp = sumOfJp(sessions.data ?? [])
  const address = `/activities/${activity.id}`

  return (
    <div className={classes.overview}>
      <TileGrid>
        <StatTile
          label={t('activities.column.registered')}
          value={format.number(activity.registered)}
          note={
            activity.quota === null
              ? t('activities.quota.none')
              : t('activities.quota.of', { quota: activity.quota })
          }
          to={`${address}?tab=people`}
        />
        <StatTile
          label={t('activities.column.present')}
          value={format.number(activity.present)}
          note={t('activities.present.note')}
          to={`${address}?tab=recap`}
        />
        <StatTile
          label={t('sessions.title')}
          value={format.number(activity.sessions)}
          note={jp === 0 ? undefined : format.jp(jp)}
          to={`${address}?tab=sessions`}
        />
      </TileGrid>
      {due === null ? null : <DueSheet session={due} />}
      <Panel title={t('activities.overview.facts')}>
        <FactList
          facts={[
            { label: t('activities.field.type'), value: t(`activities.type.${activity.type}`) },
            {
              label: t('activities.field.purpose'),
              value: activity.purpose === null ? null : t(`activities.purpose.${activity.purpose}`),
            },
            {
              label: t('activities.field.venue'),
              value:
                venues.length === 0
                  ? null
                  : venues
                      .map(({ name, address: where }) =>
                        where === null ? name : `${name} (${where})`,
                      )
                      .join(', '),
            },
            {
              label: t('activities.field.note'),
              value: activity.note ?? t('common.state.none'),
            },
            ...(activity.hubName === null
              ? []
              : [{ label: t('activities.field.hub'), value: activity.hubName }]),
          ]}
        />
      </Panel>
      <AttachedFiles
        title={t('activities.overview.files')}
        place={{ activity: { id: activity.id, name: activity.title } }}
      />
      {series.length === 0 ? null : (
        <Panel title={t('activities.overview.series', { count: series.length })}>
          <ul className={classes.series}>
            {series.map(({ id, title, startsOn }) => (
              <li key={id}>
                <TextLink to={`/activities/${id}`}>
                  {startsOn === null ? title : format.dateFull(startsOn)}
                </TextLink>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </div>
  )
}

/** The sheet to fill next: the last one that is open among those whose day has come, else the next. */
function dueSession(sessions: readonly SessionSummary[]): SessionSummary | null {
  const today = todayHere()
  const open = sessions.filter(({ totals }) => totals.blank > 0)
  const come = open.filter(({ heldOn }) => heldOn !== null && heldOn <= today)
  return come[come.length - 1] ?? open[0] ?? null
}

function DueSheet({ session }: { readonly session: SessionSummary }) {
  const t = useT()
  const label = useSessionLabel()
  return (
    <Panel>
      <div className={classes.due}>
        <Stack gap="small">
          <h2 className={classes.dueTitle}>{t('activities.overview.due')}</h2>
          <p>
            {[label.name(session), label.details(session)]
              .filter((part) => part !== '')
              .join(' · ')}
          </p>
        </Stack>
        <ButtonLink
          to={`/activities/${session.activityId}/sessions/${session.id}/attendance`}
          tone="primary"
          icon={IconClipboardCheck}
        >
          {t('sessions.action.sheet')}
        </ButtonLink>
      </div>
    </Panel>
  )
}
