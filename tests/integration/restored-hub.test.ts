import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { openDatabase } from '../../electron/database/open-database'
import { cloneDisk, copyToNewPc, keepBackup, restore } from '../support/hub-copies'
import { dumpSynced } from '../support/synced-dump'
import { createTestHub, type TestHub } from '../support/test-hub'
import { exchange, hubNamed, joinFrom } from '../support/two-hubs'

let stick: string
let backup: string
let jonggat: TestHub
let kopang: TestHub
const copies: TestHub[] = []
const sticks: string[] = []

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
  for (const folder of [stick, backup, ...sticks.splice(0)])
    rmSync(folder, { recursive: true, force: true })
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

async function copyOf(hub: TestHub, copy: (hub: TestHub) => Promise<TestHub>): Promise<TestHub> {
  const made = await copy(hub)
  copies.push(made)
  return made
}

async function newStick(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'simpul-stick-'))
  sticks.push(folder)
  return Promise.resolve(folder)
}

async function ownId(hub: TestHub): Promise<string> {
  const devices = await hub.call('network.devices', {})
  return devices.find(({ isOwn }) => isOwn)?.deviceId ?? ''
}

test('a database restored alone goes on under a new identity and loses nothing others hold', async () => {
  await keepBackup(kopang, backup)
  const before = await ownId(kopang)
  await add(kopang, 'Budi')
  await exchangeAll()

  await restore(kopang, backup, 'database')
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
  const copy = await copyOf(kopang, copyToNewPc)
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
  await keepBackup(jonggat, backup)
  await add(jonggat, 'Budi')
  await exchangeAll()
  await restore(jonggat, backup, 'database')
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
  const copy = await copyOf(praya, copyToNewPc)

  await joinFrom(jonggat, copy, { stick, label: 'PKG Praya' })
  await exchangeAll([jonggat, copy])

  expect((await copy.call('setup.status', {})).notice).toBe(null)
  expect(await names(jonggat)).toEqual(['Aisyah', 'Eka'])
  expect(await dumpOf(copy)).toBe(await dumpOf(jonggat))
})

test('a whole folder restored is noticed at the exchange and gets its lost records back', async () => {
  await keepBackup(kopang, backup)
  await add(kopang, 'Budi')
  await exchangeAll()
  const before = await ownId(kopang)

  await restore(kopang, backup)
  const atStart = await ownId(kopang)
  await add(kopang, 'Citra')
  const { isRenewed } = await exchange(kopang, stick)
  await exchangeAll()

  expect(atStart).toBe(before)
  expect(isRenewed).toBe(true)
  expect(await names(kopang)).toEqual(['Aisyah', 'Budi', 'Citra'])
  expect(await names(jonggat)).toEqual(['Aisyah', 'Budi', 'Citra'])
  expect(await dumpOf(jonggat)).toBe(await dumpOf(kopang))
})

test('a restored hub is told by one bundle that holds none of its own records', async () => {
  await keepBackup(kopang, backup)
  await add(kopang, 'Budi')
  await exchangeAll()
  await restore(kopang, backup)
  const other = await newStick()
  await exchange(jonggat, other)

  const { isRenewed, read } = await exchange(kopang, other)
  await exchangeAll()

  expect(isRenewed).toBe(true)
  expect(read.problems).toEqual([])
  expect(await names(kopang)).toEqual(['Aisyah', 'Budi'])
  expect(await dumpOf(jonggat)).toBe(await dumpOf(kopang))
})

test('a hub that is restored and writes on a new stick first loses nothing on either side', async () => {
  const praya = await createTestHub()
  copies.push(praya)
  await praya.call('setup.createHub', hubNamed('PKG Praya'))
  await joinFrom(jonggat, praya, { stick, label: 'PKG Praya' })
  await exchangeAll([jonggat, kopang, praya])
  await keepBackup(kopang, backup)
  await add(kopang, 'Budi')
  await exchangeAll([kopang, praya, jonggat])
  await restore(kopang, backup)
  await add(kopang, 'Citra')
  await add(kopang, 'Dewi')
  const other = await newStick()

  // Praya holds other commits in these places already; it stops and tells. (Bundles whose numbers
  // it has read before it passes over, so there must be a few.)
  for (let count = 0; count < 8; count += 1) await exchange(kopang, other)
  const told = await exchange(praya, other)
  const forked = (await praya.call('network.devices', {})).map(({ standing }) => standing)
  const { isRenewed } = await exchange(kopang, other)
  for (const hub of [praya, kopang, praya]) await exchange(hub, other)
  await exchangeAll([kopang, praya, jonggat])

  expect(told.read.problems).toContainEqual({ fileName: 'PKG Kopang', code: 'bundle.forked' })
  expect(forked).toContain('forked')
  expect(isRenewed).toBe(true)
  for (const hub of [kopang, praya, jonggat]) {
    expect(await names(hub)).toEqual(['Aisyah', 'Budi', 'Citra', 'Dewi'])
    expect(await dumpOf(hub)).toBe(await dumpOf(jonggat))
  }
  const standings = (await praya.call('network.devices', {})).map(({ standing }) => standing)
  expect(standings).toEqual(['trusted', 'trusted', 'trusted'])
}, 120_000)

test('a cloned disk: two PCs that write under one name part at the exchange, and all end the same', async () => {
  const clone = await copyOf(kopang, cloneDisk)
  await add(kopang, 'Budi')
  await add(clone, 'Citra')
  await add(clone, 'Dewi')

  await exchangeAll([kopang, clone, jonggat])
  await exchangeAll([kopang, clone, jonggat])

  expect(await ownId(clone)).not.toBe(await ownId(kopang))
  for (const hub of [kopang, clone, jonggat]) {
    expect(await names(hub)).toEqual(['Aisyah', 'Budi', 'Citra', 'Dewi'])
    expect(await dumpOf(hub)).toBe(await dumpOf(jonggat))
  }
}, 120_000)

test('two copies whose branches reached different hubs first still end the same everywhere', async () => {
  const praya = await createTestHub()
  copies.push(praya)
  await praya.call('setup.createHub', hubNamed('PKG Praya'))
  await joinFrom(jonggat, praya, { stick, label: 'PKG Praya' })
  await exchangeAll([jonggat, kopang, praya])
  const clone = await copyOf(kopang, cloneDisk)
  await add(kopang, 'Budi')
  // One of them far ahead in what it counts.
  for (const name of ['Citra', 'Hana', 'Indah', 'Joko']) await add(clone, name)
  const [east, west] = [await newStick(), await newStick()]
  for (const hub of [kopang, jonggat]) await exchange(hub, east)
  for (const hub of [clone, praya]) await exchange(hub, west)
  // Both go on building on what they have.
  await add(jonggat, 'Eka')
  await add(praya, 'Fitri')
  for (const hub of [kopang, jonggat]) await exchange(hub, east)
  for (const hub of [clone, praya]) await exchange(hub, west)

  for (let round = 0; round < 3; round += 1) await exchangeAll([jonggat, praya, clone, kopang])

  const everybody = ['Aisyah', 'Budi', 'Citra', 'Eka', 'Fitri', 'Hana', 'Indah', 'Joko']
  for (const hub of [kopang, clone, jonggat, praya]) {
    expect(await names(hub)).toEqual(everybody)
    expect(await dumpOf(hub)).toBe(await dumpOf(jonggat))
  }
}, 120_000)
