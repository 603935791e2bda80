import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { callHub } from '../support/call-hub'
import { expect, type Hub, temporaryFolder, test as base } from '../support/electron-app'
import { aHub } from '../support/new-hub'
import { jpegSize, writePicture } from '../support/picture-file'
import { PortfolioPage } from './pages/portfolio-page'

type Fixtures = {
  /** A hub with two members, at its portfolio. */
  readonly portfolio: PortfolioPage
  /** Where the files lie that a person chooses. */
  readonly desk: string
}

const test = base.extend<Fixtures>({
  desk: async ({}, use) => {
    const folder = temporaryFolder('desk')
    await use(folder)
    rmSync(folder, { recursive: true, force: true })
  },
  portfolio: async ({ hub }, use) => {
    await callHub(
      hub.page,
      'setup.createHub',
      aHub({ name: 'PKG Kopang', districtCode: null, districtName: null }),
    )
    for (const fullName of ["Baiq Nur'aini", 'Lalu Kurniawan']) {
      await callHub(hub.page, 'members.create', { fullName })
    }
    const page = new PortfolioPage(hub.page)
    await page.open()
    await use(page)
  },
})

async function savedCopy(hub: Hub, portfolio: PortfolioPage, desk: string, title: string) {
  const target = path.join(desk, 'salinan')
  hub.answerDialogs({ pickSavePath: [target] })
  await portfolio.file(title).getByRole('button', { name: 'Simpan salinan' }).click()
  await expect(portfolio.toast(/Salinan tersimpan/)).toBeVisible()
  return readFileSync(target)
}

test('a large photo is made small, shown, and copied out again', async ({
  hub,
  portfolio,
  desk,
}) => {
  const photo = path.join(desk, 'foto_kegiatan.png')
  writePicture(photo, { width: 2600, height: 1800 })
  await portfolio.choose([photo])
  await portfolio.answer({ type: 'Foto kegiatan', children: 'Tidak ada' })

  await portfolio.save()

  await expect(portfolio.toast('1 berkas tersimpan.')).toBeVisible()
  await expect(portfolio.card('foto kegiatan').getByRole('presentation')).toBeVisible()
  await portfolio.card('foto kegiatan').click()
  await expect(
    portfolio.file('foto kegiatan').getByRole('img', { name: 'foto kegiatan' }),
  ).toBeVisible()
  const copy = await savedCopy(hub, portfolio, desk, 'foto kegiatan')
  expect(jpegSize(copy)).toEqual({ width: 1600, height: 1108 })
  expect(copy.length).toBeLessThanOrEqual(300 * 1024)
})

test('the original is kept when asked for, byte for byte', async ({ hub, portfolio, desk }) => {
  const photo = path.join(desk, 'asli.png')
  writePicture(photo, { width: 900, height: 600 })
  await portfolio.choose([photo])
  await portfolio.answer({ type: 'Foto kegiatan', children: 'Tidak ada' })
  await portfolio.addDialog.getByLabel('Simpan foto dalam ukuran asli').check()

  await portfolio.save()

  await portfolio.card('asli').click()
  const copy = await savedCopy(hub, portfolio, desk, 'asli')
  expect(copy.equals(readFileSync(photo))).toBe(true)
})

test('a document of a member is found by her name and stands on her page', async ({
  hub,
  portfolio,
  desk,
}) => {
  const plan = path.join(desk, 'RPPH_tema_air.pdf')
  writeFileSync(plan, '%PDF-1.7 rencana harian')
  await portfolio.choose([plan])
  await portfolio.answer({ type: 'RPPH', children: 'Tidak ada' })
  await portfolio.pickMember('nuraini')
  await portfolio.save()
  await expect(portfolio.card('RPPH tema air')).toBeVisible()

  await portfolio.search('tidak ada yang begini')
  await expect(portfolio.card('RPPH tema air')).toBeHidden()
  await portfolio.search('nuraini')
  await portfolio.card('RPPH tema air').click()
  await portfolio.file('RPPH tema air').getByRole('link', { name: "Baiq Nur'aini" }).click()

  await expect(hub.page.getByRole('heading', { level: 1, name: "Baiq Nur'aini" })).toBeVisible()
  await expect(portfolio.card('RPPH tema air')).toBeVisible()
})

