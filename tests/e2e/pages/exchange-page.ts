import { expect, type Locator, type Page } from 'playwright/test'

import type { Hub } from '../../support/electron-app'
import { setUpHub } from '../../support/hubs-in-network'

/** On the screen: a new network, an invitation, the first bundle on the stick. Gives the six words. */
export async function foundAndInvite(
  hub: Hub,
  { stick, network, guest }: Readonly<Record<'stick' | 'network' | 'guest', string>>,
): Promise<string> {
  hub.answerDialogs({ pickFolder: [stick] })
  const exchange = new ExchangePage(hub.page)
  await exchange.open()
  await exchange.foundNetwork(network)
  await exchange.pickFolder()
  const words = await exchange.invite(guest)
  await exchange.exchangeAfterInvitation()
  await expect(exchange.safeToUnplug).toBeVisible()
  await exchange.finish()
  return words
}

/** A new hub that joins by the words, on the screen; the drive is still chosen. */
export async function joinByWords(
  hub: Hub,
  { stick, words, name }: Readonly<Record<'stick' | 'words' | 'name', string>>,
): Promise<ExchangePage> {
  await setUpHub(hub, name)
  hub.answerDialogs({ pickFolder: [stick] })
  const exchange = new ExchangePage(hub.page)
  await exchange.open()
  await exchange.findInvitations()
  await exchange.join(words)
  await expect(exchange.joined).toBeVisible()
  return exchange
}

/** The place "Tukar data", by what people see and press. */
export class ExchangePage {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  async open(): Promise<void> {
    const places = this.#page.getByRole('navigation', { name: 'Menu utama' })
    await places.getByRole('link', { name: 'Tukar data' }).click()
    await expect(this.#page.getByRole('heading', { level: 1, name: 'Tukar data' })).toBeVisible()
  }

  async foundNetwork(name: string): Promise<void> {
    await this.#press(/^Buat jaringan baru/)
    await this.#page.getByLabel('Nama jaringan').fill(name)
    await this.#press('Buat jaringan')
    await expect(this.#page.getByText(`Jaringan ${name} sudah dibuat`)).toBeVisible()
  }

  /** The folder the dialog answers with, `Hub.answerDialogs`, is the drive from then on. */
  async pickFolder(): Promise<void> {
    await this.#press('Pilih folder lain…')
    await expect(this.#page.getByRole('radio', { checked: true })).toBeVisible()
  }

  /** Gives the six words on the screen. */
  async invite(label: string): Promise<string> {
    await this.#press('Undang kelompok lain')
    await this.#page.getByLabel('Siapa yang diundang?').fill(label)
    await this.#press('Tulis undangan ke flashdisk')
    const words = this.#page.getByRole('list', { name: 'Enam kata undangan, berurutan' })
    await expect(words.getByRole('listitem')).toHaveCount(6)
    return (await words.getByRole('listitem').allInnerTexts()).join(' ')
  }

  async exchangeAfterInvitation(): Promise<void> {
    await this.#press('Sudah saya catat, tukar data')
  }

  async findInvitations(): Promise<void> {
    await this.#press(/^Gabung dengan undangan/)
    await this.pickFolder()
    await this.#press('Cari undangan')
  }

  async join(words: string): Promise<void> {
    await this.#page.getByLabel('Enam kata dari pengundang').fill(words)
    await this.#press('Gabung')
  }

  async look(): Promise<void> {
    await this.#press('Tukar data')
  }

  async mergeAndWrite(): Promise<void> {
    await this.#press('Gabungkan dan tulis')
  }

  async write(): Promise<void> {
    await this.#press('Tulis paket kami')
  }

  async finish(): Promise<void> {
    await this.#press('Selesai')
  }

  /** Stops work under way. */
  async stop(): Promise<void> {
    await this.#press('Hentikan')
  }

  get start(): Locator {
    return this.#page.getByRole('button', { name: 'Tukar data', exact: true })
  }

  get safeToUnplug(): Locator {
    return this.#page.getByRole('heading', { name: 'Aman dicabut' })
  }

  get joined(): Locator {
    return this.#page.getByText(/^Anda sudah tergabung di jaringan/)
  }

  get nothingNew(): Locator {
    return this.#page.getByRole('heading', { name: 'Tidak ada yang baru untuk kelompok Anda' })
  }

  /** What a hub brings or brought, line by line. */
  changesOf(hubName: string): Locator {
    return this.#part(hubName).getByRole('listitem')
  }

  /** Opens what a hub's part does to each activity. */
  async unfoldActivitiesOf(hubName: string): Promise<void> {
    await this.#part(hubName)
      .getByText(/^Rincian \d+ kegiatan$/)
      .click()
  }

  /** One activity of a hub's part, with its figures. */
  activityOf(hubName: string, title: string): Locator {
    return this.#part(hubName).getByRole('row').filter({ hasText: title })
  }

  /** Leaves a hub's part out of the exchange, or takes it in after all. */
  async hold(hubName: string, isHeld: boolean): Promise<void> {
    await this.#part(hubName)
      .getByRole('switch', { name: 'Tahan dulu bagian ini' })
      .setChecked(isHeld)
  }

  /** What is said of a hub's part, its badges and its switch included. */
  partOf(hubName: string): Locator {
    return this.#part(hubName)
  }

  async mergeOthersAndWrite(): Promise<void> {
    await this.#press('Gabungkan yang lain dan tulis')
  }

  receiptOf(hubName: string): Locator {
    return this.#page
      .getByRole('grid', { name: 'Siapa sudah menerima apa' })
      .getByRole('row')
      .filter({ hasText: hubName })
  }

  message(text: string | RegExp): Locator {
    return this.#page.getByText(text)
  }

  #part(hubName: string): Locator {
    return this.#page.getByRole('region', { name: hubName })
  }

  async #press(name: string | RegExp): Promise<void> {
    const button =
      typeof name === 'string'
        ? this.#page.getByRole('button', { name, exact: true })
        : this.#page.getByRole('button', { name })
    await button.first().click()
  }
}
