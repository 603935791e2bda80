import { builtinModules } from 'node:module'
import { fileURLToPath } from 'node:url'

/** The oldest runtime the code has to run on: Electron 25 (development and tests, see README.md). */
export const oldestChromium = 'chrome114'
export const oldestNode = 'node18'

/** Not bundled: the runtime's own modules, and packages with a native part or files beside their code. */
export const externalModules = [
  'electron',
  'electron-updater',
  'sqlite3',
  'sodium-native',
  ...builtinModules,
  ...builtinModules.map((name) => `node:${name}`),
]

export function fromRoot(relative: string): string {
  return fileURLToPath(new URL(`../${relative}`, import.meta.url))
}
