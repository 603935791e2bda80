/**
 * `npm run prove -- NAME… [--short] [--keep]`: the long form of suites in tests/proofs, or the short
 * one that `npm test` runs. Lines of a long form, and with `--keep` of a short one, are added to
 * tests/results/proofs.jsonl with date and kind of machine. Without a name: all, one after another.
 * SIMPUL_SEED repeats a run.
 */
import { appendFile, mkdir, readdir, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'

import { inRepo, packageScript, runNode } from './repo.mjs'
import { setUp } from './setup.mjs'

const options = process.argv.slice(2).filter((argument) => argument.startsWith('--'))
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const form = options.includes('--short') ? 'short' : 'long'
const isKept = form === 'long' || options.includes('--keep')

const names = (await readdir(inRepo('tests', 'proofs')))
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => name.replace('.test.ts', ''))
const unknown = wanted.filter((name) => !names.includes(name))
if (unknown.length > 0) {
  console.error(`No proof ${unknown.join(', ')}. There are: ${names.join(', ')}.`)
  process.exit(1)
}
await setUp()

let failed = 0
for (const name of wanted.length > 0 ? wanted : names) {
  console.log(`\n== ${name}, ${form} form`)
  const lines = path.join(inRepo('out', 'test-results'), `${name}-${process.pid}.jsonl`)
  await mkdir(path.dirname(lines), { recursive: true })
  const code = await runNode(
    [
      packageScript('vitest', 'vitest.mjs'),
      'run',
      '--config',
      'tests/vitest.config.ts',
      `tests/proofs/${name}.test.ts`,
    ],
    { env: { ...process.env, SIMPUL_PROOF_FORM: form, SIMPUL_PROOF_LINES: lines } },
  )
  if (code !== 0) failed += 1
  if (isKept) await keep(lines)
  await rm(lines, { force: true })
}
process.exitCode = failed === 0 ? 0 : 1

/** The kind of machine, not its name. A suite that broke before its end has left no line. */
async function keep(lines) {
  const date = new Date().toISOString().slice(0, 10)
  const machine = `${os.cpus().length} cores, ${os.platform()} ${os.arch()}, Node ${process.versions.node}`
  const written = await readFile(lines, 'utf8').catch(() => '')
  for (const line of written.split('\n').filter((each) => each !== '')) {
    const kept = JSON.stringify({ date, machine, ...JSON.parse(line) })
    await appendFile(inRepo('tests', 'results', 'proofs.jsonl'), `${kept}\n`)
  }
}
