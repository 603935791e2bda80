/**
 * `npm run package`: the unpacked app in out/package, and installers where their tools can be had.
 * `--for-tests`: the build that the end-to-end tests drive, in out/package-test.
 */
import { setUp } from './setup.mjs'

const runtime = await setUp()
const { packageApp, packageInstallers } = await import('./app-package.mjs')
const forTests = process.argv.includes('--for-tests')
await packageApp(runtime, { forTests })
if (!forTests) await packageInstallers(runtime)
