import type { CashMonth } from '../../shared/domain/cash'
import { channelQuery, steadyQuery } from '../lib/channel-query'

export const cashQueries = {
  month: (month: CashMonth) => steadyQuery('cash.month', month, ['cash_entries', 'activities']),
  known: () => channelQuery('cash.known', {}, ['cash_entries']),
}
