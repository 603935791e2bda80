import path from 'node:path'

import { defineConfig } from 'playwright/test'

const results = path.join(__dirname, '..', 'out', 'test-results')

/** End-to-end tests drive the packaged app; build/scripts/test.mjs builds it and tells where it is. */
export default defineConfig({
  testDir: './e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: path.join(results, 'e2e'),
  // A hub is five processes; two at once is what two cores carry.
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: path.join(results, 'e2e.json') }]],
})
