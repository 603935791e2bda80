import { expect, type Hub } from '../support/electron-app'
import { goTo } from './gallery'

/** The secretary at her desk: what is done by hand before the pictures of the paperwork are taken. */
export class SecretarysDesk {
  readonly #hub: Hub

  constructor(hub: Hub) {
    this.#hub = hub
  }

  /** For the letterhead, in the settings. */
  async chooseLogo(path: string): Promise<void> {
    const { page } = this.#hub
    await goTo(this.#hub, '/settings')
    await page.locator('input[type=file]').setInputFiles([path])
    await expect(page.getByRole('button', { name: 'Hapus logo' })).toBeVisible()
  }

  /** From the papers of the activity; the letter is there afterwards, and has a number. */
  async inviteAllSchools(activity: string, look: (name: string) => Promise<void>): Promise<void> {
    const { page } = this.#hub
    await goTo(this.#hub, '/activities')
    await page.getByRole('row', { name: new RegExp(activity, 'u') }).click()
    await page.getByRole('tab', { name: 'Dokumen' }).click()
    await look('papers-to-do')
    await page.getByRole('link', { name: 'Undangan', exact: true }).click()
    await page.getByRole('textbox', { name: 'Catatan' }).fill('Mohon membawa gunting dan lem.')
    await page.getByRole('button', { name: 'Pilih semua yang tampil' }).first().click()
    await page.getByRole('textbox', { name: 'Tembusan' }).fill('Penilik PAUD Kecamatan Jonggat')
    await look('invitation')
    await page.getByRole('button', { name: 'Beri nomor dan simpan' }).click()
    await page.getByRole('button', { name: 'Cetak', exact: true }).click()
    await expect(page.frameLocator('iframe').getByText(activity).first()).toBeVisible()
    await look('invitation-print')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }

  /** The same list again, one column read in another way; the next time that is remembered. */
  async importAgain(roster: string, look: (name: string) => Promise<void>): Promise<void> {
    const { page } = this.#hub
    await this.#readList(roster)
    await page.getByText('Kolom', { exact: true }).click()
    await page.getByLabel(/Lama Mengajar/u).selectOption({ label: 'Catatan' })
    await look('import-columns')
    await page.getByRole('button', { name: 'Baca ulang' }).click()
    await page.getByRole('button', { name: 'Impor sekarang' }).click()
    await page.getByRole('link', { name: 'Buka daftar anggota' }).click()
    await this.#readList(roster)
    await expect(page.getByText(/^Kolom dibaca seperti terakhir kali/u)).toBeVisible()
    await look('import-columns-remembered')
  }

  async #readList(roster: string): Promise<void> {
    await goTo(this.#hub, '/rosters/import')
    await this.#hub.page.locator('input[type=file]').setInputFiles(roster)
    await expect(this.#hub.page.getByText(/^61 orang di daftar ini/u)).toBeVisible()
  }
}
