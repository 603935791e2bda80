import { expect, test } from 'vitest'

import type { NetworkMember } from '../../../shared/domain/exchange'
import type { DeviceId } from '../../../shared/domain/ids'
import { othersByNeed, receiptOf } from './member-receipts'

function aMember(hubName: string, receivedSeq: number | null, isOwn = false): NetworkMember {
  return {
    deviceId: `device-of-${hubName}` as DeviceId,
    hubId: null,
    hubName,
    isOwn,
    receivedSeq,
    ownSeq: 820,
    learnedAt: receivedSeq === null ? null : 1,
  }
}

test('a hub has everything, lacks some, or was never heard of', () => {
  expect(receiptOf(aMember('PKG Kopang', 820))).toEqual({ status: 'complete' })
  expect(receiptOf(aMember('PKG Kopang', 812))).toEqual({ status: 'behind', missing: 8 })
  expect(receiptOf(aMember('PKG Kopang', null))).toEqual({ status: 'unheard' })
})

test('a device that knows more than our restored feed lacks nothing', () => {
  expect(receiptOf(aMember('PKG Kopang', 900))).toEqual({ status: 'complete' })
})

test('who lacks most stands first, and this computer is left out', () => {
  const others = othersByNeed([
    aMember('PKG Praya', 820),
    aMember('PKG Kami', 820, true),
    aMember('PKG Batukliang', 800),
    aMember('PKG Kopang', null),
    aMember('PKG Janapria', null),
  ])

  expect(others.map(({ hubName }) => hubName)).toEqual([
    'PKG Janapria',
    'PKG Kopang',
    'PKG Batukliang',
    'PKG Praya',
  ])
})
