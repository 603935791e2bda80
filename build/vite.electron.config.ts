import { defineConfig } from 'vite'

import { externalModules, fromRoot, oldestNode } from './targets'

/**
 * The main process and the hub service as CommonJS. Pure JavaScript libraries are bundled (kysely is
 * ESM only, which the oldest Electron we run on cannot load); native modules stay outside.
 */
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
      input: {
        main: fromRoot('electron/main.ts'),
        'hub-service': fromRoot('electron/hub-service.ts'),
        // Started by the hub service, beside it.
        'bulk-thread': fromRoot('electron/platform/bulk/bulk-thread.ts'),
        'code-thread': fromRoot('electron/platform/codes/code-thread.ts'),
        'office-thread': fromRoot('electron/documents/office/office-thread.ts'),
      },
      external: externalModules,
      output: {
        format: 'cjs',
        // Names stay, so that a stack trace in a log can be read. Comments and blanks only cost
        // start-up time: a third of the hub service’s was spent on reading our own text.
        minify: { mangle: false, compress: true, codegen: { removeWhitespace: true } },
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name].js',
      },
    },
  },
}))
