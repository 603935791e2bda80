import type { Page } from 'playwright/test'

import { callHub } from '../support/call-hub'
import { expect, test } from '../support/electron-app'
import { aHub } from '../support/new-hub'
import { openAddress } from '../support/open-address'

const ours = 'Dengan hormat,\nBersama ini kami memberitahukan bahwa:'
const own = 'Salam sejahtera dari {penyelenggara}.'

async function showWords(page: Page): Promise<void> {
  await openAddress(page, '#/documents/letters/settings')
  await page.getByRole('combobox', { name: 'Jenis surat' }).last().selectOption('notice')
}

const opening = (page: Page) => page.getByRole('textbox', { name: 'Pembuka' })

/** What the printed letter says. */
async function printed(page: Page, id: string): Promise<string> {
  await openAddress(page, `#/documents/letters/${id}`)
  await page.getByRole('button', { name: 'Cetak', exact: true }).click()
  const body = page.frameLocator('iframe').locator('body')
  await expect(body).toContainText('Libur semester')
  const text = await body.innerText()
  await page.keyboard.press('Escape')
  return text
}

test('a hub words its letters its own way: on paper at once, kept after a restart, and ours again at a click', async ({
  hub,
  openHub,
}) => {
  const { page } = hub
  await callHub(page, 'setup.createHub', aHub())
  const { body } = await callHub(page, 'letters.draft', { kind: 'notice', activityId: null })
  const { letters } = await callHub(page, 'letters.create', {
    kind: 'notice',
    subject: 'Libur semester',
    attachment: null,
    letterOn: '2026-11-21',
    activityId: null,
    signer: null,
    signerPost: null,
    signerNip: null,
    archive: null,
    body,
    addressees: [{ institutionId: null, memberId: null, name: 'TK Contoh', place: null }],
    copies: [],
    numbering: 'one',
  })
  const id = letters[0]!.id
  expect(await printed(page, id)).toContain('Bersama ini kami memberitahukan bahwa:')

  await showWords(page)
  await expect(opening(page)).toHaveValue(ours)
  await opening(page).fill('Salam dari {nama}.')
  await page.getByRole('button', { name: 'Simpan', exact: true }).last().click()
  await expect(page.getByText(/\{nama\}/u).last()).toBeVisible()
  await opening(page).fill(own)
  await page.getByRole('button', { name: 'Simpan', exact: true }).last().click()
  await expect(page.getByText('Kata-kata tersimpan.')).toBeVisible()
  await page.screenshot({ path: test.info().outputPath('kata-kata.png'), fullPage: true })
  const changed = await printed(page, id)
  expect(changed).toContain('Salam sejahtera dari PKG Jonggat.')
  expect(changed).not.toContain('Bersama ini')
  await hub.close()

  const again = await openHub({ dataDir: hub.dataDir })
  await expect(again.page.getByRole('heading', { level: 1, name: 'Beranda' })).toBeVisible()
  await showWords(again.page)
  await expect(opening(again.page)).toHaveValue(own)
  await again.page.getByRole('button', { name: 'Pakai kata-kata bawaan' }).click()
  await expect(opening(again.page)).toHaveValue(ours)
  await expect(again.page.getByRole('button', { name: 'Pakai kata-kata bawaan' })).toBeHidden()
  expect(await printed(again.page, id)).toContain('Bersama ini kami memberitahukan bahwa:')
})
