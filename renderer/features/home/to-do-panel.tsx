import {
  IconArrowsDiff,
  IconCalendarEvent,
  IconClipboardList,
  IconShieldQuestion,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'

import { clockOf } from '../../../shared/domain/session'
import type { HomeOverview, HomeSession } from '../../../shared/ipc/home-contract'
import { useT } from '../../lib/translate'
import { useFormat } from '../../lib/use-format'
import { clashQueries } from '../../queries/clash-queries'
import { duplicateQueries } from '../../queries/duplicate-queries'
import { Panel } from '../../ui/panel'
import { DuplicateRows } from './duplicate-rows'
import classes from './home-page.module.css'
import { HomeRow } from './home-row'

/** Today's sessions, sheets nobody has begun, what two hubs wrote differently or twice, open consent. */
export function ToDoPanel({ overview }: { readonly overview: HomeOverview }) {
  const t = useT()
  const { todaySessions, unmarked, unmarkedTotal, consentOpen } = overview
  const clashes = useQuery(clashQueries.count()).data?.total ?? 0
  const alike = useQuery(duplicateQueries.counts()).data ?? { member: 0, institution: 0 }
  const questions = clashes + alike.member + alike.institution
  const isNothing = todaySessions.length + unmarked.length + questions + consentOpen === 0
  const more = unmarkedTotal - unmarked.length

  return (
    <Panel title={t('home.to-do.title')} flush={!isNothing}>
      {isNothing ? (
        <p className={classes.quiet}>{t('home.to-do.nothing')}</p>
      ) : (
        <ul className={classes.list}>
          {todaySessions.map((session) => (
            <SessionRow key={session.id} session={session} isToday />
          ))}
          {unmarked.map((session) => (
            <SessionRow key={session.id} session={session} isToday={false} />
          ))}
          {more > 0 ? (
            <HomeRow
              to="/activities"
              icon={IconClipboardList}
              name={t('home.to-do.more-sheets', { count: more })}
            />
          ) : null}
          {clashes > 0 ? (
            <HomeRow
              to="/clashes"
              icon={IconArrowsDiff}
              tone="caution"
              name={t('clashes.home', { count: clashes })}
              detail={t('clashes.home.detail')}
            />
          ) : null}
          <DuplicateRows counts={alike} />
          {consentOpen > 0 ? (
            <HomeRow
              to="/portfolio?consent=open"
              icon={IconShieldQuestion}
              tone="caution"
              name={t('home.to-do.consent', { count: consentOpen })}
              detail={t('home.to-do.consent-detail')}
            />
          ) : null}
        </ul>
      )}
    </Panel>
  )
}

type SessionRowProps = { readonly session: HomeSession; readonly isToday: boolean }

function SessionRow({ session, isToday }: SessionRowProps) {
  const t = useT()
  const format = useFormat()
  const when = [
    isToday ? t('home.to-do.today') : format.dateFull(session.heldOn),
    session.startsAt === null ? null : format.time(clockOf(session.startsAt)),
    session.title,
    session.className,
  ]
  const isBegun = session.marked > 0
  return (
    <HomeRow
      to={`/activities/${session.activityId}/sessions/${session.id}/attendance`}
      icon={isToday ? IconCalendarEvent : IconClipboardList}
      tone={isToday ? 'normal' : 'caution'}
      name={session.activityTitle}
      detail={when.filter((part) => part !== null).join(' · ')}
      end={
        isBegun ? (
          t('home.to-do.marked', { marked: session.marked, expected: session.expected })
        ) : (
          <span className={classes.go}>{t('home.to-do.fill')}</span>
        )
      }
    />
  )
}
