import { callHub } from '../support/call-hub'
import { expect, test } from '../support/electron-app'
import { aHub } from '../support/new-hub'
import { MembersPage } from './pages/members-page'

test('a secretary erases a person for good, after typing their name', async ({ hub }) => {
  const { page } = hub
  await callHub(
    page,
    'setup.createHub',
    aHub({ name: 'PKG Praya', districtCode: '52.02.01', districtName: 'Praya' }),
  )
  await callHub(page, 'members.create', { fullName: 'Baiq Wahyuningtyas', backTitle: 'S.Pd.AUD' })
  await callHub(page, 'members.create', { fullName: 'Siti Aminah' })
  const members = new MembersPage(page)
  await members.open()
  await members.row(/Baiq Wahyuningtyas/).click()

  await page.getByRole('button', { name: 'Hapus data untuk selamanya…' }).click()
  const dialog = page.getByRole('dialog')
  const confirm = dialog.getByRole('button', { name: 'Hapus untuk selamanya' })
  await expect(dialog).toContainText('Berlaku di semua kelompok kerja')
  await expect(confirm).toBeDisabled()
  await dialog.getByRole('textbox').fill('siti aminah')
  await expect(confirm).toBeDisabled()
  await dialog.getByRole('textbox').fill('baiq wahyuningtyas')
  await confirm.click()

  await expect(members.toast('Data orang itu sudah dihapus.')).toBeVisible()
  await expect(members.count('1 orang')).toBeVisible()
  await expect(members.row(/Baiq Wahyuningtyas/)).toHaveCount(0)
})
