import { existsSync } from 'node:fs'

import { inRepo, packageScript, runNode } from './repo.mjs'

/** Folders with a tsconfig of their own: what a folder may touch is decided there. */
const typedFolders = ['shared', 'renderer', 'electron', 'build', 'tests']

async function types() {
  const results = []
  for (const folder of typedFolders) {
    if (!existsSync(inRepo(folder, 'tsconfig.json'))) continue
    const code = await runNode([packageScript('typescript', 'bin/tsc'), '--project', folder])
    results.push({ name: `types of ${folder}`, ok: code === 0 })
  }
  return results
}

async function lint() {
  const code = await runNode([packageScript('eslint', 'bin/eslint.js'), '.', '--max-warnings', '0'])
  return [{ name: 'lint', ok: code === 0 }]
}

async function format() {
  const prettier = packageScript('prettier', 'bin/prettier.cjs')
  const code = await runNode([prettier, '--check', '--log-level', 'warn', '.'])
  return [{ name: 'format', ok: code === 0 }]
}

const checks = { types, lint, format }

/** Runs the named checks one after another (two cores) and tells which held. */
export async function runChecks(names) {
  const results = []
  for (const name of names) {
    if (!(name in checks)) throw new Error(`No such check: ${name}. There are types, lint, format.`)
    results.push(...(await checks[name]()))
  }
  return results
}
