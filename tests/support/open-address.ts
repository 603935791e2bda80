import { expect, type Page } from 'playwright/test'

/**
 * Opens a place of the app by its address, `#/members`, as a link would. Of a hub that was set up a
 * moment ago the window still leaves the first screen, and would leave the new place as well: it has
 * left when the menu is there, which at the very start the address does not tell.
 */
export async function openAddress(page: Page, address: string): Promise<void> {
  await page.getByRole('navigation', { name: /^(Menu utama|Main menu)$/u }).waitFor()
  await expect.poll(() => page.evaluate(() => location.hash)).not.toMatch(/^#\/setup/u)
  await page.evaluate((hash) => {
    location.hash = hash
  }, address)
}
