import { callHub } from '../support/call-hub'
import { expect, test } from '../support/electron-app'
import { aHub } from '../support/new-hub'

test('a facilitator reads what only the chair and the secretary may change, and is told so', async ({
  hub,
}) => {
  const { page } = hub
  await callHub(page, 'setup.createHub', aHub({ ownerRole: 'facilitator' }))
  const told = page.getByText('Peran Anda hanya dapat melihat')

  await page.getByRole('link', { name: 'Pengaturan' }).click()
  await expect(told).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Baris kop' })).toBeDisabled()
  await expect(page.getByRole('button', { name: 'Pilih berkas' })).toBeDisabled()

  await page.getByRole('link', { name: 'Dokumen', exact: true }).click()
  await page.getByRole('link', { name: /Serah terima/u }).click()
  await expect(told).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Yang menerima' })).toBeDisabled()
  await expect(page.getByRole('button', { name: 'Selesaikan serah terima' })).toBeDisabled()
  await expect(page.getByRole('link', { name: /Buku induk anggota/u })).toBeVisible()
})
