import { expect, type Locator, type Page } from 'playwright/test'

/** The place "Kegiatan": the list, the form of a new one, the page of one. */
export class ActivitiesPage {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  async open(): Promise<void> {
    await this.#page
      .getByRole('navigation', { name: 'Menu utama' })
      .getByRole('link', { name: 'Kegiatan' })
      .click()
    await expect(this.heading('Kegiatan')).toBeVisible()
  }

  heading(name: string): Locator {
    return this.#page.getByRole('heading', { level: 1, name, exact: true })
  }

  get searchField(): Locator {
    return this.#page.getByRole('searchbox', { name: 'Cari nama kegiatan' })
  }

  row(name: string | RegExp): Locator {
    return this.#page.getByRole('grid', { name: 'Kegiatan' }).getByRole('row', { name })
  }

  get newLink(): Locator {
    return this.#page.getByRole('link', { name: 'Kegiatan baru' })
  }

  get sheetLink(): Locator {
    return this.#page.getByRole('link', { name: 'Isi daftar hadir' }).first()
  }

  field(label: string): Locator {
    return this.#page.getByLabel(label)
  }

  button(name: string): Locator {
    return this.#page.getByRole('button', { name, exact: true })
  }

  tab(name: RegExp): Locator {
    return this.#page.getByRole('tab', { name })
  }

  text(text: string | RegExp): Locator {
    return this.#page.getByText(text)
  }
}
