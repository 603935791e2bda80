import type { scanContract } from '../../../shared/ipc/scan-contract'
import type { Handlers } from '../handler'

export const scanHandlers: Handlers<typeof scanContract> = {
  'scan.readFrame': async (frame, { codes }) => ({ text: await codes.read(frame) }),
}
