import type { cashContract } from '../../../shared/ipc/cash-contract'
import type { Handlers } from '../handler'
import { markEntry, readCashMonth, readKnownCash, saveEntry } from './cash-service'

export const cashHandlers: Handlers<typeof cashContract> = {
  'cash.month': (month, context) => readCashMonth(month, context),
  'cash.known': (_, context) => readKnownCash(context),
  'cash.save': (input, context) => saveEntry(input, context),
  'cash.remove': ({ id }, context) => markEntry(id, true, context),
  'cash.restore': ({ id }, context) => markEntry(id, false, context),
}
