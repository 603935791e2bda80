import { expect, type Locator, type Page } from 'playwright/test'

/** The place "Portofolio", by what people see and press. */
export class PortfolioPage {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  async open(): Promise<void> {
    await this.#page
      .getByRole('navigation', { name: 'Menu utama' })
      .getByRole('link', { name: 'Portofolio' })
      .click()
    await expect(this.#page.getByRole('heading', { level: 1, name: 'Portofolio' })).toBeVisible()
  }

  get addDialog(): Locator {
    return this.#page.getByRole('dialog', { name: /^Tambah/ })
  }

  /** As a person does with the button "Pilih berkas". */
  async choose(files: readonly string[]): Promise<void> {
    await this.#page.locator('input[type=file]').setInputFiles([...files])
    await expect(this.addDialog).toBeVisible()
  }

  async answer(answers: {
    readonly type: string
    readonly children: 'Tidak ada' | 'Ada' | 'Belum tahu'
  }): Promise<void> {
    await this.addDialog.getByLabel('Jenis').selectOption({ label: answers.type })
    await this.addDialog
      .getByRole('radiogroup', { name: /Apakah ada anak/ })
      .getByRole('radio', { name: answers.children, exact: true })
      .check()
  }

  async pickMember(typed: string): Promise<void> {
    await this.addDialog.getByLabel('Anggota').fill(typed)
    await this.#page
      .getByRole('listbox', { name: 'Hasil pencarian' })
      .getByRole('option')
      .first()
      .click()
  }

  async save(): Promise<void> {
    await this.addDialog.getByRole('button', { name: 'Simpan ke portofolio' }).click()
  }

  card(title: string | RegExp): Locator {
    return this.#page
      .getByRole('group', { name: 'Portofolio', exact: true })
      .getByRole('button', { name: title })
  }

  file(title: string): Locator {
    return this.#page.getByRole('dialog', { name: title })
  }

  toast(text: string | RegExp): Locator {
    return this.#page.getByRole('region', { name: 'Pemberitahuan' }).getByText(text)
  }

  async search(text: string): Promise<void> {
    await this.#page.getByRole('searchbox', { name: /Cari judul/ }).fill(text)
  }
}
