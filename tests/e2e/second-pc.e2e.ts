import { callHub } from '../support/call-hub'
import { expect, test } from '../support/electron-app'
import { exchangeOver, setUpHub } from '../support/hubs-in-network'
import { ExchangePage } from './pages/exchange-page'

test('a freshly installed PC says at first run that it is the hub’s second one, and reads its data', async ({
  hub,
  otherHub,
  stick,
}) => {
  await setUpHub(hub, 'PKG Jonggat')
  await callHub(hub.page, 'members.create', { fullName: 'Siti Aminah' })
  await callHub(hub.page, 'exchange.foundNetwork', { name: 'Lombok Tengah' })
  hub.answerDialogs({ pickFolder: [stick] })
  const drive = await callHub(hub.page, 'exchange.pickFolder', {})
  const { words } = await callHub(hub.page, 'exchange.invite', {
    driveId: drive?.id ?? '',
    label: 'Laptop sekretaris',
    forOwnHub: true,
  })
  await exchangeOver(hub, stick)
  const { page } = otherHub

  await page.getByRole('link', { name: 'Komputer kedua kami' }).click()
  // The page before also asks for a name, and stands until this one is there.
  await expect(
    page.getByRole('heading', { level: 1, name: 'Komputer kedua kelompok Anda' }),
  ).toBeVisible()
  await page.getByLabel('Nama Anda').fill('Bu Sekretaris')
  await page.getByRole('button', { name: 'Lanjut' }).click()
  otherHub.answerDialogs({ pickFolder: [stick] })
  const theirs = new ExchangePage(page)
  await theirs.pickFolder()
  await page.getByRole('button', { name: 'Cari undangan' }).click()
  await page.getByLabel('Enam kata dari pengundang').fill(words.join(' '))
  await page.getByRole('button', { name: 'Hubungkan komputer ini' }).click()

  await expect(page.getByText('Komputer ini sekarang komputer PKG Jonggat juga')).toBeVisible()
  expect((await callHub(page, 'setup.status', {})).hub).toMatchObject({
    name: 'PKG Jonggat',
    accountName: 'Bu Sekretaris',
  })
  await theirs.look()
  await theirs.mergeAndWrite()
  await expect(theirs.safeToUnplug).toBeVisible()
  expect((await callHub(page, 'members.page', {})).rows).toMatchObject([
    { fullName: 'Siti Aminah' },
  ])
})

test('whoever was invited as a new hub comes to the invitation right after the first window', async ({
  hub,
}) => {
  const { page } = hub

  await page.getByRole('button', { name: 'Bergabung ke jaringan' }).click()
  await page.getByLabel('Nama kelompok').fill('PKG Kopang')
  await page.getByLabel('Jenis kelompok').fill('PKG')
  await page.getByLabel('Nama Anda').fill('Bu Sekretaris')
  await page.getByRole('button', { name: 'Lanjut ke undangan' }).click()

  await expect(
    page.getByRole('heading', { name: 'Pasang flashdisk yang berisi undangan' }),
  ).toBeVisible()
})

test('the six words can be printed: one sheet with what to do with them, and nothing of the window', async ({
  hub,
  stick,
}) => {
  const { page } = hub
  await setUpHub(hub, 'PKG Jonggat')
  await callHub(page, 'exchange.foundNetwork', { name: 'Lombok Tengah' })
  hub.answerDialogs({ pickFolder: [stick] })
  const exchange = new ExchangePage(page)
  await exchange.open()
  await exchange.pickFolder()
  const words = (await exchange.invite('PKG Kopang')).split(' ')
  await page.evaluate(() => {
    window.print = () => {
      document.title = 'printed'
    }
  })

  await page.getByRole('button', { name: 'Cetak' }).click()
  await page.emulateMedia({ media: 'print' })

  await expect(page).toHaveTitle('printed')
  await expect(page.getByRole('heading', { name: 'Undangan Simpul Guru' })).toBeVisible()
  await expect(page.getByText('Untuk: PKG Kopang')).toBeVisible()
  for (const word of words) await expect(page.getByText(word, { exact: true }).last()).toBeVisible()
  await expect(page.getByRole('navigation')).toBeHidden()
})
