import type { Role } from '../../../shared/domain/role'
import type { Access } from '../../../shared/ipc/contract-kit'
import { exchangeContract } from '../../../shared/ipc/exchange-contract'

/** What a role may do here, read from the contract itself, so that page and hub service agree. */
export type ExchangeAbilities = {
  readonly canExchange: boolean
  readonly canFound: boolean
  readonly canInvite: boolean
}

export function exchangeAbilities(role: Role): ExchangeAbilities {
  return {
    canExchange: allows(exchangeContract['exchange.run'].access, role),
    canFound: allows(exchangeContract['exchange.foundNetwork'].access, role),
    canInvite: allows(exchangeContract['exchange.invite'].access, role),
  }
}

function allows(access: Access, role: Role): boolean {
  return access === 'public' || access.includes(role)
}
