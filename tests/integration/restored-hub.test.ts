import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { openDatabase } from '../../electron/database/open-database'
import { dumpSynced } from '../support/synced-dump'
import { createTestHub, type TestHub } from '../support/test-hub'
import { exchange, hubNamed, joinFrom } from '../support/two-hubs'

/** Backups and copies of a hub's folder, as people make them: with the Explorer, knowing nothing. */
let stick: string
let backup: string
let jonggat: TestHub
let kopang: TestHub
const copies: TestHub[] = []

beforeEach(async () => {
  stick = mkdtempSync(join(tmpdir(), 'simpul-stick-'))
  backup = mkdtempSync(join(tmpdir(), 'simpul-backup-'))
  jonggat = await createTestHub()
  kopang = await createTestHub()
  await jonggat.call('setup.createHub', hubNamed('PKG Jonggat'))
  await kopang.call('setup.createHub', hubNamed('PKG Kopang'))
  await jonggat.call('exchange.foundNetwork', { name: 'Lombok Tengah' })
  await joinFrom(jonggat, kopang, { stick, label: 'PKG Kopang' })
  await add(kopang, 'Aisyah')
  await exchangeAll()
})
afterEach(async () => {
  for (const hub of [jonggat, kopang, ...copies.splice(0)]) await hub.close()
  for (const folder of [stick, backup]) rmSync(folder, { recursive: true, force: true })
})

async function add(hub: TestHub, fullName: string) {
  return hub.call('members.create', { fullName })
}

async function names(hub: TestHub): Promise<readonly string[]> {
  const { rows } = await hub.call('members.page', {})
  return rows.map(({ fullName }) => fullName).sort()
}

async function exchangeAll(hubs: readonly TestHub[] = [jonggat, kopang]): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    for (const hub of hubs) await exchange(hub, stick)
  }
}

async function dumpOf(hub: TestHub): Promise<string> {
  const database = await openDatabase({ path: join(hub.folder, 'simpul.db'), deviceTag: 1 })
  try {
    return await dumpSynced(database.read)
  } finally {
    await database.close()
  }
}

const databaseFiles = ['simpul.db', 'simpul.db-wal', 'simpul.db-shm']

async function keepBackup(hub: TestHub): Promise<void> {
  await hub.reopenAfter(() => {
    cpSync(hub.folder, backup, { recursive: true })
    return Promise.resolve()
  })
}

async function restore(hub: TestHub, files?: readonly string[]): Promise<void> {
  await hub.reopenAfter(() => {
    for (const name of databaseFiles) rmSync(join(hub.folder, name), { force: true })
    cpSync(backup, hub.folder, {
      recursive: true,
      force: true,
      filter: (source) =>
        files === undefined || source === backup || files.some((name) => source.endsWith(name)),
    })
    return Promise.resolve()
  })
}

async function copyToNewPc(hub: TestHub): Promise<TestHub> {
  const folder = mkdtempSync(join(tmpdir(), 'simpul-clone-'))
  await hub.reopenAfter(() => {
    cpSync(hub.folder, folder, { recursive: true })
    return Promise.resolve()
  })
  const copy = await createTestHub({ folder })
  copies.push(copy)
  return copy
}

async function ownId(hub: TestHub): Promise<string> {
  const devices = await hub.call('network.devices', {})
  return devices.find(({ isOwn }) => isOwn)?.deviceId ?? ''
}

test('a database restored alone goes on under a new identity and loses nothing others hold', async () => {
  await keepBackup(kopang)
  const before = await ownId(kopang)
  await add(kopang, 'Budi')
  await exchangeAll()

  await restore(kopang, databaseFiles)
  const notice = (await kopang.call('setup.status', {})).notice
  await add(kopang, 'Citra')
  await add(jonggat, 'Dewi')
  await exchangeAll()

  expect(notice).toMatchObject({ code: 'identity.renewed' })
  expect(await ownId(kopang)).not.toBe(before)
  expect(await names(kopang)).toEqual(['Aisyah', 'Budi', 'Citra', 'Dewi'])
  expect(await dumpOf(jonggat)).toBe(await dumpOf(kopang))
  const devices = await jonggat.call('network.devices', {})
  expect(devices.map(({ hubName }) => hubName)).toEqual(['PKG Jonggat', 'PKG Kopang'])
})

test('an ordinary restart keeps the identity', async () => {
  const before = await ownId(kopang)
  await add(kopang, 'Budi')
  await kopang.reopen()
  await kopang.reopen()

  expect(await ownId(kopang)).toBe(before)
  expect((await kopang.call('setup.status', {})).notice).toBe(null)
})

test('a folder copied to a second PC: both go on, and all hubs end the same', async () => {
  const copy = await copyToNewPc(kopang)
  await add(kopang, 'Budi')
  await add(copy, 'Citra')
  await add(jonggat, 'Dewi')

  await exchangeAll([kopang, copy, jonggat])

  expect(await ownId(copy)).not.toBe(await ownId(kopang))
  for (const hub of [kopang, copy, jonggat]) {
    expect(await names(hub)).toEqual(['Aisyah', 'Budi', 'Citra', 'Dewi'])
    expect(await dumpOf(hub)).toBe(await dumpOf(jonggat))
  }
})

test('a founder’s PC that is restored stays the founder’s hub and can still invite', async () => {
  await jonggat.reopenAfter(() => {
    cpSync(jonggat.folder, backup, { recursive: true })
    return Promise.resolve()
  })
  await add(jonggat, 'Budi')
  await exchangeAll()
  await restore(jonggat, databaseFiles)
  const praya = await createTestHub()
  copies.push(praya)
  await praya.call('setup.createHub', hubNamed('PKG Praya'))

  await joinFrom(jonggat, praya, { stick, label: 'PKG Praya' })
  await exchangeAll([jonggat, kopang, praya])

  expect(await names(praya)).toEqual(['Aisyah', 'Budi'])
  expect(await dumpOf(praya)).toBe(await dumpOf(jonggat))
})

test('a hub copied before it joined any network founds and joins as before', async () => {
  const praya = await createTestHub()
  copies.push(praya)
  await praya.call('setup.createHub', hubNamed('PKG Praya'))
  await add(praya, 'Eka')
  const copy = await copyToNewPc(praya)

  await joinFrom(jonggat, copy, { stick, label: 'PKG Praya' })
  await exchangeAll([jonggat, copy])

  expect((await copy.call('setup.status', {})).notice).toBe(null)
  expect(await names(jonggat)).toEqual(['Aisyah', 'Eka'])
  expect(await dumpOf(copy)).toBe(await dumpOf(jonggat))
})
