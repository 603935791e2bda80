import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { createTestHub, type TestHub } from '../support/test-hub'
import { exchange, hubNamed, plugIn } from '../support/two-hubs'

/** A hub that belongs to a network, and a PC on which Simpul Guru was just installed. */
let stick: string
let office: TestHub
let laptop: TestHub

const owner = { ownerName: 'Baiq Contoh', ownerRole: 'facilitator' as const }

beforeEach(async () => {
  stick = mkdtempSync(join(tmpdir(), 'simpul-stick-'))
  office = await createTestHub()
  laptop = await createTestHub()
  await office.call('setup.createHub', hubNamed('PKG Jonggat'))
  await office.call('exchange.foundNetwork', { name: 'Lombok Tengah' })
})
afterEach(async () => {
  for (const hub of [office, laptop]) await hub.close()
  rmSync(stick, { recursive: true, force: true })
})

async function invite(forOwnHub: boolean) {
  const driveId = await plugIn(office, stick)
  return office.call('exchange.invite', { driveId, label: 'Laptop', forOwnHub })
}

async function joinAtFirstRun(
  invitation: { readonly fileName: string; readonly words: readonly string[] },
  words = invitation.words,
) {
  const driveId = await plugIn(laptop, stick)
  const { fileName } = invitation
  return laptop.result('exchange.joinHub', { driveId, fileName, words: words.join(' '), owner })
}

test('a fresh PC becomes one of the hub, and exchanges bring what stays in the hub too', async () => {
  const { id } = await office.call('members.create', {
    fullName: 'Aisyah Contoh',
    nik: '9902025510900001',
  })
  const invitation = await invite(true)
  await exchange(office, stick)
  const seen = await laptop.call('exchange.preview', { driveId: await plugIn(laptop, stick) })

  const joined = await joinAtFirstRun(invitation)
  const before = await laptop.call('setup.status', {})
  await exchange(laptop, stick)

  expect(seen.invitations).toMatchObject([{ fileName: invitation.fileName }])
  expect(joined).toMatchObject({ ok: true, value: { networkName: 'Lombok Tengah' } })
  expect(before.hub).toMatchObject({
    name: 'PKG Jonggat',
    accountName: 'Baiq Contoh',
    role: 'facilitator',
    network: { name: 'Lombok Tengah' },
  })
  expect((await laptop.call('setup.status', {})).hub).toMatchObject({ typeText: 'PKG' })
  expect((await laptop.call('members.page', {})).total).toBe(1)
  // What never leaves the hub is sealed to its PCs, and the office hears of this one now.
  await exchange(office, stick)
  await exchange(laptop, stick)
  expect(await laptop.call('members.nik', { id })).toEqual({ nik: '9902025510900001' })
})

test('what the second PC writes is the hub’s own, and no other hub comes with it', async () => {
  const invitation = await invite(true)
  await exchange(office, stick)
  await joinAtFirstRun(invitation)
  await exchange(laptop, stick)
  await laptop.call('members.create', { fullName: 'Lalu Contoh' })
  await exchange(laptop, stick)

  const { read } = await exchange(office, stick)

  const own = (await office.call('setup.status', {})).hub?.id
  expect(read.hubs.map(({ hubId }) => hubId)).toEqual([own])
  expect((await office.call('members.page', {})).total).toBe(1)
  const computers = await office.call('network.devices', {})
  expect(new Set(computers.map(({ hubName }) => hubName))).toEqual(new Set(['PKG Jonggat']))
})

test('wrong words and an invitation for another group leave the PC as fresh as it was', async () => {
  const own = await invite(true)
  const forOthers = await invite(false)

  const misheard = await joinAtFirstRun(own, [...own.words].reverse())
  const notForUs = await joinAtFirstRun(forOthers)

  expect(misheard).toMatchObject({ ok: false, error: { code: 'invitation.wrong-words' } })
  expect(notForUs).toMatchObject({ ok: false, error: { code: 'invitation.for-other-hub' } })
  expect((await laptop.call('setup.status', {})).hub).toBeNull()
  expect(await joinAtFirstRun(own)).toMatchObject({ ok: true })
})

test('a PC that belongs to a hub cannot change it this way', async () => {
  const invitation = await invite(true)
  await laptop.call('setup.createHub', hubNamed('PKG Kopang'))

  const refused = await joinAtFirstRun(invitation)

  expect(refused).toMatchObject({ ok: false, error: { code: 'access.denied' } })
})
