import { useMemo } from 'react'

import { clockOf, type Session } from '../../shared/domain/session'
import { useT } from '../lib/translate'
import { useFormat } from '../lib/use-format'

type Labelled = Pick<
  Session,
  'title' | 'position' | 'heldOn' | 'startsAt' | 'endsAt' | 'className' | 'venueName'
>

/** How a session is called and when it is, the same wherever it is named. */
export function useSessionLabel() {
  const t = useT()
  const format = useFormat()
  return useMemo(() => {
    const hours = ({ startsAt, endsAt }: Pick<Session, 'startsAt' | 'endsAt'>): string | null => {
      if (startsAt === null) return null
      const start = format.time(clockOf(startsAt))
      return endsAt === null ? start : `${start}–${format.time(clockOf(endsAt))}`
    }
    return {
      name: (session: Pick<Session, 'title' | 'position'>) =>
        session.title ?? t('sessions.label.number', { number: session.position }),
      hours,
      /** Day, hours, class and venue, as far as they are known. */
      details: (session: Labelled) =>
        [
          session.heldOn === null ? null : format.dateFull(session.heldOn),
          hours(session),
          session.className,
          session.venueName,
        ]
          .filter((part) => part !== null)
          .join(' · '),
    }
  }, [t, format])
}
