import { callHub } from '../support/call-hub'
import { expect, test } from '../support/electron-app'

test('Ctrl+K opens a person, an activity, a page and a command by keyboard alone', async ({
  hub,
}) => {
  const { page } = hub
  await callHub(page, 'setup.createDemo', {})
  await expect(page.getByRole('heading', { level: 1, name: 'Beranda' })).toBeVisible()
  const { rows } = await callHub(page, 'members.page', { search: 'nur', limit: 1 })
  const name = rows[0]!.fullName
  const field = page.getByRole('combobox', { name: /Ketik nama/ })
  const chosen = page.locator('[role=option][aria-selected=true]')

  await page.keyboard.press('Control+K')
  await expect(field).toBeFocused()
  await page.keyboard.type(name.slice(0, 12))
  await expect(chosen).toContainText(name)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name)

  // Also while a field has the focus.
  await page.getByRole('textbox').first().focus()
  await page.keyboard.press('Control+K')
  await page.keyboard.type('lokakarya')
  await expect(chosen).toContainText(/Lokakarya/u)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/Lokakarya/u)

  await page.keyboard.press('Control+K')
  await page.keyboard.type('tambah ang')
  await expect(chosen).toContainText('Tambah anggota')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Nama tanpa gelar' })).toBeVisible()

  await page.keyboard.press('Control+K')
  await page.keyboard.type('qqqqq')
  await expect(page.getByText('Tidak ada yang cocok.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(field).toHaveCount(0)
  await expect(page.getByRole('textbox', { name: 'Nama tanpa gelar' })).toBeVisible()
})
