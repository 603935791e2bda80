/**
 * `npm run demo`: drives three hubs through the whole main job and one secretary through her paperwork
 * in the packaged app. Leaves numbered pictures of the way, of all places in both languages and sizes
 * (a folder each), the files used, and what is on the flash drive in out/demo/. Fails at the first step
 * that does not do what it should, and at its end when words were cut off on a picture.
 */
import { openDisplay } from './display.mjs'
import { inRepo, packageScript, runNode } from './repo.mjs'
import { setUp } from './setup.mjs'

const runtime = await setUp()
const { packageApp } = await import('./app-package.mjs')
const executable = await packageApp(runtime, { forTests: true })
const display = await openDisplay({ alwaysVirtual: true })
let code
try {
  code = await runNode(
    [
      packageScript('playwright', 'cli.js'),
      'test',
      '--config',
      'tests/playwright-demo.config.ts',
      ...process.argv.slice(2),
    ],
    { env: { ...process.env, ...display.env, SIMPUL_E2E_EXECUTABLE: executable } },
  )
  console.log(code === 0 ? `Pictures and bundles: ${inRepo('out', 'demo')}` : 'The demo failed.')
} finally {
  await display.close()
}
// Not by exitCode: what electron-builder loads ends an idle process itself, with 0.
process.exit(code)
