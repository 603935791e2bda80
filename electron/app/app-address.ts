/** The one origin there is. Everything that checks an address asks here, and always after parsing. */
export const appScheme = 'app'
export const appHost = 'simpul'
export const appPage = `${appScheme}://${appHost}/index.html`

/** True only for addresses of our own pages; false for empty, about:blank and look-alikes. */
export function isAppAddress(address: string): boolean {
  try {
    const url = new URL(address)
    return (
      url.protocol === `${appScheme}:` &&
      url.host === appHost &&
      url.username === '' &&
      url.password === ''
    )
  } catch {
    // Not an address at all, so certainly not ours.
    return false
  }
}
