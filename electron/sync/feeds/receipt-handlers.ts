import type { receiptContract } from '../../../shared/ipc/receipt-contract'
import type { Handlers } from '../../features/handler'
import { listReceipts } from './receipt-repository'

export const receiptHandlers: Handlers<typeof receiptContract> = {
  'receipts.list': (_, { db }) => listReceipts(db),
}
