import { readdirSync } from 'node:fs'

import { defineConfig } from 'vite'

import { externalModules, fromRoot } from './targets'

/** Benchmarks are bundled like the hub service: what is measured is what ships, not a test runner. */
export default defineConfig({
  root: fromRoot('.'),
  publicDir: false,
  ssr: {
    noExternal: true,
    external: [...externalModules, 'playwright', 'playwright/test'],
    target: 'node',
  },
  build: {
    ssr: true,
    target: 'node20',
    outDir: fromRoot('out/bench'),
    emptyOutDir: true,
    minify: false,
    rolldownOptions: {
      input: {
        'bulk-thread': fromRoot('electron/platform/bulk/bulk-thread.ts'),
        ...Object.fromEntries(
          readdirSync(fromRoot('tests/benchmarks'))
            .filter((name) => name.endsWith('.bench.ts'))
            .map((name) => [name.replace('.bench.ts', ''), fromRoot(`tests/benchmarks/${name}`)]),
        ),
      },
      external: [...externalModules, 'playwright', 'playwright/test'],
      output: { format: 'cjs', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js' },
    },
  },
})
