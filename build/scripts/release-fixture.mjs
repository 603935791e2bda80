/**
 * `node build/scripts/release-fixture.mjs VERSION COMMIT`: what a released version leaves behind, made
 * by that version itself, into tests/fixtures/releases/VERSION (its README says what is in there).
 * Checks the commit out beside the tree, builds its hub service, and lets two hubs live the story.
 */
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'

import { liveTheStory } from './release-story.mjs'
import { inRepo, packageScript, run, runNode } from './repo.mjs'

const [version, commit] = process.argv.slice(2)
if (!version || !commit) throw new Error('release-fixture.mjs VERSION COMMIT')
const work = await mkdtemp(path.join(os.tmpdir(), 'simpul-release-'))
const checkout = path.join(work, 'tree')
const target = inRepo('tests', 'fixtures', 'releases', version)

try {
  await must(run('git', ['worktree', 'add', '--detach', checkout, commit]))
  await symlink(inRepo('node_modules'), path.join(checkout, 'node_modules'), 'dir')
  const service = await buildService()
  const about = await liveTheStory({ service, work })
  await closeDatabases()
  await rm(target, { recursive: true, force: true })
  await mkdir(target, { recursive: true })
  await writeFile(path.join(target, 'hub-service.js.br'), pressed(await readFile(service)))
  for (const name of ['jonggat', 'kopang', 'stick']) {
    await writeFile(path.join(target, `${name}.folder.br`), await packFolder(path.join(work, name)))
  }
  const described = { version, commit, ...about }
  await writeFile(path.join(target, 'about.json'), `${JSON.stringify(described, null, 2)}\n`)
} finally {
  await run('git', ['worktree', 'remove', '--force', checkout])
  await rm(work, { recursive: true, force: true })
}

async function must(code) {
  if ((await code) !== 0) throw new Error('That step failed.')
}

/** One file, so that the fixture needs nothing of that version's tree but the two native packages. */
async function buildService() {
  const config = path.join(checkout, 'build', 'vite.one-file.config.mjs')
  await writeFile(
    config,
    `import make from './vite.electron.config.ts'
export default (env) => {
  const config = make(env)
  const { rolldownOptions } = config.build
  return { ...config, build: { ...config.build, sourcemap: false, outDir: ${JSON.stringify(path.join(work, 'service'))},
    rolldownOptions: { ...rolldownOptions, input: { 'hub-service': rolldownOptions.input['hub-service'] },
      output: { ...rolldownOptions.output, codeSplitting: false } } } }
}
`,
  )
  const vite = packageScript('vite', 'bin/vite.js')
  await must(
    runNode([vite, 'build', '--logLevel', 'warn', '--config', config], {
      cwd: checkout,
      env: { ...process.env, VITE_CONFIG_NATIVE_IGNORE_WARNING: 'true' },
    }),
  )
  await symlink(inRepo('node_modules'), path.join(work, 'node_modules'), 'dir')
  return path.join(work, 'service', 'hub-service.js')
}

/** What lay in the write-ahead log goes into the file itself: one file a database. */
async function closeDatabases() {
  const sqlite3 = createRequire(inRepo('package.json'))('sqlite3')
  for (const name of ['jonggat', 'kopang']) {
    const file = path.join(work, name, 'simpul.db')
    const database = new sqlite3.Database(file)
    await new Promise((resolve, reject) => {
      database.exec('pragma wal_checkpoint(truncate); vacuum', (error) =>
        error ? reject(error) : database.close(resolve),
      )
    })
    for (const extra of [`${file}-wal`, `${file}-shm`]) await rm(extra, { force: true })
  }
}

/** A folder as one file: a line of JSON with names and lengths, then the contents in that order. */
async function packFolder(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = {}
  for (const entry of entries.filter((each) => each.isFile())) {
    const file = path.join(entry.parentPath, entry.name)
    const name = path.relative(folder, file).split(path.sep).join('/')
    if (['in-use', 'simpul.log'].includes(name)) continue
    files[name] = await readFile(file)
  }
  const names = Object.keys(files).sort()
  const index = Buffer.from(`${JSON.stringify(names.map((name) => [name, files[name].length]))}\n`)
  return pressed(Buffer.concat([index, ...names.map((name) => files[name])]))
}

function pressed(bytes) {
  return brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 },
  })
}
