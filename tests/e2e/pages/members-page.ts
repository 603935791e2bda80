import { expect, type Locator, type Page } from 'playwright/test'

/** The place "Anggota": the list of people and the form of one, by what people see and press. */
export class MembersPage {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  async open(): Promise<void> {
    await this.#page
      .getByRole('navigation', { name: 'Menu utama' })
      .getByRole('link', { name: 'Anggota' })
      .click()
    await expect(this.#page.getByRole('heading', { level: 1, name: 'Anggota' })).toBeVisible()
  }

  async openImport(): Promise<void> {
    await this.#page.getByRole('link', { name: 'Impor daftar' }).first().click()
    await expect(
      this.#page.getByRole('heading', { level: 1, name: 'Impor daftar anggota' }),
    ).toBeVisible()
  }

  async openHistory(): Promise<void> {
    await this.#page.getByText('Riwayat impor', { exact: true }).click()
  }

  get searchField(): Locator {
    return this.#page.getByRole('searchbox', { name: 'Cari nama, NUPTK, atau lembaga' })
  }

  get table(): Locator {
    return this.#page.getByRole('grid', { name: 'Anggota' })
  }

  row(name: string | RegExp): Locator {
    return this.table.getByRole('row', { name })
  }

  count(text: string): Locator {
    return this.#page.getByText(text, { exact: true })
  }

  field(label: string): Locator {
    return this.#page.getByLabel(label)
  }

  heading(name: string): Locator {
    return this.#page.getByRole('heading', { level: 1, name })
  }

  async press(button: string): Promise<void> {
    await this.#page.getByRole('button', { name: button, exact: true }).click()
  }

  toast(text: string | RegExp): Locator {
    return this.#page.getByRole('region', { name: 'Pemberitahuan' }).getByText(text)
  }

  async undoByToast(): Promise<void> {
    await this.#page
      .getByRole('region', { name: 'Pemberitahuan' })
      .getByRole('button', { name: 'Urungkan' })
      .click()
  }

  dialog(title: string | RegExp): Locator {
    return this.#page.getByRole('dialog', { name: title })
  }
}
