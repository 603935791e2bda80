import { type ElectronApplication, expect, type Locator, type Page } from 'playwright/test'

/** Attendance between screen and paper: the print dialog, the field for row numbers, the scanner. */
export class AttendancePaperPage {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  async openPrint(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Cetak daftar hadir' }).click()
    await expect(this.printDialog).toBeVisible()
  }

  get printDialog(): Locator {
    return this.#page.getByRole('dialog', { name: 'Pratinjau cetak' })
  }

  /** The sheet as it is shown before it is printed. */
  preview(text: string): Locator {
    return this.#page.frameLocator('iframe').getByText(text, { exact: true })
  }

  async choosePaper(label: string): Promise<void> {
    await this.printDialog.getByLabel('Kertas').selectOption({ label })
  }

  async setBlankRows(count: number): Promise<void> {
    await this.printDialog.getByLabel('Baris kosong').fill(String(count))
  }

  async savePdf(name: string): Promise<void> {
    await this.printDialog.getByRole('button', { name: 'Simpan PDF' }).click()
    await expect(this.#page.getByText(`Tersimpan: ${name}`)).toBeVisible()
  }

  /** The field for row numbers; the keyboard starts there. */
  get entry(): Locator {
    return this.#page.getByRole('textbox', { name: 'Nomor', exact: true })
  }

  get entryBar(): Locator {
    return this.#page.getByRole('region', { name: 'Isi dari lembar bertanda tangan' })
  }

  /** What the bar says of the number typed last. */
  get said(): Locator {
    return this.entryBar.getByRole('status')
  }

  async enter(...lines: readonly string[]): Promise<void> {
    for (const line of lines) {
      await this.#page.keyboard.type(line)
      await this.#page.keyboard.press('Enter')
    }
  }

  notice(text: string | RegExp): Locator {
    return this.#page.getByRole('region', { name: 'Pemberitahuan' }).getByText(text)
  }
}

/**
 * What a USB scanner does: real keys at its own speed, a millisecond or less apart, which no test that
 * waits for each key could be.
 */
export async function scan(app: ElectronApplication, code: string): Promise<void> {
  await app.evaluate(({ BrowserWindow }, text) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    for (const key of text) {
      const modifiers: 'shift'[] = /[A-Z:]/u.test(key) ? ['shift'] : []
      contents?.sendInputEvent({ type: 'keyDown', keyCode: key, modifiers })
      contents?.sendInputEvent({ type: 'char', keyCode: key, modifiers })
      contents?.sendInputEvent({ type: 'keyUp', keyCode: key, modifiers })
    }
    contents?.sendInputEvent({ type: 'keyDown', keyCode: 'Enter' })
    contents?.sendInputEvent({ type: 'char', keyCode: '\r' })
    contents?.sendInputEvent({ type: 'keyUp', keyCode: 'Enter' })
  }, code)
}
