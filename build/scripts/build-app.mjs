/**
 * Builds everything the app runs from into dist/: page, main process, preload, hub service, region
 * tables. `--if-stale` does nothing when the sources are those of the last build.
 */
import { buildApp } from './app-build.mjs'

await buildApp({ onlyWhenStale: process.argv.includes('--if-stale') })
