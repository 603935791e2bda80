import type { Page } from 'playwright/test'

import { callHub } from '../support/call-hub'
import { expect, test } from '../support/electron-app'
import { aHub } from '../support/new-hub'
import { openAddress } from '../support/open-address'
import { powerCut } from '../support/power-cut'

test.use({ hubOptions: { size: { width: 1024, height: 768 } } })

const restored = (page: Page) => page.getByText('Tulisan yang belum disimpan dikembalikan')

test('a letter that was being written when the power went out is there again, and can be thrown away', async ({
  hub,
  openHub,
}) => {
  const { page } = hub
  await callHub(page, 'setup.createHub', aHub())
  await openAddress(page, '#/documents/letters/new?kind=notice')
  await page.getByRole('textbox', { name: 'Perihal' }).fill('Libur akhir semester')
  await page.getByRole('textbox', { name: 'Isi surat' }).fill('Kegiatan libur dua minggu.')
  await page.getByRole('textbox', { name: 'Tembusan' }).pressSequentially('Penilik PAUD\nArsip')
  await expect
    .poll(async () =>
      (await callHub(page, 'drafts.get', { key: 'letter/new/notice/none' }))?.text.includes(
        'Arsip',
      ),
    )
    .toBe(true)

  await powerCut(hub)
  const again = await openHub({ dataDir: hub.dataDir })

  await expect(restored(again.page)).toBeVisible()
  const subject = again.page.getByRole('textbox', { name: 'Perihal' })
  await expect(subject).toHaveValue('Libur akhir semester')
  await expect(again.page.getByRole('textbox', { name: 'Isi surat' })).toHaveValue(
    'Kegiatan libur dua minggu.',
  )
  await expect(again.page.getByRole('textbox', { name: 'Tembusan' })).toHaveValue(
    'Penilik PAUD\nArsip',
  )
  await again.page.screenshot({ path: test.info().outputPath('surat-dikembalikan.png') })
  await again.page.getByRole('button', { name: 'Buang tulisan ini' }).click()
  await expect(subject).not.toHaveValue('Libur akhir semester')
  await expect(restored(again.page)).toBeHidden()
  await again.page.getByRole('button', { name: 'Urungkan' }).click()
  await expect(subject).toHaveValue('Libur akhir semester')
})

test('minutes typed before a power cut come back once: saved, nothing is left of the draft', async ({
  hub,
  openHub,
}) => {
  const { page } = hub
  await callHub(page, 'setup.createHub', aHub())
  const { activityIds } = await callHub(page, 'activities.create', {
    title: 'Pertemuan rutin',
    type: 'pertemuan-rutin',
    purpose: 'meeting',
    startsOn: '2026-11-21',
    endsOn: '2026-11-21',
    quota: null,
    note: null,
  })
  const activityId = activityIds[0]!
  await openAddress(page, `#/activities/${activityId}/papers/minutes`)
  const proceedings = (on: Page) => on.getByRole('textbox', { name: 'Jalannya rapat' })
  await proceedings(page).fill('Ketua membuka rapat. ')
  await proceedings(page).pressSequentially('Bendahara menyampaikan laporan kas.')
  const key = `minutes/${activityId}` as const
  await expect
    .poll(async () => (await callHub(page, 'drafts.get', { key }))?.text.includes('laporan kas.'))
    .toBe(true)

  await powerCut(hub)
  const again = await openHub({ dataDir: hub.dataDir })

  await expect(restored(again.page)).toBeVisible()
  await expect(proceedings(again.page)).toHaveValue(
    'Ketua membuka rapat. Bendahara menyampaikan laporan kas.',
  )
  await again.page.screenshot({ path: test.info().outputPath('notulen-dikembalikan.png') })
  await again.page.getByRole('button', { name: 'Simpan', exact: true }).click()
  await expect(again.page.getByText('Tersimpan').first()).toBeVisible()
  await expect(restored(again.page)).toBeHidden()
  await expect.poll(() => callHub(again.page, 'drafts.get', { key })).toBeNull()
  await openAddress(again.page, '#/members')
  await openAddress(again.page, `#/activities/${activityId}/papers/minutes`)
  await expect(proceedings(again.page)).toHaveValue(/laporan kas\.$/u)
  await expect(restored(again.page)).toBeHidden()

  // Whoever leaves without saving has decided: nothing comes back.
  await proceedings(again.page).fill('Salah ketik')
  await again.page.getByRole('link', { name: 'Anggota', exact: true }).first().click()
  await again.page.getByRole('button', { name: 'Tinggalkan' }).click()
  await expect(again.page.getByRole('heading', { level: 1, name: 'Anggota' })).toBeVisible()
  await expect.poll(() => callHub(again.page, 'drafts.get', { key })).toBeNull()
})
