import type { ActivityId, LetterId } from '../../shared/domain/ids'
import type { LetterDirection, LetterKind } from '../../shared/domain/letter'
import type { NumberSeries } from '../../shared/domain/letter-number'
import type { Input } from '../lib/call'
import { channelQuery, steadyQuery } from '../lib/channel-query'

const numbered = ['letters', 'certificates', 'number_ranges', 'wordings', 'hubs'] as const

const people = ['members', 'posts', 'institutions'] as const

export const letterQueries = {
  page: (input: Input<'letters.page'>) =>
    steadyQuery('letters.page', input, ['letters', 'artifacts']),
  years: (direction: LetterDirection) => channelQuery('letters.years', { direction }, ['letters']),
  get: (id: LetterId) =>
    channelQuery('letters.get', { id }, [
      'letters',
      'letter_recipients',
      'artifacts',
      'activities',
    ]),
  draft: (kind: LetterKind, activityId: ActivityId | null) =>
    channelQuery('letters.draft', { kind, activityId }, [
      ...numbered,
      'activities',
      'venues',
      'sessions',
    ]),
  addressees: (activityId: ActivityId | null) =>
    channelQuery('letters.addressees', { activityId }, [...people, 'enrolments']),
  deliveries: (input: Input<'letters.deliveries'>) =>
    steadyQuery('letters.deliveries', input, ['letters', 'letter_recipients']),
  wording: (kind: LetterKind) => channelQuery('letters.wording', { kind }, ['wordings']),
  numbering: () => channelQuery('numbers.numbering', {}, ['wordings', 'hubs']),
  numbers: (series: NumberSeries, year: number) =>
    channelQuery('numbers.state', { series, year }, numbered),
  doubles: () => channelQuery('letters.doubles', {}, ['letters', 'hubs']),
  letterhead: () => channelQuery('letterheads.get', {}, ['letterheads', 'hubs', 'stored_files']),
  travel: (activityId: ActivityId) =>
    channelQuery('travel.list', { activityId }, ['travel_orders', 'enrolments', ...people]),
}
