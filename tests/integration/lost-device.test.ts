import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { createTestHub, type TestHub } from '../support/test-hub'
import { exchange, hubNamed, joinFrom } from '../support/two-hubs'

let stick: string
let jonggat: TestHub
let kopang: TestHub
let praya: TestHub

beforeEach(async () => {
  stick = mkdtempSync(join(tmpdir(), 'simpul-stick-'))
  jonggat = await createTestHub()
  kopang = await createTestHub()
  praya = await createTestHub()
  await jonggat.call('setup.createHub', hubNamed('PKG Jonggat'))
  await kopang.call('setup.createHub', hubNamed('PKG Kopang'))
  await praya.call('setup.createHub', hubNamed('PKG Praya'))
  await jonggat.call('exchange.foundNetwork', { name: 'Lombok Tengah' })
  await joinFrom(jonggat, kopang, { stick, label: 'PKG Kopang' })
  await joinFrom(jonggat, praya, { stick, label: 'PKG Praya' })
})
afterEach(async () => {
  for (const hub of [jonggat, kopang, praya]) await hub.close()
  rmSync(stick, { recursive: true, force: true })
})

const reason = 'Laptop hilang di angkot'

async function names(hub: TestHub): Promise<readonly string[]> {
  const { rows } = await hub.call('members.page', {})
  return rows.map(({ fullName }) => fullName).sort()
}

async function deviceOf(hub: TestHub, hubName: string) {
  const devices = await hub.call('network.devices', {})
  const found = devices.find((device) => device.hubName === hubName)
  if (!found) throw new Error(`${hubName} is in the network`)
  return found
}

test('a PC reported lost is shown to everyone with when, by whom and why', async () => {
  await exchange(kopang, stick)
  await exchange(jonggat, stick)
  const { deviceId } = await deviceOf(jonggat, 'PKG Kopang')

  await jonggat.call('network.reportLost', { deviceId, reason })
  await exchange(jonggat, stick)
  await exchange(praya, stick)

  expect(await deviceOf(praya, 'PKG Kopang')).toMatchObject({
    standing: 'lost',
    canReport: false,
    report: { byHubName: 'PKG Jonggat', reason },
  })
})

test('a bundle of a revoked sender is refused with its sentence and changes nothing', async () => {
  await exchange(kopang, stick)
  await exchange(jonggat, stick)
  const { deviceId } = await deviceOf(jonggat, 'PKG Kopang')
  await jonggat.call('network.reportLost', { deviceId, reason })
  await kopang.call('members.create', { fullName: 'Nama Palsu' })
  await exchange(kopang, stick)

  const { read } = await exchange(jonggat, stick)

  expect(read.problems.map(({ code }) => code)).toContain('bundle.revoked-sender')
  expect(await names(jonggat)).toEqual([])
})

test('what a lost PC wrote after the report is taken back where it had come in before the news', async () => {
  await kopang.call('members.create', { fullName: 'Aisyah' })
  await exchange(kopang, stick)
  await exchange(jonggat, stick)
  const { deviceId } = await deviceOf(jonggat, 'PKG Kopang')
  await jonggat.call('network.reportLost', { deviceId, reason })
  // Praya meets the thief before it hears of the report.
  await kopang.call('members.create', { fullName: 'Nama Palsu' })
  await exchange(kopang, stick)
  await exchange(praya, stick)
  const before = await names(praya)

  await exchange(jonggat, stick)
  await exchange(praya, stick)
  await exchange(jonggat, stick)

  expect(before).toEqual(['Aisyah', 'Nama Palsu'])
  expect(await names(praya)).toEqual(['Aisyah'])
  expect(await names(jonggat)).toEqual(['Aisyah'])
})

test('whom a lost PC lets in afterwards falls with it; whom it had let in before stays', async () => {
  const kelayu = await createTestHub()
  const thief = await createTestHub()
  await kelayu.call('setup.createHub', hubNamed('PKG Kelayu'))
  await thief.call('setup.createHub', hubNamed('PKG Siluman'))
  await joinFrom(kopang, kelayu, { stick, label: 'PKG Kelayu' })
  for (const hub of [kopang, kelayu, jonggat, praya]) await exchange(hub, stick)
  const { deviceId } = await deviceOf(jonggat, 'PKG Kopang')
  await jonggat.call('network.reportLost', { deviceId, reason })
  await joinFrom(kopang, thief, { stick, label: 'PKG Siluman' })
  await thief.call('members.create', { fullName: 'Nama Palsu' })
  // Praya hears of the newcomer before it hears of the report.
  for (const hub of [kopang, thief, praya]) await exchange(hub, stick)
  const before = await names(praya)

  for (const hub of [jonggat, praya, jonggat]) await exchange(hub, stick)

  expect(before).toEqual(['Nama Palsu'])
  expect(await names(praya)).toEqual([])
  expect(await deviceOf(praya, 'PKG Siluman')).toMatchObject({ standing: 'fallen', report: null })
  expect(await deviceOf(jonggat, 'PKG Kelayu')).toMatchObject({ standing: 'trusted' })
  for (const hub of [kelayu, thief]) await hub.close()
}, 60_000)

