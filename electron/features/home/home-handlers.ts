import type { homeContract } from '../../../shared/ipc/home-contract'
import type { Handlers } from '../handler'
import { readOverview } from './home-service'

export const homeHandlers: Handlers<typeof homeContract> = {
  'home.overview': (_, context) => readOverview(context),
}
