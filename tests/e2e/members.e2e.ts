import { writeFileSync } from 'node:fs'
import path from 'node:path'

import type { Page } from 'playwright/test'

import { callHub } from '../support/call-hub'
import { expect, test } from '../support/electron-app'
import { aHub } from '../support/new-hub'
import { MembersPage } from './pages/members-page'
import { RosterImportPage } from './pages/roster-import-page'

async function createHub(page: Page): Promise<void> {
  await callHub(
    page,
    'setup.createHub',
    aHub({ name: 'PKG Praya', districtCode: '52.02.01', districtName: 'Praya' }),
  )
  await expect(page.getByRole('heading', { level: 1, name: 'Beranda' })).toBeVisible()
}

test('a secretary imports the list of the gugus, finds, edits and archives a member', async ({
  hub,
}) => {
  await createHub(hub.page)
  const members = new MembersPage(hub.page)
  const roster = new RosterImportPage(hub.page)
  await members.open()
  await members.openImport()

  await roster.chooseFixture('daftar-anggota-gugus.xlsx')
  await expect(roster.reviewHeading).toBeVisible()
  await expect(roster.sentence(/61 orang di daftar ini/)).toContainText('61 baru; 14 lembaga baru.')
  await expect(roster.row(/Tanggal lahir tidak terbaca/)).toHaveCount(3)
  await roster.importButton.click()
  await expect(roster.sentence('61 orang ditambahkan.')).toBeVisible()
  await expect(roster.sentence('14 lembaga ditambahkan.')).toBeVisible()

  await roster.toMembers()
  await expect(members.count('61 orang')).toBeVisible()
  await members.searchField.fill('nuraini')
  await expect(members.row(/Baiq Nur’aini/)).toBeVisible()
  await expect(members.count('1 orang')).toBeVisible()
  await members.searchField.press('ArrowDown')
  await hub.page.keyboard.press('Enter')
  await expect(members.heading('Baiq Nur’aini, S.Pd')).toBeVisible()

  await members.field('Tempat lahir').fill('Kopang')
  await members.field('Tempat lahir').press('Enter')
  await expect(members.toast('Baiq Nur’aini tersimpan.')).toBeVisible()
  await expect(members.searchField).toHaveValue('nuraini')
  await members.row(/Baiq Nur’aini/).click()
  await expect(members.field('Tempat lahir')).toHaveValue('Kopang')

  await members.press('Arsipkan')
  await expect(members.toast(/1 orang diarsipkan/)).toBeVisible()
  await hub.page.getByRole('link', { name: 'Anggota', exact: true }).first().click()
  await expect(members.count('60 orang')).toBeVisible()
  await members.undoByToast()
  await expect(members.count('61 orang')).toBeVisible()
})

test('the same list a second time changes nothing, and an import can be taken back', async ({
  hub,
}) => {
  await createHub(hub.page)
  const members = new MembersPage(hub.page)
  const roster = new RosterImportPage(hub.page)
  await members.open()
  await members.openImport()
  await roster.chooseFixture('dapodik-daftar-guru.xlsx')
  await expect(roster.part(/^Perlu dilihat 7/)).toBeChecked()
  await expect(roster.sentence(/17 kolom pribadi tidak diambil: Agama/)).toBeVisible()
  await roster.importButton.click()
  await expect(roster.sentence('74 orang ditambahkan.')).toBeVisible()

  await roster.startOver()
  await roster.chooseFixture('dapodik-daftar-guru.xlsx')
  await expect(roster.sentence('Tidak ada yang berubah')).toBeVisible()
  await expect(hub.page.getByRole('button', { name: 'Tidak ada yang diimpor' })).toBeDisabled()

  await members.open()
  await expect(members.count('74 orang')).toBeVisible()
  await members.openHistory()
  await roster.undo()
  await expect(roster.sentence('74 orang dikeluarkan dari daftar.')).toBeVisible()
  await members.open()
  await expect(hub.page.getByText('Belum ada anggota')).toBeVisible()
})

test('a file that cannot be read is refused with the next step', async ({ hub }) => {
  await createHub(hub.page)
  const members = new MembersPage(hub.page)
  const roster = new RosterImportPage(hub.page)
  const broken = path.join(hub.dataDir, 'rusak.xlsx')
  writeFileSync(broken, 'ini bukan buku kerja')
  await members.open()
  await members.openImport()

  await roster.chooseFile(broken)

  await expect(roster.failure).toContainText('simpan lagi sebagai .xlsx')
})

test('a member is written down with a school that is not there yet, and the NIK stays covered', async ({
  hub,
}) => {
  await createHub(hub.page)
  const members = new MembersPage(hub.page)
  await members.open()
  await hub.page.getByRole('link', { name: 'Tambah anggota' }).first().click()
  await members.field('Nama tanpa gelar').fill('Siti Contoh')
  await members.field('NIK').fill('9901014107800001')
  await members.press('Tambah tempat tugas')
  await members.field('Lembaga').fill('TK Mawar Baru')
  await hub.page.getByRole('option', { name: /Tambahkan “TK Mawar Baru”/ }).click()
  await members.press('Simpan')
  await expect(members.toast('Siti Contoh tersimpan.')).toBeVisible()

  await members.row(/Siti Contoh TK Mawar Baru/).click()

  await expect(members.field('NIK')).toHaveValue('•••• •••• •••• 0001')
  await members.press('Tampilkan NIK')
  await expect(members.field('NIK')).toHaveValue('9901014107800001')
})

test('saving waits for a school that is just being added', async ({ hub }) => {
  await createHub(hub.page)
  const members = new MembersPage(hub.page)
  await members.open()
  await hub.page.getByRole('link', { name: 'Tambah anggota' }).first().click()
  await members.field('Nama tanpa gelar').fill('Siti Contoh')
  await members.press('Tambah tempat tugas')
  await members.field('Lembaga').fill('TK Mawar Baru')
  const option = hub.page.getByRole('option', { name: /Tambahkan “TK Mawar Baru”/ })
  await expect(option).toBeVisible()

  // Both presses before the school can have been added.
  await option.evaluate((pressed) => {
    const save = [...document.querySelectorAll('button')].find(
      ({ textContent }) => textContent === 'Simpan',
    )
    ;(pressed as HTMLElement).click()
    save?.click()
  })

  await expect(members.toast('Siti Contoh tersimpan.')).toBeVisible()
  await expect(members.row(/Siti Contoh TK Mawar Baru/)).toBeVisible()
})

test('typed text is not lost by a wrong click', async ({ hub }) => {
  await createHub(hub.page)
  const members = new MembersPage(hub.page)
  await members.open()
  await hub.page.getByRole('link', { name: 'Tambah anggota' }).first().click()
  await members.field('Nama tanpa gelar').fill('Siti Contoh')

  await hub.page.getByRole('link', { name: 'Kegiatan' }).click()
  await members
    .dialog('Isian belum disimpan')
    .getByRole('button', { name: 'Tetap di sini' })
    .click()
  await expect(members.field('Nama tanpa gelar')).toHaveValue('Siti Contoh')
  await hub.page.getByRole('link', { name: 'Kegiatan' }).click()
  await members.dialog('Isian belum disimpan').getByRole('button', { name: 'Tinggalkan' }).click()

  await expect(members.heading('Kegiatan')).toBeVisible()
})

test('the slash key goes to the search, also from the list', async ({ hub }) => {
  await createHub(hub.page)
  const members = new MembersPage(hub.page)
  await members.open()
  await members.table.focus()

  await hub.page.keyboard.press('/')

  await expect(members.searchField).toBeFocused()
})
