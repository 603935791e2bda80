import type { Contract } from '../../shared/ipc/contract'
import type { Handlers } from '../features/handler'
import { setupHandlers } from '../features/setup/setup-handlers'

/** Every handler of the contract; one missing does not compile. */
export const handlers: Handlers<Contract> = {
  ...setupHandlers,
}
