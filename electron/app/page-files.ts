import path from 'node:path'

import { appHost } from './app-address'

/**
 * What app-protocol.ts answers with, free of Electron so that it can be tested: which file an address
 * means, its media type, and the policy a document gets.
 */
const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
}

/**
 * The file an address means, or null for anything odd. Decoded exactly once; a name with a
 * backslash, colon, NUL, dot-segment or hidden part is refused rather than cleaned.
 */
export function pageFileFor(address: string, root: string): string | null {
  const url = new URL(address)
  if (url.host !== appHost) return null
  let name: string
  try {
    name = decodeURIComponent(url.pathname)
  } catch {
    // A broken percent sequence.
    return null
  }
  const parts = name === '/' ? ['index.html'] : name.slice(1).split('/')
  if (parts.some((part) => !/^[\w-][\w.-]*$/.test(part))) return null
  const file = path.join(root, ...parts)
  return file.startsWith(root + path.sep) && path.extname(file) in mediaTypes ? file : null
}

export function mediaTypeOf(file: string): string {
  return mediaTypes[path.extname(file)] ?? 'application/octet-stream'
}

export function contentSecurityPolicy(styleNonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    // The component library writes style elements at run time; the nonce lets only those through.
    `style-src 'self' 'nonce-${styleNonce}'`,
    "img-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    // The preview of a page to print, which has a stricter policy of its own (printed-pages.ts).
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    // Text becomes markup only through the one policy of renderer/app/strict-page.ts: styles, no tags.
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ')
}

/** The page reads the nonce from its own head and hands it to the component library. */
export function withStyleNonce(html: string, nonce: string): string {
  return html.replace(
    /<meta name="style-nonce" content="[^"]*"/,
    `<meta name="style-nonce" content="${nonce}"`,
  )
}
