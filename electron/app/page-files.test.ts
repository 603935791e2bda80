import { expect, test } from 'vitest'

import { isAppAddress } from './app-address'
import { contentSecurityPolicy, pageFileFor, withStyleNonce } from './page-files'

const root = '/app/dist/renderer'

test('the start page and its files are found below the page folder', () => {
  const found = [
    'app://simpul/',
    'app://simpul/index.html?locale=en',
    'app://simpul/assets/index-B0CLYKQt.js',
  ].map((address) => pageFileFor(address, root))

  expect(found).toEqual([
    '/app/dist/renderer/index.html',
    '/app/dist/renderer/index.html',
    '/app/dist/renderer/assets/index-B0CLYKQt.js',
  ])
})

test.each([
  'app://simpul/../main.js',
  'app://simpul/%2e%2e/main.js',
  'app://simpul/%2e%2e%2fmain.js',
  'app://simpul/..%2f..%2fpackage.json',
  'app://simpul/assets/..%5c..%5cmain.js',
  'app://simpul/%5c%5cserver%5cshare%5cx.js',
  'app://simpul/C:%5cWindows%5cwin.js',
  'app://simpul/c:/x.js',
  'app://simpul/index.html%00.js',
  'app://simpul/%252e%252e/main.js',
  'app://simpul//etc/x.js',
  'app://simpul/.env.js',
  'app://simpul/assets/',
  'app://simpul/%ff.js',
  'app://simpul/index.html%20',
  'app://simpul/index.html:stream.js',
  'app://simpul/dist/secret.txt',
  'app://elsewhere/index.html',
])('%s is not served from outside the page folder', (address) => {
  const file = pageFileFor(address, root)

  // Dot segments that the address parser itself removes stay inside and simply do not exist there.
  expect(file === null || file === `${root}/main.js`).toBe(true)
})

test.each([
  '',
  'about:blank',
  'app://simpul.example/',
  'app://simpul@elsewhere/',
  'app://elsewhere/#app://simpul/',
  'https://simpul/',
  'file:///index.html',
  'apps://simpul/',
  'null',
])('"%s" is not our own address', (address) => {
  expect(isAppAddress(address)).toBe(false)
})

test('a document gets its own nonce in the policy and in its head', () => {
  const policy = contentSecurityPolicy('abc')
  const page = withStyleNonce('<meta name="style-nonce" content="" />', 'abc')

  expect(policy).toContain("style-src 'self' 'nonce-abc'")
  expect(policy).not.toContain('unsafe')
  expect(page).toBe('<meta name="style-nonce" content="abc" />')
})
