import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'

import { protocol, type ProtocolResponse } from 'electron'

import { appScheme } from './app-address'
import { contentSecurityPolicy, mediaTypeOf, pageFileFor, withStyleNonce } from './page-files'
import { printedPageAt, printedPagePolicy } from './printed-pages'

/**
 * Serves the built page from app://simpul/, and pages to print, and nothing else: an allow-list of file
 * kinds below one folder, each answer with the policy that keeps the page from loading or running anything foreign.
 */

/** Must run before Electron is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: {
        standard: true,
        secure: true,
        supportFetchAPI: true,
        // Without it a scheme that supports fetch could be read across origins (CVE-2026-70604).
        corsEnabled: true,
        codeCache: true,
      },
    },
  ])
}

function answer(address: string, root: string): ProtocolResponse {
  const printed = printedPageAt(address)
  if (printed !== undefined) return printed === null ? refusal : printedAnswer(printed)
  const file = pageFileFor(address, root)
  if (file === null) return refusal
  let body: Buffer
  try {
    // At once: a file of our own package, which reading asynchronously out of an asar would cost more.
    body = readFileSync(file)
  } catch (cause) {
    return isMissing(cause) ? refusal : { error: netFailed }
  }
  // No Cross-Origin-Opener-Policy: no second window can open, and with it Chromium throws the renderer
  // it has just started away and starts another.
  const headers: Record<string, string> = {
    'Content-Type': mediaTypeOf(file),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Resource-Policy': 'same-origin',
  }
  if (!file.endsWith('.html')) return { data: body, headers }
  const nonce = randomBytes(18).toString('base64')
  headers['Content-Security-Policy'] = contentSecurityPolicy(nonce)
  headers['Cache-Control'] = 'no-store'
  return { data: Buffer.from(withStyleNonce(body.toString('utf8'), nonce)), headers }
}

function printedAnswer(html: string): ProtocolResponse {
  return {
    data: Buffer.from(html),
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': printedPagePolicy,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'no-store',
    },
  }
}

const refusal: ProtocolResponse = {
  statusCode: 404,
  data: Buffer.alloc(0),
  headers: { 'Content-Security-Policy': "default-src 'none'" },
}

/** net::ERR_FAILED: for our own package, a broken disk. */
const netFailed = -2

function isMissing(cause: unknown): boolean {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  return code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR'
}

/** `root` is the folder with the built page. */
export function serveAppPages(root: string): void {
  // Its successor `handle` speaks in fetch's Request and Response, and loading those (undici) is a
  // third of what the main process does until the window shows. See tests/benchmarks/startup.bench.ts.
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the successor costs the start 100 ms
  protocol.registerBufferProtocol(appScheme, (request, respond) => {
    respond(answer(request.url, root))
  })
}
