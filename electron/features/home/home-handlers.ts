import type { homeContract } from '../../../shared/ipc/home-contract'
import type { homeDueContract } from '../../../shared/ipc/home-due-contract'
import type { Handlers } from '../handler'
import { readDue } from './due-service'
import { readOverview } from './home-service'

export const homeHandlers: Handlers<typeof homeContract & typeof homeDueContract> = {
  'home.overview': (_, context) => readOverview(context),
  'home.due': (_, context) => readDue(context),
}
