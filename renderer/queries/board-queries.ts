import { channelQuery } from '../lib/channel-query'

export const boardQueries = {
  terms: () => channelQuery('board.terms', {}, ['board_terms']),
}
