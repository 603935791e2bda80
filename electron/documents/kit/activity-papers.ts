import { sql } from 'kysely'

import type { ActivityId } from '../../../shared/domain/ids'
import type { Session } from '../../../shared/domain/session'
import { paperText } from '../../../shared/i18n/paper-texts'
import type { Signer } from '../document'
import type { FormContext } from '../form'
import { daySpan, timeSpan, weekdayAndDay } from './indonesian'

/** What papers of one activity share: when, where, and who of its committee signs. */

/** Room to write by hand what nobody has entered yet. */
export const writingDots = '.'.repeat(36)

export function orDots(text: string | null): string {
  return text === null || text === '' ? writingDots : text
}

/** Days of the sessions: one with its weekday, several as a span. */
export function daysOf(sessions: readonly Pick<Session, 'heldOn'>[]): string {
  const days = sessions.flatMap(({ heldOn }) => (heldOn === null ? [] : [heldOn])).sort()
  const first = days[0] ?? null
  const last = days[days.length - 1] ?? null
  return first === last ? weekdayAndDay(first) : daySpan(first, last)
}

export function hoursOf({ startsAt, endsAt }: Pick<Session, 'startsAt' | 'endsAt'>): string {
  return startsAt === null ? '' : timeSpan(startsAt, endsAt)
}

export function placesOf(sessions: readonly Pick<Session, 'venueName'>[]): string {
  const names = sessions.flatMap(({ venueName }) => (venueName === null ? [] : [venueName]))
  return [...new Set(names)].join('; ')
}

export function sessionName({ title, position }: Pick<Session, 'title' | 'position'>): string {
  return title ?? paperText('attendance-sheet.session-number', { number: position })
}

/**
 * The head of the committee: whose task in the staff list begins with 'ketua'; a dotted line where
 * nobody's does.
 */
export async function committeeHead(
  activityId: ActivityId,
  { db }: Pick<FormContext, 'db'>,
  post: string = paperText('attendance-sheet.committee-head'),
): Promise<Signer> {
  const { rows } = await sql<{ name: string; nip: string | null }>`
    select coalesce(nullif(s.person_name, ''), trim(coalesce(m.front_title || ' ', '') ||
        coalesce(m.full_name, '') || coalesce(', ' || m.back_title, ''))) as name,
      coalesce(s.nip, m.nip) as nip
    from staff s left join members m on m.id = s.member_id
    where s.activity_id = ${activityId} and s.removed_at is null and s.role = 'committee'
      and lower(coalesce(s.topic, '')) like 'ketua%'
    order by s.id limit 1`.execute(db)
  return signer(post, rows[0]?.name ?? null, rows[0]?.nip ?? null)
}

/** Who takes the minutes: as the notulen says, else who is enrolled for it. */
export async function minuteTaker(
  activityId: ActivityId,
  { db }: Pick<FormContext, 'db'>,
): Promise<Signer> {
  const { rows } = await sql<{ name: string | null; nip: string | null }>`
    select note_taker as name, null as nip from minutes
      where activity_id = ${activityId} and removed_at is null and coalesce(note_taker, '') <> ''
    union all
    select trim(coalesce(m.front_title || ' ', '') || coalesce(m.full_name, '') ||
      coalesce(', ' || m.back_title, '')), m.nip
    from enrolments e join members m on m.id = e.member_id
    where e.activity_id = ${activityId} and e.removed_at is null and e.role = 'minute-taker'`.execute(
    db,
  )
  const found = rows[0]
  return signer(paperText('attendance-sheet.minute-taker'), found?.name ?? null, found?.nip ?? null)
}

function signer(post: string, name: string | null, nip: string | null): Signer {
  return {
    caption: null,
    post,
    name: name === '' ? null : name,
    idLine: nip === null ? null : paperText('kit.nip', { number: nip }),
  }
}
