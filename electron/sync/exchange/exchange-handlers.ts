import type { exchangeContract } from '../../../shared/ipc/exchange-contract'
import type { Handlers } from '../../features/handler'
import { joinHub, joinNetwork } from '../trust/join-network'
import { foundNetwork, invite } from '../trust/network-service'
import { driveBehind } from './drive-register'
import { readNetworkState } from './exchange-repository'
import { listDrives, pickFolder, previewExchange, runExchange } from './exchange-service'

export const exchangeHandlers: Handlers<typeof exchangeContract> = {
  'exchange.state': (_, { db }) => readNetworkState(db),
  'exchange.drives': (_, context) => listDrives(context),
  'exchange.pickFolder': (_, context) => pickFolder(context),
  'exchange.foundNetwork': ({ name }, context) => foundNetwork(name, context),
  'exchange.invite': async ({ driveId, ...invitation }, context) =>
    invite({ root: (await driveBehind(driveId)).root, ...invitation }, context),
  'exchange.join': async ({ driveId, ...invitation }, context) =>
    joinNetwork({ root: (await driveBehind(driveId)).root, ...invitation }, context),
  'exchange.joinHub': async ({ driveId, owner, ...invitation }, context) =>
    joinHub({ root: (await driveBehind(driveId)).root, ...invitation }, owner, context),
  'exchange.preview': (input, context) => previewExchange(input, context),
  'exchange.run': (input, context) => runExchange(input, context),
}
