import type { networkContract } from '../../../shared/ipc/network-contract'
import type { Handlers } from '../../features/handler'
import { reportLost } from './lost-device'
import { listNetworkDevices } from './network-devices'

export const networkHandlers: Handlers<typeof networkContract> = {
  'network.devices': (_, { db }) => listNetworkDevices(db),
  'network.reportLost': (report, context) => reportLost(report, context),
}
