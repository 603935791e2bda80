import type { historyContract } from '../../../shared/ipc/history-contract'
import type { Handlers } from '../handler'
import { readRecordHistory } from './history-service'

export const historyHandlers: Handlers<typeof historyContract> = {
  'history.record': (wanted, { db }) => readRecordHistory(db, wanted),
}
