import path from 'node:path'

import type { Locator, Page } from 'playwright/test'

const fixtures = path.join(__dirname, '..', '..', 'fixtures', 'rosters')

/** The steps of an import: choose, check, import, hear what happened. */
export class RosterImportPage {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  /** As a person does with the button "Pilih berkas". */
  async chooseFixture(name: string): Promise<void> {
    await this.chooseFile(path.join(fixtures, name))
  }

  async chooseFile(file: string): Promise<void> {
    await this.#page.locator('input[type=file]').setInputFiles(file)
  }

  get reviewHeading(): Locator {
    return this.#page.getByRole('heading', { level: 1, name: 'Periksa sebelum mengimpor' })
  }

  part(name: RegExp): Locator {
    return this.#page.getByRole('radio', { name })
  }

  row(name: string | RegExp): Locator {
    return this.#page.getByRole('row', { name })
  }

  sentence(text: string | RegExp): Locator {
    return this.#page.getByText(text)
  }

  get importButton(): Locator {
    return this.#page.getByRole('button', { name: 'Impor sekarang' })
  }

  get failure(): Locator {
    return this.#page.getByRole('alert')
  }

  async startOver(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Impor berkas lain' }).click()
  }

  async toMembers(): Promise<void> {
    await this.#page.getByRole('link', { name: 'Buka daftar anggota' }).click()
  }

  async undo(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Urungkan impor ini' }).first().click()
    await this.#page
      .getByRole('dialog', { name: /^Urungkan impor/ })
      .getByRole('button', { name: 'Urungkan', exact: true })
      .click()
  }
}
