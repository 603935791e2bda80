import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'

import { protocol } from 'electron'

import { appScheme } from './app-address'
import { contentSecurityPolicy, mediaTypeOf, pageFileFor, withStyleNonce } from './page-files'

/**
 * Serves the built page from app://simpul/ and nothing else: an allow-list of file kinds below one
 * folder, each answer with the policy that keeps the page from loading or running anything foreign.
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

async function answer(address: string, root: string): Promise<Response> {
  const file = pageFileFor(address, root)
  if (file === null) return refusal()
  let body: Buffer
  try {
    body = await readFile(file)
  } catch (cause) {
    if (isMissing(cause)) return refusal()
    throw cause
  }
  const headers: Record<string, string> = {
    'Content-Type': mediaTypeOf(file),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  }
  if (!file.endsWith('.html')) return new Response(new Uint8Array(body), { headers })
  const nonce = randomBytes(18).toString('base64')
  headers['Content-Security-Policy'] = contentSecurityPolicy(nonce)
  headers['Cache-Control'] = 'no-store'
  return new Response(withStyleNonce(body.toString('utf8'), nonce), { headers })
}

function refusal(): Response {
  return new Response('', {
    status: 404,
    headers: { 'Content-Security-Policy': "default-src 'none'" },
  })
}

function isMissing(cause: unknown): boolean {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  return code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR'
}

/** `root` is the folder with the built page. */
export function serveAppPages(root: string): void {
  protocol.handle(appScheme, (request) => answer(request.url, root))
}
