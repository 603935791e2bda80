import path from 'node:path'

import IntlMessageFormat from 'intl-messageformat'
import type { Page } from 'playwright/test'

import { catalogs, type Locale, type MessageKey } from '../../shared/i18n/keys'
import { expect, type Hub } from '../support/electron-app'
import { type Gallery, goTo, openGallery, setWindowSize, smallScreen, usualScreen } from './gallery'

/** The words of a button or heading, in the language that is on. */
export type Say = (key: MessageKey, params?: Readonly<Record<string, string | number>>) => string

/** One screen to be looked at: an address, and what is opened there. */
export type View = {
  readonly name: string
  readonly address: string
  readonly open?: (page: Page, say: Say) => Promise<void>
}

/** A folder of pictures for each language and size; pictures of a later visit follow the earlier ones. */
export function openShelves(output: string) {
  const shelves = new Map<string, Gallery>()
  const shelfOf = (name: string): Gallery => {
    const shelf = shelves.get(name) ?? openGallery(path.join(output, name))
    shelves.set(name, shelf)
    return shelf
  }
  return {
    /** Every view in both languages and both sizes; ends in Indonesian on the usual screen. */
    show: async (hub: Hub, views: readonly View[]): Promise<void> => {
      for (const locale of ['en', 'id'] as const) {
        const language = catalogs[locale][`navigation.language.${locale}`]
        await hub.page.getByRole('button', { name: language }).click()
        for (const size of [smallScreen, usualScreen]) {
          await setWindowSize(hub, size)
          const shelf = shelfOf(`${size.width} ${language}`)
          for (const view of views) await showView(hub, { view, shelf, say: saying(locale) })
        }
      }
    },
  }
}

async function showView(
  hub: Hub,
  { view, shelf, say }: { readonly view: View; readonly shelf: Gallery; readonly say: Say },
): Promise<void> {
  await goTo(hub, view.address)
  await view.open?.(hub.page, say)
  await shelf.take(hub, view.name)
  if (view.open !== undefined) await closeOpened(hub.page)
}

function saying(locale: Locale): Say {
  return (key, params = {}) =>
    String(new IntlMessageFormat(catalogs[locale][key], locale).format(params))
}

/** Whatever lies over the page; then another place, so that the next view begins afresh. */
async function closeOpened(page: Page): Promise<void> {
  if ((await page.getByRole('dialog').count()) > 0) {
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  await page.evaluate(() => (location.hash = '#/licences'))
  await expect(page.locator('main h1')).toBeVisible()
}
