import { expect, type Locator, type Page } from 'playwright/test'

/** Scanning with a camera, as whoever holds a card up sees it. */
export class CameraScanPage {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  get button(): Locator {
    return this.#page.getByRole('button', { name: 'Pindai dengan kamera' })
  }

  get dialog(): Locator {
    return this.#page.getByRole('dialog', { name: 'Pindai dengan kamera' })
  }

  get picture(): Locator {
    return this.dialog.getByLabel('Gambar kamera')
  }

  get cameraChoice(): Locator {
    return this.dialog.getByLabel('Kamera', { exact: true })
  }

  /** What became of the code read last. */
  said(text: string | RegExp): Locator {
    return this.dialog
      .getByRole('status')
      .or(this.dialog.getByRole('alert'))
      .filter({ hasText: text })
  }

  async open(): Promise<void> {
    await this.button.click()
    await expect(this.picture).toBeVisible()
  }

  async openByFinding(): Promise<void> {
    await this.#page.keyboard.press('Control+K')
    await this.#page.keyboard.type('pindai')
    const chosen = this.#page.locator('[role=option][aria-selected=true]')
    await expect(chosen).toContainText('Pindai dengan kamera')
    await this.#page.keyboard.press('Enter')
  }

  /** From now on the page notes every picture and sound it is given; before any scan. */
  async watchLights(): Promise<void> {
    await this.#page.evaluate(() => {
      const noted: MediaStreamTrack[] = []
      const { mediaDevices } = navigator
      const give = mediaDevices.getUserMedia.bind(mediaDevices)
      mediaDevices.getUserMedia = async (wanted) => {
        const stream = await give(wanted)
        noted.push(...stream.getTracks())
        return stream
      }
      Object.assign(window, { notedTracks: noted })
    })
  }

  /** Of every picture and sound the page was given: 'video live', 'video ended'. */
  lights(): Promise<readonly string[]> {
    return this.#page.evaluate(() => {
      const { notedTracks } = window as unknown as { notedTracks: readonly MediaStreamTrack[] }
      return notedTracks.map(({ kind, readyState }) => `${kind} ${readyState}`)
    })
  }

  /** What the system would answer to the next one who asks for a camera. */
  async refuseWith(name: string): Promise<void> {
    await this.#page.evaluate((errorName) => {
      navigator.mediaDevices.getUserMedia = () =>
        Promise.reject(new DOMException('refused by the test', errorName))
    }, name)
  }

  /** The cable comes loose while the picture runs. */
  async pullOut(): Promise<void> {
    await this.picture.evaluate((video) => {
      const { srcObject } = video as HTMLVideoElement
      for (const track of (srcObject as MediaStream).getTracks()) {
        track.stop()
        track.dispatchEvent(new Event('ended'))
      }
    })
  }
}