test('a PC is reported only by its own hub or by who invited it, never twice and never by itself', async () => {
  await exchange(kopang, stick)
  await exchange(praya, stick)
  await exchange(kopang, stick)
  const own = await deviceOf(kopang, 'PKG Kopang')
  const beside = await deviceOf(kopang, 'PKG Praya')
  const founder = await deviceOf(kopang, 'PKG Jonggat')

  const report = async (hub: TestHub, { deviceId }: { readonly deviceId: typeof own.deviceId }) =>
    hub.result('network.reportLost', { deviceId, reason })

  expect([own, beside, founder].map(({ canReport }) => canReport)).toEqual([false, false, false])
  expect(await report(kopang, own)).toMatchObject({ error: { code: 'device.own' } })
  expect(await report(kopang, beside)).toMatchObject({
    error: { code: 'device.not-ours-to-report', params: { hub: 'PKG Jonggat' } },
  })
  expect(await report(kopang, founder)).toMatchObject({
    error: { code: 'device.not-ours-to-report' },
  })
  await exchange(jonggat, stick)
  expect(await report(jonggat, own)).toMatchObject({ ok: true })
  expect(await report(jonggat, own)).toMatchObject({ error: { code: 'device.already-lost' } })
})

test('a PC that was reported lost can open nothing that is written afterwards', async () => {
  await exchange(kopang, stick)
  await exchange(jonggat, stick)
  const { deviceId } = await deviceOf(jonggat, 'PKG Kopang')
  await jonggat.call('network.reportLost', { deviceId, reason })
  await jonggat.call('members.create', { fullName: 'Aisyah' })
  await exchange(jonggat, stick)

  const { read } = await exchange(kopang, stick)

  expect(read.bundlesForOthers).toBeGreaterThan(0)
  expect(await names(kopang)).toEqual([])
})

test('a PC that was reported lost hears so from the stick and does not believe its news arrived', async () => {
  await exchange(kopang, stick)
  await exchange(jonggat, stick)
  const { deviceId } = await deviceOf(jonggat, 'PKG Kopang')
  const before = await exchange(kopang, stick)
  await jonggat.call('network.reportLost', { deviceId, reason })
  await jonggat.call('members.create', { fullName: 'Aisyah' })
  await exchange(jonggat, stick)
  await kopang.call('members.create', { fullName: 'Budi' })

  const told = await exchange(kopang, stick)
  const again = await exchange(kopang, stick)

  expect(before.lostNotice).toBeNull()
  expect(told.lostNotice).toMatchObject({ byHubName: 'PKG Jonggat', reason })
  expect(again.lostNotice).toEqual(told.lostNotice)
  expect(await deviceOf(kopang, 'PKG Kopang')).toMatchObject({
    isOwn: true,
    standing: 'lost',
    report: told.lostNotice,
  })
  // What it has stays readable there; of the others' news it learns nothing.
  expect(await names(kopang)).toEqual(['Budi'])
})

test('a notice of loss that nobody entitled has signed is not believed', async () => {
  await exchange(praya, stick)
  await exchange(kopang, stick)
  await exchange(jonggat, stick)
  const [victim, other] = [await deviceOf(kopang, 'PKG Kopang'), await deviceOf(praya, 'PKG Praya')]
  await jonggat.call('network.reportLost', { deviceId: other.deviceId, reason })
  await exchange(jonggat, stick)
  const network = join(stick, 'SIMPUL', readdirSync(join(stick, 'SIMPUL'))[0] ?? '')
  cpSync(
    join(network, other.deviceId, 'laporan.simpul-hilang'),
    join(network, victim.deviceId, 'laporan.simpul-hilang'),
  )

  const { lostNotice } = await exchange(kopang, stick)

  expect(lostNotice).toBeNull()
  expect((await exchange(praya, stick)).lostNotice).toMatchObject({ reason })
})
