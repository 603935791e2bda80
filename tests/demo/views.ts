import path from 'node:path'

import IntlMessageFormat from 'intl-messageformat'
import type { Page } from 'playwright/test'

import { catalogs, type Locale, locales, type MessageKey } from '../../shared/i18n/keys'
import { expect, type Hub } from '../support/electron-app'
import { goTo, openGallery, setWindowSize, smallScreen, usualScreen } from './gallery'

/** The words of a button or heading, in the language that is on. */
export type Say = (key: MessageKey, params?: Readonly<Record<string, string | number>>) => string

/** One screen to be looked at: an address, and what is opened there. */
export type View = {
  readonly name: string
  readonly address: string
  readonly open?: (page: Page, say: Say) => Promise<void>
}

/** Every view in both languages and both sizes, a folder each. */
export async function showViews(hub: Hub, views: readonly View[], output: string): Promise<void> {
  const { page } = hub
  for (const locale of locales) {
    const language = catalogs[locale][`navigation.language.${locale}`]
    await page.getByRole('button', { name: language }).click()
    for (const size of [usualScreen, smallScreen]) {
      await setWindowSize(hub, size)
      const shelf = openGallery(path.join(output, `${size.width} ${language}`))
      for (const { name, address, open } of views) {
        await goTo(hub, address)
        await open?.(page, saying(locale)).catch((e: unknown) => console.log('FAULT', name, String(e).slice(0, 400)))
        await shelf.take(hub, name)
        if (open !== undefined) await closeOpened(page)
      }
    }
  }
}

function saying(locale: Locale): Say {
  return (key, params = {}) =>
    String(new IntlMessageFormat(catalogs[locale][key], locale).format(params))
}

/** Whatever lies over the page; then another place, so that the next view begins afresh. */
async function closeOpened(page: Page): Promise<void> {
  if ((await page.getByRole('dialog').count()) > 0) {
    console.log(await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200)))
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0, { timeout: 3000 }).catch(async () => {
      console.log('STAYS OPEN')
      await page.reload()
    })
  }
  await page.evaluate(() => (location.hash = '#/licences'))
  await expect(page.locator('main h1')).toBeVisible()
}
