import type { Locator, Page } from 'playwright/test'

/** The first window of a fresh PC. */
export class FirstRunPage {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  get heading(): Locator {
    return this.#page.getByRole('heading', { name: 'Selamat datang di Simpul Guru' })
  }

  get name(): Locator {
    return this.#page.getByLabel('Nama kelompok')
  }

  get type(): Locator {
    return this.#page.getByLabel('Jenis kelompok')
  }

  get district(): Locator {
    return this.#page.getByLabel('Kecamatan')
  }

  get owner(): Locator {
    return this.#page.getByLabel('Nama Anda')
  }

  get startButton(): Locator {
    return this.#page.getByRole('button', { name: 'Mulai' })
  }

  get demoButton(): Locator {
    return this.#page.getByRole('button', { name: 'Coba dengan data contoh' })
  }

  option(name: string | RegExp): Locator {
    return this.#page.getByRole('option', { name })
  }

  async start(): Promise<void> {
    await this.startButton.click()
  }
}
