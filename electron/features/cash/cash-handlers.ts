import type { cashContract } from '../../../shared/ipc/cash-contract'
import type { Handlers } from '../handler'
import { listPapers } from './cash-paper-repository'
import {
  addPaper,
  markPaper,
  openPaper,
  readPaperContent,
  savePaperCopy,
} from './cash-paper-service'
import { markEntry, readBudgetLines, readCashMonth, readKnownCash, saveEntry } from './cash-service'

export const cashHandlers: Handlers<typeof cashContract> = {
  'cash.month': (month, context) => readCashMonth(month, context),
  'cash.known': (_, context) => readKnownCash(context),
  'cash.save': (input, context) => saveEntry(input, context),
  'cash.remove': ({ id }, context) => markEntry(id, true, context),
  'cash.restore': ({ id }, context) => markEntry(id, false, context),
  'cash.budget': (input, context) => readBudgetLines(input, context),
  'cash.papers': ({ id }, { db }) => listPapers(db, id),
  'cash.addPaper': (input, context) => addPaper(input, context),
  'cash.paperContent': ({ id }, context) => readPaperContent(id, context),
  'cash.openPaper': ({ id }, context) => openPaper(id, context),
  'cash.savePaperCopy': ({ id }, context) => savePaperCopy(id, context),
  'cash.removePaper': ({ id }, context) => markPaper(id, true, context),
  'cash.restorePaper': ({ id }, context) => markPaper(id, false, context),
}
