import type { exchangeContract } from '../../shared/ipc/exchange-contract'
import type { Handlers } from '../features/handler'
import { driveBehind } from './drive-register'
import { readNetworkState } from './exchange-repository'
import {
  findInvitation,
  listDrives,
  pickFolder,
  previewExchange,
  runExchange,
} from './exchange-service'
import { foundNetwork, invite, joinNetwork } from './network-service'

export const exchangeHandlers: Handlers<typeof exchangeContract> = {
  'exchange.state': (_, { db }) => readNetworkState(db),
  'exchange.drives': (_, context) => listDrives(context),
  'exchange.pickFolder': (_, context) => pickFolder(context),
  'exchange.foundNetwork': ({ name }, context) => foundNetwork(name, context),
  'exchange.invite': async ({ driveId, label }, context) =>
    invite({ root: (await driveBehind(driveId)).root, label }, context),
  'exchange.join': async ({ driveId, fileName, words }, context) =>
    joinNetwork({ path: await findInvitation(driveId, fileName), words }, context),
  'exchange.preview': (input, context) => previewExchange(input, context),
  'exchange.run': (input, context) => runExchange(input, context),
}
