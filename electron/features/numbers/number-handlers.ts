import type { numberContract } from '../../../shared/ipc/number-contract'
import { assert } from '../../../shared/lib/assert'
import type { Handlers } from '../handler'
import { noteGivenOnPaper, saveNumbering, stateOfNumbers } from './number-service'
import { findNumbering } from './numbering-repository'

export const numberHandlers: Handlers<typeof numberContract> = {
  'numbers.numbering': (_, { db, session }) => {
    assert(session, 'numbers are a hub’s own')
    return findNumbering(db, session.hubId)
  },
  'numbers.saveNumbering': (input, context) => saveNumbering(input, context),
  'numbers.givenOnPaper': (input, context) => noteGivenOnPaper(input, context),
  'numbers.state': (input, context) => stateOfNumbers(input, context),
}
