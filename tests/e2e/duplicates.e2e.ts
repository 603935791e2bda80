import type { Page } from 'playwright/test'

import { callHub } from '../support/call-hub'
import { expect, test } from '../support/electron-app'
import { aHub } from '../support/new-hub'

const nuptk = '9900760661300012'

/** A hub where one teacher was written down twice. */
async function aHubWithOneTeacherTwice(page: Page): Promise<void> {
  await callHub(
    page,
    'setup.createHub',
    aHub({ name: 'PKG Praya', districtCode: '52.02.01', districtName: 'Praya' }),
  )
  await expect(page.getByRole('heading', { level: 1, name: 'Beranda' })).toBeVisible()
  const school = await callHub(page, 'institutions.create', { name: 'TK Pembina' })
  await callHub(page, 'members.create', {
    fullName: 'Siti Aminah',
    birthPlace: 'Kopang',
    nuptk,
  })
  await callHub(page, 'members.create', {
    fullName: 'Siti Aminah Wahyuni',
    birthPlace: 'Praya',
    phone: '0812-0000-0001',
    nuptk,
    posts: [{ institutionId: school.id, position: 'Guru kelas' }],
  })
}

test('a teacher written down twice is joined and taken apart again with the keyboard', async ({
  hub,
}) => {
  const { page } = hub
  const { keyboard } = page
  await aHubWithOneTeacherTwice(page)
  await page.getByRole('link', { name: 'Anggota', exact: true }).first().click()
  await expect(page.getByText('2 orang', { exact: true })).toBeVisible()
  await page.getByRole('link', { name: '1 orang tampak sama' }).press('Enter')

  const list = page.getByRole('grid', { name: 'Yang tampak sama' })
  await expect(list.getByText('NUPTK sama')).toBeVisible()
  await list.focus()
  await keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Apakah ini orang yang sama?' })).toBeVisible()

  // The keyboard stands in the first field that differs; an arrow takes the other value.
  const name = page.getByRole('radio', { name: 'Nama tanpa gelar: Siti Aminah', exact: true })
  const longer = page.getByRole('radio', { name: 'Nama tanpa gelar: Siti Aminah Wahyuni' })
  await expect(longer).toBeChecked()
  await expect(longer).toBeFocused()
  await keyboard.press('ArrowLeft')
  await expect(name).toBeChecked()
  await keyboard.press('ArrowRight')
  await expect(longer).toBeChecked()
  await keyboard.press('Tab')
  await expect(page.getByRole('radio', { name: 'Tempat lahir: Praya' })).toBeFocused()
  await keyboard.press('ArrowLeft')
  await keyboard.press('Control+Enter')

  await expect(page.getByText('Digabungkan menjadi Siti Aminah Wahyuni.')).toBeVisible()
  await expect(page.getByText('Tidak ada orang yang tampak sama')).toBeVisible()
  const [joined, ...others] = (await callHub(page, 'members.page', {})).rows
  expect(others).toEqual([])
  expect(joined).toMatchObject({ fullName: 'Siti Aminah Wahyuni', position: 'Guru kelas' })

  await page.getByRole('radio', { name: 'Orang (0)' }).focus()
  await keyboard.press('ArrowRight')
  await keyboard.press('ArrowRight')
  const back = page.getByRole('button', { name: 'Pisahkan kembali' })
  await expect(back).toBeVisible()
  await back.focus()
  await keyboard.press('Enter')
  await expect(page.getByText(/berdiri sendiri lagi/)).toBeVisible()
  const apart = (await callHub(page, 'members.page', {})).rows
  expect(apart.map(({ fullName }) => fullName)).toEqual(['Siti Aminah', 'Siti Aminah Wahyuni'])
  expect(apart.map(({ position }) => position)).toEqual([null, 'Guru kelas'])
})

test('two people who only share a number are kept apart, and it can be undone at once', async ({
  hub,
}) => {
  const { page } = hub
  await aHubWithOneTeacherTwice(page)
  await page.getByRole('link', { name: 'Anggota', exact: true }).first().click()
  await page.getByRole('link', { name: '1 orang tampak sama' }).click()
  const list = page.getByRole('grid', { name: 'Yang tampak sama' })
  await list.getByText('NUPTK sama').click()
  await page.getByRole('button', { name: 'Bukan orang yang sama' }).click()
  await expect(page.getByText('Dicatat: dua orang yang berbeda.')).toBeVisible()
  await expect(page.getByText('Tidak ada orang yang tampak sama')).toBeVisible()

  await page.getByRole('button', { name: 'Urungkan' }).click()
  await expect(list.getByText('NUPTK sama')).toBeVisible()
})
