import { expect, test } from 'vitest'

import { exchangeAbilities } from './exchange-abilities'

test('the secretariat may do everything here', () => {
  const everything = { canExchange: true, canFound: true, canInvite: true }

  expect(exchangeAbilities('chair')).toEqual(everything)
  expect(exchangeAbilities('secretary')).toEqual(everything)
})

test('a facilitator carries the stick but does not decide who belongs to the network', () => {
  expect(exchangeAbilities('facilitator')).toEqual({
    canExchange: true,
    canFound: false,
    canInvite: false,
  })
})

test('a guest only looks', () => {
  expect(exchangeAbilities('guest')).toEqual({
    canExchange: false,
    canFound: false,
    canInvite: false,
  })
})
