import type { handoverContract } from '../../../shared/ipc/handover-contract'
import type { Handlers } from '../handler'
import { finishHandover, noteFile, readHandover, saveHandover } from './handover-service'

export const handoverHandlers: Handlers<typeof handoverContract> = {
  'handover.overview': (_, context) => readHandover(context),
  'handover.save': (input, context) => saveHandover(input, context),
  'handover.noteFile': (input, context) => noteFile(input, context),
  'handover.finish': (input, context) => finishHandover(input, context),
}
