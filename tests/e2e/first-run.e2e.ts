import { callHub } from '../support/call-hub'
import { expect, test } from '../support/electron-app'
import { aHub } from '../support/new-hub'
import { FirstRunPage } from './pages/first-run-page'

const smallWindow = { width: 1024, height: 720 }

test('a secretary answers five questions and stands before the three first steps', async ({
  hub,
}) => {
  const setup = new FirstRunPage(hub.page)
  await expect(setup.heading).toBeVisible()

  await setup.name.fill('PKG Kopang')
  await setup.type.fill('pk')
  await setup.option('PKG').click()
  await setup.district.fill('kopang')
  await setup.option(/Kabupaten Lombok Tengah/).click()
  await setup.owner.fill('Bu Sekretaris')
  await setup.start()

  await expect(hub.page.getByRole('heading', { level: 1, name: 'Beranda' })).toBeVisible()
  await expect(hub.page.getByRole('heading', { name: 'Tiga langkah pertama' })).toBeVisible()
  expect(await callHub(hub.page, 'setup.hubProfile', {})).toEqual({
    name: 'PKG Kopang',
    typeText: 'PKG',
    districtCode: '52.02.09',
    districtName: 'Kopang',
    ownerName: 'Bu Sekretaris',
    ownerRole: 'secretary',
  })
})

test('a name of one’s own for kind and kecamatan is kept as typed', async ({ hub }) => {
  const setup = new FirstRunPage(hub.page)
  await setup.name.fill('Kelompok Belajar Kita')
  await setup.type.fill('Paguyuban')
  await setup.district.fill('Tempat Tak Terdaftar')
  await expect(hub.page.getByText('Tidak ada di daftar')).toBeVisible()
  await setup.owner.fill('Pak Ketua')
  await hub.page.getByRole('radio', { name: 'Ketua' }).check()

  await setup.start()

  await expect(hub.page.getByRole('heading', { level: 1, name: 'Beranda' })).toBeVisible()
  expect(await callHub(hub.page, 'setup.hubProfile', {})).toMatchObject({
    typeText: 'Paguyuban',
    districtCode: null,
    districtName: 'Tempat Tak Terdaftar',
    ownerRole: 'chair',
  })
})

test('what is missing is said at its field, and what was typed stays', async ({ hub }) => {
  const setup = new FirstRunPage(hub.page)
  await setup.owner.fill('Bu Sekretaris')

  await setup.start()

  await expect(setup.name).toHaveAccessibleDescription(/Isian ini perlu diisi/)
  await expect(setup.name).toBeFocused()
  await expect(setup.owner).toHaveValue('Bu Sekretaris')
})

test('the sample hub can be tried and removed, and the first window comes back', async ({
  hub,
}) => {
  const setup = new FirstRunPage(hub.page)

  await setup.demoButton.click()

  await expect(hub.page.getByText('Data contoh', { exact: true })).toBeVisible()
  await expect(hub.page.getByRole('link', { name: /Anggota 300/ })).toBeVisible()
  await hub.page.getByRole('link', { name: 'Pengaturan' }).click()
  await hub.page.getByRole('button', { name: 'Hapus data contoh' }).click()
  await hub.page
    .getByRole('dialog', { name: 'Hapus semua data contoh?' })
    .getByRole('button', { name: 'Hapus data contoh' })
    .click()
  await expect(setup.heading).toBeVisible()
  expect((await callHub(hub.page, 'setup.status', {})).hub).toBeNull()
})

test('the hub and its language are there after the app was closed', async ({ openHub }) => {
  const first = await openHub()
  await callHub(
    first.page,
    'setup.createHub',
    aHub({ name: 'PKG Kopang', districtCode: null, districtName: null }),
  )
  await first.page.getByRole('button', { name: 'English' }).click()
  await expect(first.page.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible()
  await first.close()

  const again = await openHub({ dataDir: first.dataDir })

  await expect(again.page.getByText('PKG Kopang')).toBeVisible()
  expect((await callHub(again.page, 'setup.status', {})).locale).toBe('en')
})

for (const locale of ['Bahasa Indonesia', 'English'] as const) {
  test(`the first window fits a small screen in ${locale}`, async ({ openHub }) => {
    const { page } = await openHub({ size: smallWindow })
    await page.getByText(locale, { exact: true }).click()

    const start = page.getByRole('button', { name: /^(Mulai|Start)$/ })

    await expect(start).toBeInViewport({ ratio: 1 })
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(sideways).toBe(0)
  })
}

test('Beranda leads to the sheet that waits', async ({ hub }) => {
  await callHub(hub.page, 'setup.createDemo', {})
  const waiting = hub.page.getByRole('region', { name: 'Yang menunggu Anda' })

  await waiting.getByRole('link').first().click()

  await expect(hub.page).toHaveURL(/\/sessions\/[0-9a-z]{26}\/attendance$/)
})

test('the licences page names the data of the regions and the font', async ({ hub }) => {
  await callHub(hub.page, 'setup.createDemo', {})
  await hub.page.getByRole('link', { name: 'Pengaturan' }).click()
  await hub.page.getByRole('link', { name: 'Lisensi dan sumber data' }).click()

  await expect(hub.page.getByText(/idn-area-data dan tersedia dengan Open Database/)).toBeVisible()
  await hub.page.getByText('@fontsource-variable/inter').click()
  await expect(hub.page.getByText(/SIL Open Font License, Version 1.1/).first()).toBeVisible()
})
