import { z } from 'zod'

import {
  areTimesReversed,
  clockOf,
  minutesOfClock,
  sessionFields,
  suggestJp,
} from '../../../shared/domain/session'
import type { MessageKey } from '../../../shared/i18n/keys'
import { readTypedDate } from '../../lib/typed-date'

/** A session as it is typed: hours as 'HH:MM', JP as text, because "2,5" is on its way to 2.5. */
const message = (key: MessageKey): string => key

const clock = z
  .string()
  .nullable()
  .transform((text, context) => {
    if (text === null) return null
    const minutes = minutesOfClock(text)
    if (minutes !== null) return minutes
    context.addIssue({ code: 'custom', message: message('common.field.time') })
    return z.NEVER
  })

const jp = z.string().transform((text, context) => {
  const typed = text.trim().replace(',', '.')
  if (typed === '') return null
  const parsed = sessionFields.jp.safeParse(Number(typed))
  if (parsed.success) return parsed.data
  context.addIssue({ code: 'custom', message: message('sessions.form.jp.invalid') })
  return z.NEVER
})

export const sessionFormFields = {
  title: sessionFields.title,
  heldOn: sessionFields.heldOn,
  startsAt: clock,
  endsAt: clock,
  className: sessionFields.className,
  jp,
  /** Its place in the list of venues (new activity) or a venue's id (existing one). */
  venue: z.string().nullable(),
}

export const sessionForm = z
  .object(sessionFormFields)
  .refine((session) => !areTimesReversed(session), {
    path: ['endsAt'],
    message: message('errors.session.times-reversed'),
  })
export type SessionFormValues = z.input<typeof sessionForm>

export const blankSession: SessionFormValues = {
  title: null,
  heldOn: null,
  startsAt: null,
  endsAt: null,
  className: null,
  jp: '',
  venue: null,
}

export function toSessionForm(session: {
  readonly title: string | null
  readonly heldOn: string | null
  readonly startsAt: number | null
  readonly endsAt: number | null
  readonly className: string | null
  readonly jp: number | null
  readonly venueId: string | null
}): SessionFormValues {
  const { title, heldOn, startsAt, endsAt, className } = session
  return {
    title,
    heldOn,
    startsAt: startsAt === null ? null : clockOf(startsAt),
    endsAt: endsAt === null ? null : clockOf(endsAt),
    className,
    jp: session.jp === null ? '' : String(session.jp),
    venue: session.venueId,
  }
}

/** New hours bring their JP along, unless somebody has typed another number. */
export function withHours(
  session: SessionFormValues,
  hours: Partial<Pick<SessionFormValues, 'startsAt' | 'endsAt'>>,
): SessionFormValues {
  const changed = { ...session, ...hours }
  const isSuggested = session.jp === '' || session.jp === suggestedJp(session)
  return isSuggested ? { ...changed, jp: suggestedJp(changed) } : changed
}

function suggestedJp({ startsAt, endsAt }: SessionFormValues): string {
  const minutes = (text: string | null) => (text === null ? null : minutesOfClock(text))
  const suggestion = suggestJp(minutes(startsAt), minutes(endsAt))
  return suggestion === null || suggestion === 0 ? '' : String(suggestion)
}

/** A day that is really one, for fields that may still hold what could not be read. */
export function dayOrNull(text: string | null): string | null {
  return text !== null && readTypedDate(text, text) === text ? text : null
}
