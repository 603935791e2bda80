import { expect, type Locator, type Page } from 'playwright/test'

/** The attendance sheet, as the secretary works it: keys go to the sheet, rows are read by number. */
export class AttendancePage {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  get sheet(): Locator {
    return this.#page.getByRole('grid')
  }

  /** The numbered line of the paper, from 1. */
  row(number: number): Locator {
    return this.sheet.getByRole('row').nth(number)
  }

  /** `words` as the mark says them: 'Hadir', 'Belum', … Only what is on disk counts. */
  savedMark(number: number, word: string): Locator {
    return this.row(number).getByRole('img', { name: `${word}, tersimpan`, exact: true })
  }

  get allSaved(): Locator {
    return this.#page.getByText('Tersimpan', { exact: true })
  }

  /** The running total, by the letter of the key: /^H Hadir 13$/. */
  total(name: RegExp): Locator {
    return this.#page.getByRole('button', { name })
  }

  get findField(): Locator {
    return this.#page.getByRole('searchbox', { name: 'Cari nama' })
  }

  /** Waits until the keyboard is on the sheet: from then on nothing but keys is needed. */
  async ready(): Promise<void> {
    await expect(this.sheet).toBeFocused()
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.#page.keyboard.press(key)
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text)
  }

  async pressButton(name: string): Promise<void> {
    await this.#page.getByRole('button', { name, exact: true }).click()
  }

  get walkInDialog(): Locator {
    return this.#page.getByRole('dialog', { name: 'Peserta dadakan' })
  }

  async undoByToast(): Promise<void> {
    await this.#page
      .getByRole('region', { name: 'Pemberitahuan' })
      .getByRole('button', { name: 'Urungkan' })
      .click()
  }

  /** What the screen vouches for at this moment: member id -> letter, marks shown as saved only. */
  async shownAsSaved(): Promise<Readonly<Record<string, string>>> {
    return this.sheet.evaluate((grid) => {
      const saved: Record<string, string> = {}
      for (const row of grid.querySelectorAll<HTMLElement>('[data-member]')) {
        const mark = row.querySelector<HTMLElement>('[data-state="saved"]')
        const { member } = row.dataset
        const letter = mark?.textContent ?? ''
        if (member !== undefined && letter !== '') saved[member] = letter
      }
      return saved
    })
  }

  /** Rows that can be read without scrolling. */
  async rowsInSight(): Promise<number> {
    return this.sheet.evaluate((grid) => {
      const frame = grid.getBoundingClientRect()
      return [...grid.querySelectorAll('[data-member]')].filter((row) => {
        const { top, bottom } = row.getBoundingClientRect()
        return top >= frame.top && bottom <= Math.min(frame.bottom, window.innerHeight) + 0.5
      }).length
    })
  }
}
