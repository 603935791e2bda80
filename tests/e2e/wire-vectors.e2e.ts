import { readFileSync } from 'node:fs'
import path from 'node:path'

import { expect, test } from 'playwright/test'
import { build } from 'vite'

import { launchHub } from '../support/electron-app'

const repository = path.join(__dirname, '..', '..')

/** Node's cryptography is not Electron's, and tests that only ran in Node have been wrong before. */
test('the wire format gives the same bytes inside Electron as the kept vectors say', async () => {
  const bundled = await bundleVectors()
  const vectors = readFileSync(path.join(repository, 'tests/fixtures/sync/vectors.json'), 'utf8')
  const hub = await launchHub()

  const outcome = await hub.app.evaluate(
    async (_, { script, text }) => {
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- runs inside the app, where no `require` is in scope
      const { checkSyncVectors } = process.mainModule?.require(script) as {
        checkSyncVectors: (vectors: unknown) => Promise<readonly string[]>
      }
      return {
        runtime: process.versions.electron,
        differences: await checkSyncVectors(JSON.parse(text)),
      }
    },
    { script: bundled, text: vectors },
  )

  await hub.close()
  expect(outcome.runtime).toMatch(/^\d+\./)
  expect(outcome.differences).toEqual([])
})

async function bundleVectors(): Promise<string> {
  const folder = path.join(repository, 'out', 'wire-vectors')
  await build({
    root: repository,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    ssr: { noExternal: true, external: ['sodium-native'] },
    build: {
      ssr: path.join(repository, 'tests/support/sync-vectors.ts'),
      target: 'node18',
      outDir: folder,
      emptyOutDir: true,
      rolldownOptions: { output: { format: 'cjs', entryFileNames: 'sync-vectors.js' } },
    },
  })
  return path.join(folder, 'sync-vectors.js')
}
