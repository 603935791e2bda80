import { callHub } from '../support/call-hub'
import { expect, type Hub, test } from '../support/electron-app'
import { exchangeOver, joinAll } from '../support/hubs-in-network'
import { HistoryPages } from './pages/history-pages'

/** Melati writes a person down, Kopang reads it; who they are stands in both hubs. */
async function shareOnePerson(hub: Hub, otherHub: Hub, stick: string) {
  await joinAll(
    [
      { hub, name: 'PKG Melati' },
      { hub: otherHub, name: 'PKG Kopang' },
    ],
    stick,
  )
  const { id } = await callHub(hub.page, 'members.create', { fullName: 'Siti Aminah' })
  await exchangeOver(hub, stick)
  await exchangeOver(otherHub, stick)
  return id
}

test('the history of a person tells who changed what, also at another hub, with the value before', async ({
  hub,
  otherHub,
  stick,
}) => {
  const id = await shareOnePerson(hub, otherHub, stick)
  await callHub(otherHub.page, 'members.edit', { id, changes: { phone: '081200000001' } })
  await callHub(otherHub.page, 'members.edit', { id, changes: { phone: '081200000002' } })
  await exchangeOver(otherHub, stick)
  await exchangeOver(hub, stick)
  const history = new HistoryPages(hub.page)

  await history.openMember('Siti Aminah')
  await history.showHistory()

  await expect(history.entries).toHaveCount(3)
  const newest = history.entries.first()
  await expect(newest).toContainText('Sekretaris PKG Kopang · PKG Kopang')
  await expect(newest).toContainText('Mengubah data orang')
  await expect(newest).toContainText('0812-0000-0001')
  await expect(newest).toContainText('0812-0000-0002')
  await expect(history.entries.last()).toContainText('Menambah orang')
  await history.closePanel()
})

test('receipts say how far another hub is with our records, and what it holds of the others', async ({
  hub,
  otherHub,
  stick,
}) => {
  await shareOnePerson(hub, otherHub, stick)
  await exchangeOver(hub, stick)
  await callHub(hub.page, 'members.create', { fullName: 'Lalu Kurniawan' })
  const pages = new HistoryPages(hub.page)

  await pages.openReceipts()

  await expect(pages.receiptOf('PKG Kopang')).toContainText('Kurang 1 pencatatan')
  await expect(pages.receiptOf('PKG Kopang')).toContainText('Dari paketnya sendiri')
  await pages.showAllHeldBy('PKG Kopang')
  await expect(pages.heldBy('PKG Kopang')).toContainText('Tidak ada kelompok lain lagi.')
})

test('an import is taken back after a look at what goes, and brought back again', async ({
  hub,
  otherHub,
  stick,
}) => {
  await shareOnePerson(hub, otherHub, stick)
  const pages = new HistoryPages(otherHub.page)
  const people = async () => (await callHub(otherHub.page, 'members.page', {})).total
  await pages.openPastExchanges()
  await pages.pastExchange('PKG Melati').click()

  await pages.press('Batalkan pemasukan ini')
  await expect(pages.panel).toContainText('1 orang dihapus')
  await expect(pages.panel).toContainText('Pembatalan ini ikut menyebar')
  expect(await people()).toBe(1)
  await pages.press('Batalkan pemasukan ini')

  await expect(pages.panel).toContainText('Pemasukan sudah dibatalkan')
  expect(await people()).toBe(0)
  await pages.closePanel()
  await expect(pages.pastExchange('PKG Melati')).toContainText('Dibatalkan')

  await pages.pastExchange('PKG Melati').click()
  await pages.press('Kembalikan lagi')
  await pages.press('Kembalikan pemasukan ini')
  await expect(pages.panel).toContainText('Pemasukan sudah dikembalikan')
  expect(await people()).toBe(1)
})
