import { sql } from 'kysely'

import { type MemberId, memberId } from '../../../shared/domain/ids'
import type { Session } from '../../../shared/domain/session'
import { paperText } from '../../../shared/i18n/paper-texts'
import { AppError } from '../../../shared/lib/app-error'
import type { ReadDb } from '../../database/database'
import { findActivity } from '../../features/activities/activity-repository'
import { listPaperPeople } from '../../features/members/paper-person-repository'
import { listSessions } from '../../features/sessions/session-repository'
import type { Cell } from '../document'
import type { Form } from '../form'
import { committeeHead, daysOf, hoursOf, orDots, placesOf } from '../kit/activity-papers'
import { hubLetterhead, placeAndDate } from '../kit/hub-papers'
import { decimal } from '../kit/indonesian'

/** Daftar hadir narasumber (DOMAIN 5): who speaks, on what, for how many JP, with room to sign. */
export const staffSheet: Form<'staff-sheet'> = async ({ activityId }, context) => {
  const { db } = context
  const activity = await findActivity(db, activityId)
  if (activity === null) throw new AppError('activity.missing')
  const sessions = await listSessions(db, activityId)
  const speakers = await listSpeakers(db, activityId)
  const people = await listPaperPeople(
    db,
    speakers.flatMap(({ memberId: id }) => (id === null ? [] : [id])),
  )
  const day = sessions[sessions.length - 1]?.heldOn ?? activity.endsOn
  return {
    title: `${paperText('staff-sheet.title')} ${activity.title}`,
    orientation: 'portrait',
    letterhead: await hubLetterhead(context),
    isNumbered: true,
    marginMm: 15,
    blocks: [
      { kind: 'title', text: paperText('staff-sheet.title') },
      {
        kind: 'fields',
        rows: [
          [paperText('attendance-sheet.activity'), activity.title],
          [
            paperText('attendance-sheet.day'),
            orDots(
              sessions.length > 0 ? daysOf(sessions) : daysOf([{ heldOn: activity.startsOn }]),
            ),
          ],
          [paperText('attendance-sheet.time'), orDots(wholeHours(sessions))],
          [paperText('attendance-sheet.place'), orDots(placesOf(sessions))],
        ],
      },
      {
        kind: 'table',
        sheet: paperText('staff-sheet.title'),
        emptyText: paperText('staff-sheet.empty'),
        rowHeightMm: 11,
        columns: [
          { title: paperText('kit.number'), width: 9, align: 'center' },
          { title: paperText('attendance-sheet.name'), width: { share: 5 } },
          { title: paperText('staff-sheet.agency'), width: { share: 4 } },
          { title: paperText('staff-sheet.topic'), width: { share: 4 } },
          { title: paperText('staff-sheet.jp'), width: 12, align: 'center' },
          { title: paperText('kit.signature'), width: 42 },
        ],
        rows: speakers.map((speaker, index): readonly Cell[] => {
          const person = speaker.memberId === null ? undefined : people.get(speaker.memberId)
          return [
            String(index + 1),
            speaker.name ?? person?.name ?? '',
            speaker.unit ?? person?.schoolName ?? '',
            speaker.topic ?? '',
            speaker.jp === null
              ? ''
              : { kind: 'amount', text: decimal(speaker.jp), amount: speaker.jp },
            { kind: 'signature', number: index + 1 },
          ]
        }),
      },
      {
        kind: 'signatures',
        placeAndDate: await placeAndDate(context, day),
        signers: [
          await committeeHead(activityId, context, paperText('attendance-sheet.committee')),
        ],
      },
    ],
  }
}

/** From the first beginning to the last end of the first day, as the days of an activity are alike. */
function wholeHours(sessions: readonly Session[]): string {
  const [first] = sessions
  const last = sessions.filter(({ heldOn }) => heldOn === first?.heldOn).at(-1)
  return first === undefined ? '' : hoursOf({ ...first, endsAt: last?.endsAt ?? null })
}

type Speaker = {
  readonly memberId: MemberId | null
  readonly name: string | null
  readonly unit: string | null
  readonly topic: string | null
  readonly jp: number | null
}

/** Everybody of the staff list but the committee, in the order they were written down. */
async function listSpeakers(db: ReadDb, activityId: string): Promise<readonly Speaker[]> {
  const { rows } = await sql<{
    member_id: string | null
    name: string | null
    unit: string | null
    topic: string | null
    jp: number | null
  }>`
    select coalesce(m.survivor_id, s.member_id) as member_id, nullif(s.person_name, '') as name,
      nullif(s.unit, '') as unit, s.topic, s.jp
    from staff s left join members m on m.id = s.member_id
    where s.activity_id = ${activityId} and s.removed_at is null
      and coalesce(s.role, 'speaker') <> 'committee'
    order by s.id`.execute(db)
  return rows.map(({ member_id, ...speaker }) => ({
    ...speaker,
    memberId: memberId.safeParse(member_id).data ?? null,
  }))
}
