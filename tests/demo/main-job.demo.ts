import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'

import { ExchangePage } from '../e2e/pages/exchange-page'
import { PortfolioPage } from '../e2e/pages/portfolio-page'
import { callHub } from '../support/call-hub'
import { expect, test } from '../support/electron-app'
import { writePicture } from '../support/picture-file'
import { goTo, openGallery, setWindowSize, smallScreen, usualScreen } from './gallery'
import { contentsOf, placesOf } from './hub-contents'
import { Walker } from './walker'

const repository = path.join(__dirname, '..', '..')
const roster = path.join(repository, 'tests', 'fixtures', 'rosters', 'daftar-anggota-gugus.xlsx')
const output = process.env.SIMPUL_DEMO_FOLDER ?? path.join(repository, 'out', 'demo')
const stick = path.join(output, 'flashdisk')
const desk = path.join(output, 'berkas')
const workshop = 'Workshop Media Ajar dari Bahan Sekitar'

function say(text: string): void {
  console.log(text)
}

test('the main job, from an empty PC to the same data at a second hub and back', async ({
  openHub,
}) => {
  rmSync(output, { recursive: true, force: true })
  mkdirSync(stick, { recursive: true })
  mkdirSync(desk)
  const gallery = openGallery(output)

  say('1. First run at PKG Jonggat')
  const first = await openHub()
  await setWindowSize(first, usualScreen)
  const walker = new Walker(first)
  await expect(first.page.getByRole('heading', { name: 'Selamat datang' })).toBeVisible()
  await gallery.take(first, 'first-run')
  await walker.setUp({ name: 'PKG Jonggat', district: 'jonggat', owner: 'Baiq Nurhayati' })
  await gallery.take(first, 'first-steps')

  say('2. Member list: 61 people of a gugus, from its own workbook')
  await walker.openPlace('Anggota')
  await gallery.take(first, 'members-empty')
  await first.page.getByRole('link', { name: 'Impor daftar' }).first().click()
  await gallery.take(first, 'import-choose')
  await first.page.locator('input[type=file]').setInputFiles(roster)
  await expect(first.page.getByText(/^61 orang di daftar ini/)).toBeVisible()
  await gallery.take(first, 'import-preview')
  await first.page.getByRole('button', { name: 'Impor sekarang' }).click()
  await expect(first.page.getByText('61 orang ditambahkan.')).toBeVisible()
  await gallery.take(first, 'import-done')
  await first.page.getByRole('link', { name: 'Buka daftar anggota' }).click()
  await expect(first.page.getByText('61 orang', { exact: true })).toBeVisible()
  await gallery.take(first, 'members')
  await first.page.getByRole('searchbox').fill('siti')
  await expect(first.page.getByText('61 orang', { exact: true })).toBeHidden()
  await gallery.take(first, 'members-search')
  await first.page.keyboard.press('ArrowDown')
  await first.page.keyboard.press('Enter')
  await expect(first.page.getByLabel('Nama tanpa gelar')).toBeVisible()
  await gallery.take(first, 'member')

  say('3. A workshop of two days with two sessions')
  await walker.openPlace('Kegiatan')
  await gallery.take(first, 'activities-empty')
  await walker.planWorkshop(workshop)
  await gallery.take(first, 'activity-form')
  await first.page.getByRole('button', { name: 'Buat kegiatan' }).click()
  await expect(first.page.getByRole('heading', { level: 1, name: workshop })).toBeVisible()
  await walker.enrolEverybody(async () => gallery.take(first, 'participants-choose'))
  await gallery.take(first, 'participants')
  await walker.closeNotices()
  await first.page.getByRole('tab', { name: /^Sesi/ }).click()
  await gallery.take(first, 'sessions')

  say('4. Attendance by keyboard: absent ones, late ones, a walk-in')
  await first.page.getByRole('link', { name: 'Isi daftar hadir' }).first().click()
  await expect(first.page.getByRole('grid', { name: 'Daftar hadir' })).toBeFocused()
  const marks = await walker.fillSheet()
  await gallery.take(first, 'attendance')
  await walker.addWalkIn('Husnul Khatimah', async () => gallery.take(first, 'walk-in'))
  await gallery.take(first, 'attendance-walk-in')
  await walker.find('siti')
  await gallery.take(first, 'attendance-find')
  const sheet = await walker.sheetTotals()
  expect(sheet).toEqual({ ...marks, H: marks.H + 1 })
  say(`   marked: ${JSON.stringify(sheet)}`)
  await first.page.getByRole('link', { name: 'Kembali ke kegiatan' }).click()
  await first.page.getByRole('tab', { name: 'Rekap' }).click()
  await expect(first.page.getByText(/^Persen dihitung dari sesi/)).toBeVisible()
  await gallery.take(first, 'recap')
  await first.page.getByRole('tab', { name: 'Ringkasan' }).click()
  await gallery.take(first, 'activity')

  say('5. A picture into the portfolio')
  const photo = path.join(desk, 'Media_kartu_huruf.png')
  writePicture(photo, { width: 1600, height: 1100 })
  const portfolio = new PortfolioPage(first.page)
  await portfolio.open()
  await portfolio.choose([photo])
  await portfolio.answer({ type: 'Media atau APE', children: 'Tidak ada' })
  await portfolio.pickMember('siti')
  await gallery.take(first, 'portfolio-add')
  await portfolio.save()
  await expect(portfolio.toast('1 berkas tersimpan.')).toBeVisible()
  await gallery.take(first, 'portfolio')
  await walker.closeNotices()
  await portfolio.card(/Media kartu huruf/).click()
  await gallery.take(first, 'portfolio-file')
  await first.page.keyboard.press('Escape')

  say('6. A network, an invitation, and everything onto the drive')
  first.answerDialogs({ pickFolder: [stick] })
  const exchange = new ExchangePage(first.page)
  await exchange.open()
  await expect(first.page.getByRole('button', { name: /^Buat jaringan baru/ })).toBeVisible()
  await gallery.take(first, 'exchange-start')
  await exchange.foundNetwork('PKG Lombok Tengah')
  await exchange.pickFolder()
  const words = await exchange.invite('PKG Kopang')
  await gallery.take(first, 'invitation-words')
  await exchange.exchangeAfterInvitation()
  await expect(exchange.safeToUnplug).toBeVisible()
  await gallery.take(first, 'exchange-safe-to-unplug')
  await exchange.finish()

  say('7. PKG Kopang joins with the six words')
  const second = await openHub()
  await setWindowSize(second, usualScreen)
  const secretary = new Walker(second)
  await secretary.setUp({ name: 'PKG Kopang', district: 'kopang', owner: 'Lalu Wirawan' })
  second.answerDialogs({ pickFolder: [stick] })
  const theirs = new ExchangePage(second.page)
  await theirs.open()
  await theirs.findInvitations()
  await second.page.getByLabel('Enam kata dari pengundang').fill(words)
  await gallery.take(second, 'join')
  await theirs.join(words)
  await expect(theirs.joined).toBeVisible()
  await theirs.look()
  await expect(theirs.changesOf('PKG Jonggat').filter({ hasText: '62 orang baru' })).toBeVisible()
  await gallery.take(second, 'join-preview')
  await theirs.mergeAndWrite()
  await expect(theirs.safeToUnplug).toBeVisible()
  await gallery.take(second, 'join-merged')
  await theirs.finish()
  expect(await contentsOf(second)).toEqual(await contentsOf(first))
  await secretary.openPlace('Anggota')
  await expect(second.page.getByText('61 orang', { exact: true })).toBeVisible()
  await gallery.take(second, 'second-hub-members')
  await secretary.openFirstSheet(workshop)
  expect(await secretary.sheetTotals()).toEqual(sheet)
  await gallery.take(second, 'second-hub-attendance')

  say('8. Back again: one correction and one new member of Kopang')
  await secretary.correctRow(17, 'H')
  await callHub(second.page, 'members.create', { fullName: 'Ni Made Lestari', backTitle: 'S.Pd.' })
  await theirs.open()
  await theirs.look()
  await expect(theirs.safeToUnplug).toBeVisible()
  await exchange.look()
  await expect(exchange.changesOf('PKG Kopang').filter({ hasText: '1 orang baru' })).toBeVisible()
  await gallery.take(first, 'back-preview')
  await exchange.mergeAndWrite()
  await expect(exchange.safeToUnplug).toBeVisible()
  await exchange.finish()
  await expect(exchange.receiptOf('PKG Kopang')).toContainText('Lengkap')
  await gallery.take(first, 'back-receipts')
  expect(await contentsOf(first)).toEqual(await contentsOf(second))

  say('9. The same places in a small window, and in English')
  const places = await placesOf(first)
  for (const language of ['Bahasa Indonesia', 'English'] as const) {
    await first.page.getByRole('button', { name: language }).click()
    for (const size of [usualScreen, smallScreen]) {
      await setWindowSize(first, size)
      const shelf = openGallery(path.join(output, `${size.width} ${language}`))
      for (const [name, address] of places) {
        await goTo(first, address)
        await shelf.take(first, name)
      }
    }
  }

  const bundles = readdirSync(stick, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.simpul'),
  )
  expect(bundles.length).toBeGreaterThan(2)
  for (const bundle of bundles) say(`   on the drive: ${bundle}`)
})
