import { expect, type Locator, type Page } from 'playwright/test'

/** "Isian yang berbeda", by what people see and press. */
export class ClashesPage {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  /** From the ending of an exchange. */
  async openFromEnding(): Promise<void> {
    await this.#page.getByRole('link', { name: 'Pilih sekarang' }).click()
    await this.#expectOpen()
  }

  async openFromHome(): Promise<void> {
    const places = this.#page.getByRole('navigation', { name: 'Menu utama' })
    await places.getByRole('link', { name: 'Beranda' }).click()
    await this.#page.getByRole('link', { name: /isian berbeda menunggu pilihan/ }).click()
    await this.#expectOpen()
  }

  /** The values of one question: "Aisyah, Tanda" or "HP". */
  question(label: string): Locator {
    return this.#page.getByRole('group', { name: label, exact: true })
  }

  value(label: string, text: string | RegExp): Locator {
    return this.question(label).getByRole('button', { name: text })
  }

  /** Everything a hub wrote, wherever it wrote one of the values. */
  async chooseAllOf(hubName: string): Promise<void> {
    await this.#page.getByRole('button', { name: 'Pilih semua dari…' }).click()
    await this.#page.getByRole('menuitem', { name: new RegExp(`^${hubName} `) }).click()
    const dialog = this.#page.getByRole('dialog', { name: `Pakai isian ${hubName}?` })
    await dialog.getByRole('button', { name: /^Pakai \d+ isian$/ }).click()
    await expect(dialog).toBeHidden()
  }

  async type(label: string, text: string): Promise<void> {
    const own = this.#page.getByRole('listitem').filter({ has: this.question(label) })
    await own.getByRole('button', { name: 'Tulis sendiri' }).click()
    await this.#page.getByLabel('Isi yang benar').fill(text)
    await this.#page.getByRole('button', { name: 'Pakai isian ini' }).click()
  }

  async undo(): Promise<void> {
    const notices = this.#page.getByRole('region', { name: 'Pemberitahuan' })
    await notices.getByRole('button', { name: 'Urungkan' }).first().click()
  }

  get waiting(): Locator {
    return this.#page.getByText(/^\d+ isian menunggu pilihan$/)
  }

  get nothingLeft(): Locator {
    return this.#page.getByRole('heading', { name: 'Tidak ada isian yang berbeda' })
  }

  message(text: string | RegExp): Locator {
    return this.#page.getByText(text)
  }

  async #expectOpen(): Promise<void> {
    await expect(
      this.#page.getByRole('heading', { level: 1, name: 'Isian yang berbeda' }),
    ).toBeVisible()
  }
}
