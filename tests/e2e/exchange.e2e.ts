import { mkdirSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { callHub } from '../support/call-hub'
import { expect, type Hub, test } from '../support/electron-app'
import { setUpHub } from '../support/hubs-in-network'
import { writePicture } from '../support/picture-file'
import { ExchangePage, foundAndInvite, joinByWords } from './pages/exchange-page'
import { PortfolioPage } from './pages/portfolio-page'

async function addMembers({ page }: Hub, names: readonly string[]): Promise<void> {
  for (const fullName of names) await callHub(page, 'members.create', { fullName })
}

async function memberNames({ page }: Hub): Promise<readonly string[]> {
  const { rows } = await callHub(page, 'members.page', {})
  return rows.map(({ fullName }) => fullName)
}

function bundlesOn(stick: string): readonly string[] {
  return readdirSync(stick, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.simpul'))
    .map((name) => path.join(stick, name))
}

function storedFiles({ dataDir }: Hub): readonly string[] {
  const store = path.join(dataDir, 'files')
  return readdirSync(store, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
}

function networkFolderOn(stick: string): string {
  const [network] = readdirSync(path.join(stick, 'SIMPUL'))
  if (network === undefined) throw new Error('The stick holds no network folder.')
  return network
}

async function startNetwork(hub: Hub, stick: string): Promise<string> {
  await setUpHub(hub, 'PKG Melati')
  await addMembers(hub, ['Siti Aminah', 'Lalu Kurniawan', 'Baiq Hidayati'])
  return foundAndInvite(hub, { stick, network: 'PKG Lombok Tengah', guest: 'PKG Kopang' })
}

test('a hub joins by six words, takes over what the first one knows, and sends its own back', async ({
  hub,
  otherHub,
  stick,
}) => {
  const words = await startNetwork(hub, stick)

  const theirs = await joinByWords(otherHub, { stick, words, name: 'PKG Kopang' })
  await theirs.look()
  await expect(theirs.changesOf('PKG Melati').filter({ hasText: '3 orang baru' })).toBeVisible()
  await theirs.mergeAndWrite()
  await expect(theirs.safeToUnplug).toBeVisible()
  await theirs.finish()
  expect(await memberNames(otherHub)).toEqual(['Baiq Hidayati', 'Lalu Kurniawan', 'Siti Aminah'])

  // With nothing to decide, one press is the whole exchange.
  await addMembers(otherHub, ['Ni Made Lestari'])
  await theirs.look()
  await expect(theirs.safeToUnplug).toBeVisible()

  const ours = new ExchangePage(hub.page)
  await ours.look()
  await expect(ours.changesOf('PKG Kopang').filter({ hasText: '1 orang baru' })).toBeVisible()
  await ours.mergeAndWrite()
  await expect(ours.safeToUnplug).toBeVisible()
  await ours.finish()
  await expect(ours.receiptOf('PKG Kopang')).toContainText('Lengkap')
  expect(await memberNames(hub)).toEqual([
    'Baiq Hidayati',
    'Lalu Kurniawan',
    'Ni Made Lestari',
    'Siti Aminah',
  ])
})

test('wrong words join nothing and say so', async ({ hub, otherHub, stick }) => {
  await startNetwork(hub, stick)
  await setUpHub(otherHub, 'PKG Kopang')
  otherHub.answerDialogs({ pickFolder: [stick] })
  const exchange = new ExchangePage(otherHub.page)
  await exchange.open()
  await exchange.findInvitations()

  await exchange.join('kerbau lumbung sawah kemiri pelangi tembok')

  await expect(exchange.message('Enam kata itu belum cocok.')).toBeVisible()
  await expect(exchange.joined).toBeHidden()
})

test('a bundle that was cut short is named with its reason, and the exchange goes on', async ({
  hub,
  otherHub,
  stick,
}) => {
  const words = await startNetwork(hub, stick)
  const exchange = await joinByWords(otherHub, { stick, words, name: 'PKG Kopang' })
  for (const bundle of bundlesOn(stick)) truncateSync(bundle, 400)

  await exchange.look()

  await expect(exchange.message('1 paket tidak dapat dipakai')).toBeVisible()
  await expect(exchange.nothingNew).toBeVisible()
  await exchange.write()
  await expect(exchange.safeToUnplug).toBeVisible()
  expect(await memberNames(otherHub)).toEqual([])
})

test('a file that rotted on this computer is named at the end, and the rest goes', async ({
  hub,
  stick,
}) => {
  await startNetwork(hub, stick)
  const photo = path.join(hub.dataDir, 'RPPH minggu 3.png')
  writePicture(photo, { width: 300, height: 200 })
  const portfolio = new PortfolioPage(hub.page)
  await portfolio.open()
  await portfolio.choose([photo])
  await portfolio.answer({ type: 'Foto kegiatan', children: 'Tidak ada' })
  await portfolio.save()
  await expect(portfolio.toast('1 berkas tersimpan.')).toBeVisible()
  for (const file of storedFiles(hub)) writeFileSync(file, 'rusak')

  const exchange = new ExchangePage(hub.page)
  await exchange.open()
  await exchange.look()

  await expect(exchange.safeToUnplug).toBeVisible()
  await expect(exchange.message('1 berkas di komputer ini rusak dan tidak ikut')).toBeVisible()
  await expect(exchange.message('RPPH minggu 3')).toBeVisible()
})

test('a stick of another network is left alone, and the ending says so', async ({
  hub,
  otherHub,
  stick,
}) => {
  await startNetwork(hub, stick)
  const theirs = bundlesOn(stick)
  await setUpHub(otherHub, 'PKG Kopang')
  otherHub.answerDialogs({ pickFolder: [stick] })
  const exchange = new ExchangePage(otherHub.page)
  await exchange.open()
  await exchange.foundNetwork('PKG Lombok Timur')
  await exchange.pickFolder()

  await exchange.look()

  await expect(exchange.safeToUnplug).toBeVisible()
  await expect(exchange.message('1 paket di sini milik jaringan lain')).toBeVisible()
  expect(bundlesOn(stick)).toEqual(expect.arrayContaining([...theirs]))
  expect(await memberNames(otherHub)).toEqual([])
})

test('a stick that was pulled out is asked for again', async ({ hub, stick }) => {
  await startNetwork(hub, stick)
  // Something to read first, so that the exchange waits for an answer.
  writeFileSync(path.join(stick, 'autorun.inf'), '[autorun]')
  const exchange = new ExchangePage(hub.page)
  await exchange.look()
  await expect(exchange.message('Ada berkas mencurigakan di flashdisk ini')).toBeVisible()
  rmSync(stick, { recursive: true })

  await exchange.write()

  await expect(exchange.message('Pertukaran belum selesai')).toBeVisible()
  await expect(exchange.message(/Flashdisk tidak ditemukan/)).toBeVisible()
})

test('stopping while a drive is read leads back to the beginning, without an error', async ({
  hub,
  stick,
}) => {
  await startNetwork(hub, stick)
  const exchange = new ExchangePage(hub.page)
  const crowded = path.join(stick, 'SIMPUL', networkFolderOn(stick), 'aaaaaaaaaaaaaaaaaaaaaaaaaa')
  mkdirSync(crowded)
  for (let number = 1; number <= 4_000; number += 1) {
    writeFileSync(path.join(crowded, `${String(number).padStart(6, '0')}.simpul`), 'no bundle')
  }

  await exchange.look()
  await exchange.stop()

  await expect(exchange.start).toBeEnabled()
  await expect(exchange.message('belum dapat dibaca')).toBeHidden()
})
