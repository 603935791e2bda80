import { mkdirSync } from 'node:fs'
import path from 'node:path'

import { expect, type Hub } from '../support/electron-app'
import { openAddress } from '../support/open-address'
import { textsOutOfSight } from './texts-out-of-sight'

export type WindowSize = { readonly width: number; readonly height: number }

export const usualScreen: WindowSize = { width: 1366, height: 768 }
export const smallScreen: WindowSize = { width: 1024, height: 768 }

/**
 * Numbered pictures of what is on the screen, in the order of the story. Each is looked over for text
 * that is cut off: a picture that shows such a fault makes a failed demo.
 */
export type Gallery = {
  readonly take: (hub: Hub, name: string) => Promise<void>
}

export function openGallery(folder: string): Gallery {
  mkdirSync(folder, { recursive: true })
  let count = 0
  return {
    take: async ({ page }, name) => {
      count += 1
      const fileName = `${String(count).padStart(2, '0')}-${name}.png`
      // Fonts, pictures and what slides in have to be there; nothing else moves by itself.
      await page.evaluate(async () => {
        await document.fonts.ready
        await Promise.all(document.getAnimations().map((animation) => animation.finished))
      })
      await page.screenshot({ path: path.join(folder, fileName), animations: 'disabled' })
      console.log(`   ${path.basename(folder)}/${fileName}`)
      // Soft: all faults of all pictures are told at the end, and the walk goes on.
      const faults = await page.evaluate(textsOutOfSight)
      expect.soft(faults, `cut-off text in ${fileName}`).toEqual([])
    },
  }
}

export async function setWindowSize({ app, page }: Hub, size: WindowSize): Promise<void> {
  await app.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height)
  }, size)
  await expect
    .poll(() => page.evaluate(() => ({ width: window.innerWidth, height: window.innerHeight })))
    .toEqual(size)
}

/** Goes to an address of the page and waits until its data is there. */
export async function goTo({ page }: Hub, address: string): Promise<void> {
  await openAddress(page, `#${address}`)
  await expect(page).toHaveURL(new RegExp(`#${address.replace(/[?/]/gu, '\\$&')}$`, 'u'))
  await expect(page.locator('main h1')).toBeVisible()
  await expect(page.locator('main[aria-busy], [data-loading]')).toHaveCount(0)
}
