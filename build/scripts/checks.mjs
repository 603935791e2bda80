import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'

import { inRepo, packageScript, repoRoot } from './repo.mjs'

/** Folders with a tsconfig of their own: what a folder may touch is decided there. */
const typedFolders = ['shared', 'renderer', 'electron', 'build', 'tests']
const atOnce = 2

const checks = {
  types: () =>
    typedFolders
      .filter((folder) => existsSync(inRepo(folder, 'tsconfig.json')))
      .map((folder) => ({
        name: `types of ${folder}`,
        command: [packageScript('typescript', 'bin/tsc'), '--project', folder, '--pretty'],
      })),
  lint: () => [
    {
      name: 'lint',
      command: [packageScript('eslint', 'bin/eslint.js'), '.', '--max-warnings', '0', '--color'],
    },
  ],
  format: () => [
    {
      name: 'format',
      command: [
        packageScript('prettier', 'bin/prettier.cjs'),
        '--check',
        '--log-level',
        'warn',
        '.',
      ],
    },
  ],
}

/** Runs one tool to its end; what it wrote comes in one piece, so that two at once can be read. */
function runTool({ name, command }) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, { cwd: repoRoot, stdio: 'pipe' })
    let output = ''
    child.stdout.on('data', (bytes) => (output += bytes))
    child.stderr.on('data', (bytes) => (output += bytes))
    child.once('error', reject)
    child.once('close', (code) => {
      console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name}`)
      if (output.trim() !== '') console.log(output)
      resolve({ name, ok: code === 0 })
    })
  })
}

/** Runs the named checks, two at a time, and tells which held. The slowest is started first. */
export async function runChecks(names) {
  const unknown = names.filter((name) => !(name in checks))
  if (unknown.length > 0) {
    throw new Error(`No such check: ${unknown.join(', ')}. There are types, lint, format.`)
  }
  const order = Object.keys(checks).filter((name) => names.includes(name))
  const queue = order.flatMap((name) => checks[name]())
  queue.sort((one, other) => Number(other.name === 'lint') - Number(one.name === 'lint'))
  const results = []
  async function worker() {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      results.push(await runTool(next))
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return results
}
