import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { findInFiles } from '../support/forensic-search'
import { createTestHub, type TestHub } from '../support/test-hub'
import { exchange, hubNamed, joinFrom, plugIn } from '../support/two-hubs'

/** A hub with two PCs, and another hub of the same network. */
let stick: string
let office: TestHub
let laptop: TestHub
let kopang: TestHub

const nik = '9902025510900001'
const laterNik = '9902025510900002'

beforeEach(async () => {
  stick = mkdtempSync(join(tmpdir(), 'simpul-stick-'))
  office = await createTestHub()
  laptop = await createTestHub()
  kopang = await createTestHub()
  await office.call('setup.createHub', hubNamed('PKG Jonggat'))
  await laptop.call('setup.createHub', hubNamed('Laptop baru'))
  await kopang.call('setup.createHub', hubNamed('PKG Kopang'))
  await office.call('exchange.foundNetwork', { name: 'Lombok Tengah' })
  await joinFrom(office, kopang, { stick, label: 'PKG Kopang' })
  const { fileName, words } = await office.call('exchange.invite', {
    driveId: await plugIn(office, stick),
    label: 'Laptop',
    forOwnHub: true,
  })
  await laptop.call('exchange.join', {
    driveId: await plugIn(laptop, stick),
    fileName,
    words: words.join(' '),
  })
})
afterEach(async () => {
  for (const hub of [office, laptop, kopang]) await hub.close()
  rmSync(stick, { recursive: true, force: true })
})

async function round(...hubs: readonly TestHub[]) {
  for (const hub of hubs) expect((await exchange(hub, stick)).read.problems).toEqual([])
}

test('the second PC of a hub gets the NIK, another hub never does', async () => {
  const { id } = await office.call('members.create', { fullName: 'Aisyah Contoh', nik })

  await round(laptop, office, kopang, laptop, kopang)

  expect(await laptop.call('members.nik', { id })).toEqual({ nik })
  expect(await kopang.call('members.nik', { id })).toEqual({ nik: null })
  expect((await kopang.call('members.page', {})).total).toBe(1)
  expect(findInFiles(kopang.folder, [nik])).toEqual([])
  expect(findInFiles(stick, [nik])).toEqual([])
})

test('the logo on the letters of a hub reaches its second PC', async () => {
  const picture = new Uint8Array(Buffer.from('\x89PNG\r\n\x1a\n lambang contoh', 'latin1'))
  await office.call('letterheads.setLogo', { picture })

  await round(laptop, office, laptop)

  expect((await laptop.call('letterheads.get', {})).logo).toEqual(picture)
})

test('a NIK that either PC edits later reaches the other one', async () => {
  const { id } = await office.call('members.create', { fullName: 'Aisyah Contoh', nik })
  await round(laptop, office, laptop)
  await laptop.call('members.edit', { id, changes: { nik: laterNik } })

  await round(laptop, office, kopang)

  expect(await office.call('members.nik', { id })).toEqual({ nik: laterNik })
  expect(findInFiles(kopang.folder, [nik, laterNik])).toEqual([])
  await office.call('members.edit', { id, changes: { nik: null } })
  await round(office, laptop)
  expect(await laptop.call('members.nik', { id })).toEqual({ nik: null })
})

test('a NIK whose record came by way of another hub is asked for, and comes afterwards', async () => {
  await round(laptop, office)
  const { id } = await office.call('members.create', { fullName: 'Aisyah Contoh', nik })
  const detour = mkdtempSync(join(tmpdir(), 'simpul-stick-'))
  const direct = mkdtempSync(join(tmpdir(), 'simpul-stick-'))
  try {
    // Kopang carries the record to the laptop, the office's own stick stays at home.
    await exchange(office, direct)
    await exchange(kopang, direct)
    await exchange(kopang, detour)
    await exchange(laptop, detour)
    expect((await laptop.call('members.page', {})).total).toBe(1)
    expect(await laptop.call('members.nik', { id })).toEqual({ nik: null })
  } finally {
    rmSync(direct, { recursive: true, force: true })
    rmSync(detour, { recursive: true, force: true })
  }

  await round(laptop, office, laptop)

  expect(await laptop.call('members.nik', { id })).toEqual({ nik })
})

test('once both have it, no private leaf is sent any more', async () => {
  await office.call('members.create', { fullName: 'Aisyah Contoh', nik })
  await round(laptop, office, laptop, office)
  const empty = (await exchange(office, stick)).written.bytes

  await office.call('members.create', { fullName: 'Baiq Contoh' })
  await round(office, laptop, office)

  expect((await exchange(office, stick)).written.bytes).toBeLessThan(empty + 200)
})

test('an erased person leaves no NIK on any PC of the hub', async () => {
  const { id } = await office.call('members.create', { fullName: 'Aisyah Contoh', nik })
  await round(laptop, office, laptop)
  expect(findInFiles(laptop.folder, [nik])).not.toEqual([])

  await laptop.call('members.erase', { id, confirmation: 'Aisyah Contoh' })
  await round(laptop, office, laptop)

  expect(findInFiles(laptop.folder, [nik, 'aisyah'])).toEqual([])
  expect(findInFiles(office.folder, [nik, 'aisyah'])).toEqual([])
})
