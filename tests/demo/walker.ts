import type { AttendanceStatus } from '../../shared/domain/attendance'
import { expect, type Hub } from '../support/electron-app'

/** A secretary at one hub: goes to places and does the work there by mouse and keyboard. */
export type SheetTotals = Readonly<Record<AttendanceStatus | 'blank', number>>

const absences: ReadonlyMap<number, AttendanceStatus> = new Map([
  [4, 'I'],
  [11, 'S'],
  [17, 'A'],
  [23, 'D'],
  [38, 'I'],
  [52, 'S'],
])
/** Row of the paper sheet, and the time of arrival as it is typed. */
const late: ReadonlyMap<number, string> = new Map([
  [7, '0815'],
  [15, '0830'],
  [33, '+20'],
])
/** The paper ends before the list does: the last people are still to be marked. */
const unmarked = 6

export class Walker {
  readonly #hub: Hub

  constructor(hub: Hub) {
    this.#hub = hub
  }

  async openPlace(name: string): Promise<void> {
    const { page } = this.#hub
    const places = page.getByRole('navigation', { name: 'Menu utama' })
    await places.getByRole('link', { name, exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  }

  /** What was said in the corner and has been read. */
  async closeNotices(): Promise<void> {
    const notices = this.#hub.page.getByRole('region', { name: 'Pemberitahuan' })
    // In one go: each one that goes moves the others, and they also go by themselves.
    await notices
      .getByRole('button', { name: 'Tutup' })
      .evaluateAll((buttons) => buttons.forEach((button) => (button as HTMLElement).click()))
    await expect(notices.getByRole('button', { name: 'Tutup' })).toHaveCount(0)
  }

  async setUp(answers: {
    readonly name: string
    readonly district: string
    readonly owner: string
  }): Promise<void> {
    const { page } = this.#hub
    await page.getByLabel('Nama kelompok').fill(answers.name)
    await page.getByLabel('Jenis kelompok').fill('pk')
    await page.getByRole('option', { name: 'PKG' }).click()
    await page.getByLabel('Kecamatan').fill(answers.district)
    await page.getByRole('option', { name: /Kabupaten Lombok Tengah/ }).click()
    await page.getByLabel('Nama Anda').fill(answers.owner)
    await page.getByRole('button', { name: 'Mulai' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Beranda' })).toBeVisible()
  }

  async planWorkshop(title: string): Promise<void> {
    const { page } = this.#hub
    await page.getByRole('link', { name: 'Kegiatan baru' }).click()
    // The list, in sight until then, has a field and a filter of the same names.
    await expect(page.getByRole('heading', { level: 1, name: 'Kegiatan baru' })).toBeVisible()
    await page.getByLabel('Nama kegiatan').fill(title)
    await page.getByLabel('Jenis', { exact: true }).selectOption({ label: 'Workshop' })
    await page.getByLabel('Tujuan').selectOption({ label: 'Kompetensi' })
    await page.getByLabel('Tanggal mulai').fill('21/11/2026')
    // The last day follows the first once it is left; typing before that would land behind it.
    await page.getByLabel('Tanggal mulai').press('Tab')
    await expect(page.getByLabel('Tanggal selesai')).toHaveValue('21/11/2026')
    await page.getByLabel('Tanggal selesai').fill('22/11/2026')
    await page.getByLabel('Kuota peserta').fill('70')
    await page.getByRole('button', { name: 'Tambah tempat' }).click()
    await page.getByRole('textbox', { name: 'Tempat', exact: true }).fill('Aula TK Negeri Pembina')
    await page.getByRole('button', { name: 'Satu sesi setiap hari' }).click()
    await page.getByRole('textbox', { name: 'Mulai', exact: true }).first().fill('08.00')
    await page.getByRole('textbox', { name: 'Selesai', exact: true }).first().fill('12.00')
    await page
      .getByRole('textbox', { name: 'Judul sesi' })
      .first()
      .fill('Praktik media kartu huruf')
    await page.getByRole('textbox', { name: 'Judul sesi' }).first().blur()
  }

  /** On the tab of people: whoever is a member takes part. */
  async enrolEverybody(look: () => Promise<void>): Promise<void> {
    const { page } = this.#hub
    await page.getByRole('button', { name: 'Tambah peserta' }).click()
    const dialog = page.getByRole('dialog', { name: 'Tambah peserta' })
    const list = dialog.getByRole('grid', { name: 'Pilih anggota' })
    const count = Number(await list.getAttribute('aria-rowcount')) - 1
    await dialog.getByRole('searchbox').press('ArrowDown')
    for (let row = 0; row < count; row += 1) {
      await page.keyboard.press('Space')
      await page.keyboard.press('ArrowDown')
      if (row === 9) await look()
    }
    await dialog.getByRole('button', { name: `Tambahkan ${count} orang` }).click()
    await expect(dialog).toBeHidden()
    await expect(page.getByRole('tab', { name: `Peserta ${count}` })).toBeVisible()
  }

  /** Marks nearly all by keys, one row after the other as the paper goes; gives what it marked. */
  async fillSheet(): Promise<SheetTotals> {
    const { page } = this.#hub
    const count = await page.locator('[data-member]').count()
    const marked = { H: 0, T: 0, I: 0, S: 0, A: 0, D: 0, blank: unmarked }
    for (let row = 1; row <= count - unmarked; row += 1) {
      const time = late.get(row)
      const status = time === undefined ? (absences.get(row) ?? 'H') : 'T'
      await page.keyboard.press(status.toLowerCase())
      if (time !== undefined) await page.keyboard.type(time)
      await page.keyboard.press('Enter')
      marked[status] += 1
    }
    await page.keyboard.press('Home')
    await this.#expectAllSaved()
    expect(await this.sheetTotals()).toEqual(marked)
    return marked
  }

  async addWalkIn(fullName: string, look: () => Promise<void>): Promise<void> {
    const { page } = this.#hub
    await page.keyboard.press('+')
    const dialog = page.getByRole('dialog', { name: 'Peserta dadakan' })
    await dialog.getByRole('textbox', { name: 'Nama', exact: true }).fill(fullName)
    await dialog.getByLabel('Asal lembaga').fill('RA Nurul Iman')
    await look()
    await dialog.getByRole('button', { name: 'Tambah sebagai orang baru' }).click()
    await expect(dialog).toBeHidden()
    await expect(page.locator('[data-member][aria-selected=true]')).toContainText(fullName)
  }

  /** Types a name over the sheet and leaves the answer on the screen. */
  async find(typed: string): Promise<void> {
    const { page } = this.#hub
    await page.keyboard.press('/')
    await page.keyboard.type(typed)
    await expect(page.locator('[data-member][aria-selected=true]')).toContainText(
      new RegExp(typed, 'iu'),
    )
  }

  async openFirstSheet(activity: string): Promise<void> {
    const { page } = this.#hub
    await this.openPlace('Kegiatan')
    await page.getByRole('row', { name: new RegExp(activity) }).click()
    await page.getByRole('tab', { name: /^Sesi/ }).click()
    await page.getByRole('link', { name: 'Isi daftar hadir' }).first().click()
    await expect(page.getByRole('grid', { name: 'Daftar hadir' })).toBeFocused()
  }

  /** Somebody whom the paper calls absent was there after all. */
  async correctRow(row: number, status: AttendanceStatus): Promise<void> {
    const { page } = this.#hub
    await page.keyboard.type(String(row))
    await page.keyboard.press(status.toLowerCase())
    await this.#expectAllSaved()
  }

  async sheetTotals(): Promise<SheetTotals> {
    const totals = await this.#hub.page
      .locator('[data-total]')
      .evaluateAll((cells) =>
        cells.map((cell) => [cell.getAttribute('data-total') ?? '', Number(cell.textContent)]),
      )
    // The bar has one cell for every status, and one for blank.
    return Object.fromEntries(totals) as SheetTotals
  }

  async #expectAllSaved(): Promise<void> {
    await expect(this.#hub.page.locator('[data-state=pending]')).toHaveCount(0)
  }
}
