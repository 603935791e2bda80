import { expect, type Locator, type Page } from 'playwright/test'

/** The past of a record, receipts, and earlier exchanges, by what people see and press. */
export class HistoryPages {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  async openMember(name: string): Promise<void> {
    await this.#goTo('Anggota')
    await this.#page.getByRole('searchbox').fill(name)
    await this.#page.getByRole('row', { name }).click()
    await expect(this.#page.getByRole('heading', { level: 1, name })).toBeVisible()
  }

  async showHistory(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Riwayat', exact: true }).click()
  }

  get panel(): Locator {
    return this.#page.getByRole('dialog')
  }

  /** Newest first. */
  get entries(): Locator {
    return this.panel.getByRole('list').first().locator('> li')
  }

  async closePanel(): Promise<void> {
    await this.panel.getByRole('button', { name: 'Tutup' }).click()
    await expect(this.panel).toBeHidden()
  }

  async openReceipts(): Promise<void> {
    await this.#goTo('Tukar data')
    await this.#page.getByRole('link', { name: 'Rincian siapa menerima apa' }).click()
    await expect(
      this.#page.getByRole('heading', { level: 1, name: 'Siapa sudah menerima apa' }),
    ).toBeVisible()
  }

  receiptOf(hub: string): Locator {
    return this.#page
      .getByRole('region', { name: 'Data kita pada kelompok lain' })
      .getByRole('listitem')
      .filter({ hasText: hub })
      .first()
  }

  async showAllHeldBy(hub: string): Promise<void> {
    await this.#page.getByRole('button', { name: `Data kelompok lain pada ${hub}` }).click()
  }

  heldBy(hub: string): Locator {
    return this.#page.getByRole('region', { name: `Yang ada pada ${hub}` })
  }

  async openPastExchanges(): Promise<void> {
    await this.#goTo('Tukar data')
    await this.#page.getByRole('link', { name: 'Pertukaran sebelumnya' }).click()
    await expect(
      this.#page.getByRole('heading', { level: 1, name: 'Pertukaran sebelumnya' }),
    ).toBeVisible()
  }

  pastExchange(hub: string): Locator {
    return this.#page
      .getByRole('grid', { name: 'Pertukaran sebelumnya' })
      .getByRole('row', { name: hub })
  }

  async press(button: string): Promise<void> {
    await this.#page.getByRole('button', { name: button, exact: true }).click()
  }

  async #goTo(place: string): Promise<void> {
    await this.#page
      .getByRole('navigation', { name: 'Menu utama' })
      .getByRole('link', { name: place })
      .click()
  }
}
