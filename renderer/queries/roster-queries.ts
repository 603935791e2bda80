import type { Input } from '../lib/call'
import { channelQuery } from '../lib/channel-query'

export const rosterQueries = {
  /** Rows of one preview. They stand still: a preview says what the file held when it was read. */
  previewRows: (input: Input<'rosters.previewRows'>) =>
    channelQuery('rosters.previewRows', input, []),
  list: () => channelQuery('rosters.list', {}, ['roster_imports']),
}
