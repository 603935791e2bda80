/**
 * `npm run bench -- NAME… [--json] [--keep]`: one JSON object a line, figure and floor measured in
 * the same run. `--json` prints the lines and nothing else; `--keep` adds them, with date and kind of
 * machine, to tests/results/bench.jsonl. Without a name: all.
 */
import { appendFile, readdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import os from 'node:os'

import { openDisplay } from './display.mjs'
import { inRepo, packageScript, repoRoot, runNode } from './repo.mjs'
import { setUp } from './setup.mjs'

const options = process.argv.slice(2).filter((argument) => argument.startsWith('--'))
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const isQuiet = options.includes('--json')

function say(text) {
  if (!isQuiet) console.log(text)
}

const runtime = await quietly(setUp)
const names = (await readdir(inRepo('tests', 'benchmarks')))
  .filter((name) => name.endsWith('.bench.ts'))
  .map((name) => name.replace('.bench.ts', ''))
const unknown = wanted.filter((name) => !names.includes(name))
if (unknown.length > 0) {
  console.error(`No benchmark ${unknown.join(', ')}. There are: ${names.join(', ')}.`)
  process.exit(1)
}
const code = await runNode(
  [
    packageScript('vite', 'bin/vite.js'),
    'build',
    '--logLevel',
    'warn',
    '--config',
    'build/vite.bench.config.ts',
  ],
  {
    env: { ...process.env, VITE_CONFIG_NATIVE_IGNORE_WARNING: 'true' },
    // With --json, nothing but the lines may reach the output.
    stdio: ['inherit', isQuiet ? 'ignore' : 'inherit', 'inherit'],
  },
)
if (code !== 0) throw new Error('Building the benchmarks failed.')

let display
/** Only some benchmarks need the app; a screen of its own keeps nobody's desktop in the way. */
async function packagedApp() {
  const { packageApp } = await import('./app-package.mjs')
  const executable = await quietly(() => packageApp(runtime, { forTests: true }))
  display ??= await openDisplay({ alwaysVirtual: true })
  Object.assign(process.env, display.env, { SIMPUL_E2E_EXECUTABLE: executable })
  return executable
}

/** With --json, what set-up and packaging say goes to the error output. */
async function quietly(work) {
  const { write } = process.stdout
  if (isQuiet) process.stdout.write = process.stderr.write.bind(process.stderr)
  try {
    return await work()
  } finally {
    process.stdout.write = write
  }
}

const require = createRequire(import.meta.url)
for (const name of wanted.length > 0 ? wanted : names) {
  say(`${name} …`)
  const { run } = require(inRepo('out', 'bench', `${name}.js`))
  for (const figures of await run({ runtime, repoRoot, packagedApp, say })) {
    const line = { bench: name, ...figures }
    console.log(JSON.stringify(line))
    if (options.includes('--keep')) await keep(line)
  }
}
await display?.close()

/** The kind of machine, not its name: figures of different kinds are not to be compared. */
async function keep(line) {
  const date = new Date().toISOString().slice(0, 10)
  const machine = `${os.cpus().length} cores, ${os.platform()} ${os.arch()}, Node ${process.versions.node}, Electron ${runtime.version}`
  const kept = JSON.stringify({ date, machine, ...line })
  await appendFile(inRepo('tests', 'results', 'bench.jsonl'), `${kept}\n`)
}
