import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { createTestHub, type TestHub } from '../support/test-hub'

let hub: TestHub

beforeEach(async () => {
  hub = await createTestHub()
})
afterEach(async () => {
  await hub.close()
})

const pkgKopang = {
  name: 'PKG Kopang',
  typeText: 'PKG',
  districtCode: '52.02.09',
  districtName: 'Kopang',
  ownerName: 'Baiq Hilmiati',
  ownerRole: 'secretary',
} as const

test('a new hub is there after a restart, with who is at the PC', async () => {
  const { hubId } = await hub.call('setup.createHub', pkgKopang)

  await hub.reopen()

  expect(await hub.call('setup.status', {})).toEqual({
    hub: {
      id: hubId,
      name: 'PKG Kopang',
      typeText: 'PKG',
      districtName: 'Kopang',
      isDemo: false,
      accountName: 'Baiq Hilmiati',
      role: 'secretary',
      network: null,
    },
    locale: 'id',
    notice: null,
  })
})

test('a second hub on the same PC is refused and nothing changes', async () => {
  await hub.call('setup.createHub', pkgKopang)

  const again = await hub.result('setup.createHub', { ...pkgKopang, name: 'KKG Praya' })

  expect(again).toEqual({ ok: false, error: { code: 'hub.exists', params: {} } })
  expect((await hub.call('setup.status', {})).hub?.name).toBe('PKG Kopang')
})

test('a call that the contract does not know, or with odd input, is refused', async () => {
  const bad = await hub.result('setup.findDistricts', { text: 5 } as never)
  const unknown = await hub.result('setup.explode' as never, {} as never)

  expect([bad, unknown].map((result) => (result.ok ? 'ok' : result.error.code))).toEqual([
    'call.invalid',
    'call.invalid',
  ])
})

test('kecamatan are found by name, with their kabupaten', async () => {
  const found = await hub.call('setup.findDistricts', { text: 'kopang' })

  expect(found[0]).toEqual({
    code: '52.02.09',
    name: 'Kopang',
    regencyName: 'Kabupaten Lombok Tengah',
    provinceName: 'Nusa Tenggara Barat',
  })
})

test('a damaged database is set aside and the user is told', async () => {
  await hub.call('setup.createHub', pkgKopang)
  const path = join(hub.folder, 'simpul.db')
  const damage = async () => {
    writeFileSync(path, Buffer.alloc(8192, 7))
    await Promise.resolve()
  }

  await hub.reopenAfter(damage)

  const { hub: found, notice } = await hub.call('setup.status', {})
  expect(found).toBeNull()
  expect(notice?.code).toBe('database.damaged')
})
