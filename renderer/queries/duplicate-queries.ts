import type { Input } from '../lib/call'
import { channelQuery, steadyQuery } from '../lib/channel-query'

const questions = ['members', 'institutions', 'posts', 'duplicate_decisions'] as const

export const duplicateQueries = {
  counts: () => channelQuery('duplicates.counts', {}, questions),
  page: (input: Input<'duplicates.page'>) => steadyQuery('duplicates.page', input, questions),
  decided: (input: Input<'duplicates.decided'>) =>
    steadyQuery('duplicates.decided', input, [...questions, 'accounts']),
  compare: (pair: Input<'duplicates.compare'>) =>
    channelQuery('duplicates.compare', pair, [
      ...questions,
      'attendance',
      'enrolments',
      'artifacts',
      'hubs',
    ]),
}
