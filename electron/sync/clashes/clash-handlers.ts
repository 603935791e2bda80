import type { clashesContract } from '../../../shared/ipc/clashes-contract'
import type { Handlers } from '../../features/handler'
import { chooseClashes, chooseHub, undoChoice } from './choose-service'
import { countClashes, listClashes } from './clash-service'

export const clashHandlers: Handlers<typeof clashesContract> = {
  'clashes.list': (_, { db }) => listClashes(db),
  'clashes.count': (_, { db }) => countClashes(db),
  'clashes.choose': ({ choices }, context) => chooseClashes(choices, context),
  'clashes.chooseHub': ({ hubId }, context) => chooseHub(hubId, context),
  'clashes.undo': ({ undoId }, context) => undoChoice(undoId, context),
}
