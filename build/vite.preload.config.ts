import { defineConfig } from 'vite'

import { externalModules, fromRoot, oldestNode } from './targets'

/** The bridge: one file, because a sandboxed preload cannot require its neighbours. */
export default defineConfig(({ mode }) => ({
  root: fromRoot('.'),
  publicDir: false,
  ssr: { noExternal: true, external: externalModules, target: 'node' },
  build: {
    ssr: true,
    target: oldestNode,
    outDir: fromRoot('dist/electron'),
    emptyOutDir: false,
    minify: false,
    sourcemap: mode !== 'production',
    rolldownOptions: {
      input: { preload: fromRoot('electron/preload.ts') },
      external: externalModules,
      output: { format: 'cjs', entryFileNames: '[name].js', codeSplitting: false },
    },
  },
}))
