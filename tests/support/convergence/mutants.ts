import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'

import { build, type Plugin } from 'vite'

import { mutations } from './mutations'
import type * as Schedules from './schedule'
import type * as Worlds from './world'

/**
 * The app's merge code with all the bugs built in, one of them switched on at a time: every mutated
 * expression asks which bug is wanted. Built once, as the hub service is.
 */
export type Mutants = {
  readonly schedules: typeof Schedules
  readonly worlds: typeof Worlds
  /** -1: none. */
  readonly choose: (mutation: number) => void
  readonly remove: () => void
}

const root = resolve(import.meta.dirname, '../../..')

export async function buildMutants(): Promise<Mutants> {
  // Inside the tree, so that the native packages are found.
  mkdirSync(join(root, '.cache'), { recursive: true })
  const outDir = mkdtempSync(join(root, '.cache', 'mutants-'))
  await build({
    configFile: join(root, 'build/vite.electron.config.ts'),
    logLevel: 'error',
    plugins: [withMutations()],
    build: {
      outDir,
      sourcemap: false,
      rolldownOptions: {
        input: {
          schedules: join(root, 'tests/support/convergence/schedule.ts'),
          worlds: join(root, 'tests/support/convergence/world.ts'),
        },
      },
    },
  })
  const require = createRequire(join(outDir, 'index.js'))
  const chosen = globalThis as { simpulMutation?: number }
  return {
    // Built from these very modules.
    schedules: require('./schedules.js') as typeof Schedules,
    worlds: require('./worlds.js') as typeof Worlds,
    choose: (mutation) => {
      chosen.simpulMutation = mutation
    },
    remove: () => rmSync(outDir, { recursive: true, force: true }),
  }
}

function withMutations(): Plugin {
  return {
    name: 'with-mutations',
    enforce: 'pre',
    load: (id) => {
      const of = [...mutations.entries()].filter(([, { file }]) => id === join(root, file))
      if (of.length === 0) return null
      return of.reduce(
        (code, [number, { find, put, name }]) => {
          if (code.split(find).length !== 2) throw new Error(`${name}: its place is not there once`)
          // A function, because a replacement text would give meaning to dollar signs.
          return code.replace(
            find,
            () => `(globalThis.simpulMutation === ${number} ? ${put} : ${find})`,
          )
        },
        readFileSync(id, 'utf8'),
      )
    },
  }
}
