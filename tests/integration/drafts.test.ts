import { afterEach, beforeEach, expect, test } from 'vitest'

import { startHub } from '../support/activity-builders'
import { findInFiles } from '../support/forensic-search'
import { createTestHub, type TestHub } from '../support/test-hub'

let hub: TestHub

const key = 'letter/new/notice/none'
const day = 86_400_000

beforeEach(async () => {
  hub = await createTestHub()
  await startHub(hub)
})
afterEach(async () => {
  await hub.close()
})

test('what was typed and not saved is there after a restart, the latest of it, until it is thrown away', async () => {
  await hub.call('drafts.save', { key, text: '{"subject":"Libur"}' })
  await hub.call('drafts.save', { key, text: '{"subject":"Libur panjang"}' })
  await hub.reopen()

  expect(await hub.call('drafts.get', { key })).toMatchObject({
    text: '{"subject":"Libur panjang"}',
  })
  expect(await hub.call('drafts.get', { key: 'letter/new/notice/other' })).toBeNull()
  await hub.call('drafts.discard', { key })
  expect(await hub.call('drafts.get', { key })).toBeNull()
})

test('a draft nobody came back to for two months is forgotten', async () => {
  await hub.call('drafts.save', { key, text: '{"subject":"Lama"}' })
  hub.clock.now += 61 * day
  await hub.call('drafts.save', { key: 'minutes/a', text: '{"theme":"Baru"}' })

  expect(await hub.call('drafts.get', { key })).toBeNull()
  expect(await hub.call('drafts.get', { key: 'minutes/a' })).not.toBeNull()
})

test('nothing of an erased person is left in half a letter, and other drafts stay', async () => {
  const { id } = await hub.call('members.create', { fullName: 'Aisyah Terhapus Contoh' })
  await hub.call('drafts.save', {
    key,
    text: '{"content":"Kepada AISYAH TERHAPUS CONTOH di Praya"}',
  })
  await hub.call('drafts.save', { key: 'letter/b', text: `{"addressees":[{"memberId":"${id}"}]}` })
  await hub.call('drafts.save', { key: 'letter/c', text: '{"content":"Libur"}' })

  await hub.call('members.erase', { id, confirmation: 'Aisyah Terhapus Contoh' })

  expect(await hub.call('drafts.get', { key })).toBeNull()
  expect(await hub.call('drafts.get', { key: 'letter/b' })).toBeNull()
  expect(await hub.call('drafts.get', { key: 'letter/c' })).not.toBeNull()
  await hub.reopen()
  expect(findInFiles(hub.folder, ['aisyah terhapus'])).toEqual([])
})
