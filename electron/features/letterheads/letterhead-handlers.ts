import type { letterheadContract } from '../../../shared/ipc/letterhead-contract'
import type { Handlers } from '../handler'
import { readLetterhead, removeLogo, saveLetterhead, setLogo } from './letterhead-service'

export const letterheadHandlers: Handlers<typeof letterheadContract> = {
  'letterheads.get': (_, context) => readLetterhead(context),
  'letterheads.save': (details, context) => saveLetterhead(details, context),
  'letterheads.setLogo': ({ picture }, context) => setLogo(picture, context),
  'letterheads.removeLogo': (_, context) => removeLogo(context),
}
