import { defineConfig } from 'vitest/config'

/**
 * Unit tests beside the code and integration tests on real files. Plain Node, one process per file:
 * the SQLite and sodium bindings are native, and a crash must not take other files along.
 */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: [
      'shared/**/*.test.ts',
      'electron/**/*.test.ts',
      'renderer/**/*.test.{ts,tsx}',
      'build/**/*.test.ts',
      'tests/integration/**/*.test.ts',
      'tests/proofs/**/*.test.ts',
    ],
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 30_000,
    passWithNoTests: false,
  },
})
