import { z } from 'zod'

import { deviceId } from '../domain/ids'
import { lostReason, networkDevice } from '../domain/network'
import { command, query, readers, secretariat } from './contract-kit'

export const networkContract = {
  /** Every PC of the network, the lost ones too; empty while there is no network. */
  'network.devices': query(readers, z.strictObject({}), z.array(networkDevice).readonly()),
  /** Signs that a PC is lost: what it writes from now on is taken nowhere. Cannot be taken back. */
  'network.reportLost': command(
    secretariat,
    z.strictObject({ deviceId, reason: lostReason }),
    z.object({ keptCommits: z.number() }),
  ),
}
