import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

import { bundledLicencesPlugin } from './bundled-licences'
import { fromRoot, oldestChromium } from './targets'

/** The page. Served by electron/app/app-protocol.ts from app://simpul/, under a strict CSP. */
export default defineConfig(({ mode }) => ({
  root: fromRoot('renderer'),
  base: '/',
  publicDir: false,
  plugins: [react(), bundledLicencesPlugin()],
  build: {
    target: oldestChromium,
    outDir: fromRoot('dist/renderer'),
    emptyOutDir: true,
    sourcemap: mode !== 'production',
    // The CSP refuses data: addresses, so every font and image stays a file.
    assetsInlineLimit: 0,
    // Chromium 114 preloads modules itself; the polyfill would only add a script.
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2_000,
  },
}))
