import type { CashMonth } from '../../shared/domain/cash'
import type { ActivityId, CashEntryId, CashPaperId } from '../../shared/domain/ids'
import { channelQuery, steadyQuery } from '../lib/channel-query'

export const cashQueries = {
  month: (month: CashMonth) =>
    steadyQuery('cash.month', month, ['cash_entries', 'cash_papers', 'activities']),
  budget: (activityId: ActivityId, exceptId: CashEntryId | null) =>
    channelQuery('cash.budget', { activityId, exceptId }, ['budget_items', 'cash_entries']),
  papers: (id: CashEntryId) => channelQuery('cash.papers', { id }, ['cash_papers', 'stored_files']),
  paperContent: (id: CashPaperId) => channelQuery('cash.paperContent', { id }, []),
  known: () => channelQuery('cash.known', {}, ['cash_entries']),
}
