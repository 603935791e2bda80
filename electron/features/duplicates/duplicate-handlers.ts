import type { duplicatesContract } from '../../../shared/ipc/duplicates-contract'
import type { Handlers } from '../handler'
import {
  compareDuplicates,
  countDuplicates,
  joinDuplicates,
  keepApart,
  pageDecided,
  pageDuplicates,
  takeDecisionBack,
} from './duplicate-service'

export const duplicateHandlers: Handlers<typeof duplicatesContract> = {
  'duplicates.counts': (_, context) => countDuplicates(context),
  'duplicates.page': (input, context) => pageDuplicates(input, context),
  'duplicates.compare': (pair, context) => compareDuplicates(pair, context),
  'duplicates.join': (input, context) => joinDuplicates(input, context),
  'duplicates.keepApart': (pair, context) => keepApart(pair, context),
  'duplicates.takeBack': (pair, context) => takeDecisionBack(pair, context),
  'duplicates.decided': (range, context) => pageDecided(range, context),
}
