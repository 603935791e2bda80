/**
 * `npm run demo`: drives three hubs through the whole main job in the packaged app and leaves numbered
 * pictures, the files used, and what is on the flash drive in out/demo/. Fails at the first step that
 * does not do what it should.
 */
import { openDisplay } from './display.mjs'
import { inRepo, packageScript, runNode } from './repo.mjs'
import { setUp } from './setup.mjs'

const runtime = await setUp()
const { packageApp } = await import('./app-package.mjs')
const executable = await packageApp(runtime, { forTests: true })
const display = await openDisplay({ alwaysVirtual: true })
try {
  const code = await runNode(
    [
      packageScript('playwright', 'cli.js'),
      'test',
      '--config',
      'tests/playwright-demo.config.ts',
      ...process.argv.slice(2),
    ],
    { env: { ...process.env, ...display.env, SIMPUL_E2E_EXECUTABLE: executable } },
  )
  process.exitCode = code
  console.log(code === 0 ? `Pictures and bundles: ${inRepo('out', 'demo')}` : 'The demo failed.')
} finally {
  await display.close()
}
