import { randomUUID } from 'node:crypto'

import { appHost, appScheme } from './app-address'

/**
 * Pages the hub service laid out, kept in memory until a frame or the printer has fetched them. They
 * are served under a policy of their own: no script, nothing from elsewhere, a world of their own.
 */
export const printedPagePolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  'font-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  'sandbox',
].join('; ')

const folder = '/printed/'
/** The one on the screen, and those a fast finger left behind. */
const mostKept = 6

const pages = new Map<string, string>()

export function keepPage(html: string): string {
  const token = randomUUID()
  pages.set(token, html)
  for (const oldest of [...pages.keys()].slice(0, -mostKept)) pages.delete(oldest)
  return `${appScheme}://${appHost}${folder}${token}`
}

export function forgetPage(address: string): void {
  pages.delete(address.slice(address.lastIndexOf('/') + 1))
}

/** undefined: the address is not below the folder of printed pages. null: it is, but nothing is there. */
export function printedPageAt(address: string): string | null | undefined {
  const { host, pathname } = new URL(address)
  if (host !== appHost || !pathname.startsWith(folder)) return undefined
  return pages.get(pathname.slice(folder.length)) ?? null
}
