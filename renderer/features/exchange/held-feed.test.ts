import { expect, test } from 'vitest'

import type { DeviceId } from '../../../shared/domain/ids'
import type { HeldFeed, Receipt } from '../../../shared/domain/receipt'
import { deviceNames, feedState } from './held-feed'

function held(changes: Partial<HeldFeed>): HeldFeed {
  return {
    deviceId: 'a' as DeviceId,
    hubName: 'PKG Kopang',
    isOwn: false,
    seq: 5,
    newestSeq: 5,
    at: null,
    isClockDoubtful: false,
    toldAt: null,
    via: null,
    ...changes,
  }
}

test('a holder without news, with nothing, with some and with all are told apart', () => {
  expect(feedState(held({ seq: null }))).toEqual({ status: 'unheard' })
  expect(feedState(held({ seq: 0 }))).toEqual({ status: 'none' })
  expect(feedState(held({ seq: 3 }))).toEqual({ status: 'behind', missing: 2 })
  expect(feedState(held({ seq: 5 }))).toEqual({ status: 'complete' })
})

test('two devices of one hub are numbered, a single one is not', () => {
  const receipt = (deviceId: string, hubName: string): Receipt => ({
    deviceId: deviceId as DeviceId,
    hubName,
    isOwn: false,
    feeds: [],
  })

  const names = deviceNames(
    [receipt('a', 'PKG Kopang'), receipt('b', 'PKG Jonggat'), receipt('c', 'PKG Kopang')],
    { unknown: '?', numbered: (hub, number) => `${hub} ${number}` },
  )

  expect([...names.values()]).toEqual(['PKG Kopang 1', 'PKG Jonggat', 'PKG Kopang 2'])
})
