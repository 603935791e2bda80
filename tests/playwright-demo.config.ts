import path from 'node:path'

import { defineConfig } from 'playwright/test'

/** `npm run demo`: one long walk through the main job on the packaged app, with pictures. */
export default defineConfig({
  testDir: './demo',
  testMatch: '**/*.demo.ts',
  outputDir: path.join(__dirname, '..', 'out', 'test-results', 'demo'),
  workers: 1,
  timeout: 1_200_000,
  expect: { timeout: 30_000 },
  use: { actionTimeout: 30_000 },
  reporter: [['list']],
})
