import { callHub } from '../support/call-hub'
import { expect, test } from '../support/electron-app'
import { aHub } from '../support/new-hub'

test('U10: a letter of last year is found by its subject', async ({ hub }) => {
  const { page } = hub
  await callHub(page, 'setup.createHub', aHub())
  for (let number = 1; number <= 60; number += 1) {
    await callHub(page, 'letters.receive', {
      receivedOn: number <= 30 ? '2025-03-04' : '2026-02-05',
      number: `421/${number}/Dikbud`,
      letterOn: null,
      party: 'Dinas Pendidikan',
      subject: number === 7 ? 'Pendataan guru honorer PAUD' : `Edaran nomor ${number}`,
      disposition: null,
      archive: null,
      activityId: null,
    })
  }
  await page.getByRole('link', { name: 'Dokumen', exact: true }).first().click()
  await page.getByRole('link', { name: /Undangan, surat tugas/u }).click()
  await page.getByRole('tab', { name: 'Surat masuk' }).click()

  const started = Date.now()
  await page.getByRole('searchbox').fill('honorer pendataan')
  const found = page.getByText('Pendataan guru honorer PAUD')
  await expect(found).toBeVisible()
  await expect(page.getByText('Edaran nomor 8', { exact: true })).toBeHidden()
  // 'In seconds' (DOMAIN 14), on a PC that builds at the same time.
  expect(Date.now() - started).toBeLessThan(5_000)
  await found.click()
  await expect(page.getByRole('textbox', { name: 'Nomor surat' })).toHaveValue('421/7/Dikbud')
  await page.screenshot({ path: test.info().outputPath('surat-masuk.png') })
})
