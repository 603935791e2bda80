import type { findContract } from '../../../shared/ipc/find-contract'
import type { Handlers } from '../handler'
import { findAnything } from './find-service'

export const findHandlers: Handlers<typeof findContract> = {
  'find.anything': ({ text }, { db }) => findAnything(db, text),
}
