import type { ActivityId } from '../../../shared/domain/ids'
import { formOf, type LetterBody, type LetterKind } from '../../../shared/domain/letter'
import { paperText } from '../../../shared/i18n/paper-texts'
import { AppError } from '../../../shared/lib/app-error'
import type { ReadDb } from '../../database/database'
import { localDay } from '../../platform/local-day'
import { findActivity, listVenues } from '../activities/activity-repository'
import type { QueryContext } from '../handler'
import { planNumbers } from '../numbers/number-repository'
import { findNumbering, numberText } from '../numbers/numbering-repository'
import { listSessions } from '../sessions/session-repository'
import { ownHub } from './letter-service'

export type Draft = {
  readonly subject: string
  readonly letterOn: string
  readonly body: LetterBody
  readonly number: string
}

/** What a new letter begins with: of an activity, what is known of its day, hours and place. */
export async function draftLetter(
  { kind, activityId }: { readonly kind: LetterKind; readonly activityId: ActivityId | null },
  context: Pick<QueryContext, 'db' | 'session' | 'clock' | 'device'>,
): Promise<Draft> {
  const { db } = context
  const letterOn = localDay(context.clock.now())
  const occasion = activityId === null ? noOccasion : await occasionOf(db, activityId)
  return {
    subject: subjectOf(kind, occasion.title),
    letterOn,
    body: bodyOf(kind, occasion),
    number: await nextNumber(kind, letterOn, context),
  }
}

type Occasion = {
  readonly title: string
  readonly startsOn: string | null
  readonly endsOn: string | null
  readonly startsAt: number | null
  readonly endsAt: number | null
  readonly place: string | null
}

const noOccasion: Occasion = {
  title: '',
  startsOn: null,
  endsOn: null,
  startsAt: null,
  endsAt: null,
  place: null,
}

/** Hours are those of the first day: an invitation says when to come. */
async function occasionOf(db: ReadDb, activityId: ActivityId): Promise<Occasion> {
  const activity = await findActivity(db, activityId)
  if (activity === null) throw new AppError('activity.missing')
  const [venue] = await listVenues(db, activityId)
  const sessions = await listSessions(db, activityId)
  const firstDay = sessions.filter(({ heldOn }) => heldOn === (sessions[0]?.heldOn ?? null))
  const starts = firstDay.flatMap(({ startsAt }) => (startsAt === null ? [] : [startsAt]))
  const ends = firstDay.flatMap(({ endsAt }) => (endsAt === null ? [] : [endsAt]))
  return {
    title: activity.title,
    startsOn: activity.startsOn,
    endsOn: activity.endsOn,
    startsAt: starts.length === 0 ? null : Math.min(...starts),
    endsAt: ends.length === 0 ? null : Math.max(...ends),
    place:
      venue === undefined
        ? null
        : [venue.name, venue.address].filter((part) => part !== null && part !== '').join(', '),
  }
}

function subjectOf(kind: LetterKind, title: string): string {
  if (kind === 'decree' || kind === 'other') return title
  return paperText(`letter.subject.${kind}`, { title }).trim()
}

function bodyOf(kind: LetterKind, { title, ...occasion }: Occasion): LetterBody {
  const form = formOf(kind)
  switch (form) {
    case 'invitation':
      return {
        form,
        ...occasion,
        agenda: title === '' ? null : title,
        note: null,
        layout: 'each',
        withSecretary: false,
      }
    case 'assignment':
      return {
        form,
        ...occasion,
        letterhead: null,
        basis: null,
        purpose: title === '' ? null : paperText('letter.purpose', { title }),
      }
    case 'plain':
      return {
        form,
        content: kind === 'decree' ? paperText('letter.decree.content') : null,
        layout: 'each',
      }
  }
}

async function nextNumber(
  kind: LetterKind,
  day: string,
  context: Pick<QueryContext, 'db' | 'session' | 'device'>,
): Promise<string> {
  const hubId = ownHub(context)
  const year = Number(day.slice(0, 4))
  const { deviceId } = context.device
  const ask = { hubId, series: 'letters', year, deviceId, count: 1 } as const
  const [sequence = 1] = (await planNumbers(context.db, ask)).numbers
  return numberText(await findNumbering(context.db, hubId), { kind, sequence, day })
}
