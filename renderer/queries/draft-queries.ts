import { queryOptions } from '@tanstack/react-query'

import type { DraftKey } from '../../shared/domain/draft'
import { channelQuery } from '../lib/channel-query'

export const draftQueries = {
  /** Asked anew each time a form opens (`opening`): the form itself is what changes it. */
  get: (key: DraftKey, opening: number) =>
    queryOptions({
      ...channelQuery('drafts.get', { key }, []),
      queryKey: ['drafts.get', { key }, opening],
      gcTime: 0,
    }),
}