test('the question about children has no answer of its own, and open consent is marked', async ({
  hub,
  portfolio,
  desk,
}) => {
  const photo = path.join(desk, 'bermain.png')
  writePicture(photo, { width: 300, height: 200 })
  await portfolio.choose([photo])
  await portfolio.addDialog.getByLabel('Jenis').selectOption({ label: 'Foto kegiatan' })

  await portfolio.save()
  await expect(portfolio.addDialog.getByText('Isian ini perlu diisi.')).toBeVisible()
  await portfolio.answer({ type: 'Foto kegiatan', children: 'Ada' })
  await portfolio.save()

  await expect(portfolio.card('bermain').getByText('Belum ada izin')).toBeVisible()
  await portfolio.card('bermain').click()
  await hub.page.getByRole('button', { name: 'Ubah' }).click()
  await hub.page.getByRole('radio', { name: 'Sudah' }).check()
  await hub.page.getByRole('button', { name: 'Simpan', exact: true }).click()
  await expect(portfolio.file('bermain').getByText('izin orang tua ada')).toBeVisible()
})

test('a program that calls itself a photo stays outside, the photo beside it goes in', async ({
  portfolio,
  desk,
}) => {
  const photo = path.join(desk, 'kelas.png')
  writePicture(photo, { width: 300, height: 200 })
  const program = path.join(desk, 'hadiah.jpg')
  writeFileSync(program, 'MZ\x90 program')
  await portfolio.choose([photo, program])
  await portfolio.answer({ type: 'Foto kegiatan', children: 'Tidak ada' })

  await portfolio.save()

  await expect(portfolio.addDialog.getByText(/program atau pintasan, bukan dokumen/)).toBeVisible()
  await portfolio.addDialog.getByRole('button', { name: 'Batal' }).click()
  await expect(portfolio.card('kelas')).toBeVisible()
  await expect(portfolio.card('hadiah')).toBeHidden()
})

test('a removed file comes back by undo', async ({ hub, portfolio, desk }) => {
  const plan = path.join(desk, 'catatan.txt')
  writeFileSync(plan, 'Anak-anak senang bermain air.')
  await portfolio.choose([plan])
  await portfolio.answer({ type: 'Lainnya', children: 'Tidak ada' })
  await portfolio.save()
  await portfolio.card('catatan').click()
  await expect(portfolio.file('catatan').getByText('senang bermain air')).toBeVisible()

  await portfolio.file('catatan').getByRole('button', { name: 'Hapus' }).click()
  await expect(portfolio.card('catatan')).toBeHidden()
  await hub.page.getByRole('button', { name: 'Urungkan' }).click()

  await expect(portfolio.card('catatan')).toBeVisible()
})

test('a file damaged on the disk says so where it should be', async ({ hub, portfolio, desk }) => {
  const note = path.join(desk, 'catatan.txt')
  writeFileSync(note, 'Isi yang akan rusak.')
  await portfolio.choose([note])
  await portfolio.answer({ type: 'Lainnya', children: 'Tidak ada' })
  await portfolio.save()
  await expect(portfolio.card('catatan')).toBeVisible()
  damageEveryStoredFile(path.join(hub.dataDir, 'files'))

  await portfolio.card('catatan').click()

  await expect(portfolio.file('catatan').getByText(/Isi berkas ini rusak/)).toBeVisible()
})

function damageEveryStoredFile(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = path.join(folder, entry)
    if (!statSync(file).isFile()) continue
    const bytes = readFileSync(file)
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
    writeFileSync(file, bytes)
  }
}
