import type { erasureContract } from '../../../shared/ipc/erasure-contract'
import type { Handlers } from '../../features/handler'
import { eraseMember, previewErasure } from './erase-member'

export const erasureHandlers: Handlers<typeof erasureContract> = {
  'members.erasure': ({ id }, context) => previewErasure(id, context),
  'members.erase': (input, context) => eraseMember(input, context),
}
