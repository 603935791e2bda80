import { createHash } from 'node:crypto'
import { cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'

import { inRepo, packageScript, repoRoot, runNode } from './repo.mjs'

const sourceFolders = ['electron', 'renderer', 'shared', 'build']
const sourceFiles = ['package.json', 'package-lock.json']
const stampFile = inRepo('dist', '.built-from')

/** Only the tables that first run and member forms ask for; villages would add 2.8 MB. */
const regionTables = ['provinces.csv', 'regencies.csv', 'districts.csv', 'LICENSE.md']

async function* filesBelow(folder) {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const full = path.join(folder, entry.name)
    if (entry.isDirectory()) yield* filesBelow(full)
    else if (!/\.test\.tsx?$|\.md$/.test(entry.name)) yield full
  }
}

/** Changes when any source file is added, removed or written. Times and sizes, not contents: it must cost nothing. */
async function fingerprint() {
  const files = sourceFiles.map((name) => inRepo(name))
  for (const folder of sourceFolders) {
    for await (const file of filesBelow(inRepo(folder))) files.push(file)
  }
  const hash = createHash('sha256')
  for (const file of files.sort()) {
    const { mtimeMs, size } = await stat(file)
    hash.update(`${path.relative(repoRoot, file)} ${mtimeMs} ${size}\n`)
  }
  return hash.digest('hex')
}

async function viteBuild(name, config) {
  const started = performance.now()
  const vite = packageScript('vite', 'bin/vite.js')
  const code = await runNode([vite, 'build', '--logLevel', 'warn', '--config', config], {
    // Vite would warn at length that its next major loads such a config file in another way.
    env: { ...process.env, VITE_CONFIG_NATIVE_IGNORE_WARNING: 'true' },
  })
  if (code !== 0) throw new Error(`Building ${name} failed.`)
  return `${name} ${((performance.now() - started) / 1000).toFixed(1)} s`
}

async function copyRegionTables() {
  const target = inRepo('dist', 'data', 'regions')
  await mkdir(target, { recursive: true })
  for (const name of regionTables) {
    await cp(inRepo('node_modules', 'idn-area-data', 'data', name), path.join(target, name))
  }
  return 'region tables'
}

/** A file of its own, which the library would otherwise fetch from the network. */
async function copyCodeReader() {
  const target = inRepo('dist', 'data')
  await mkdir(target, { recursive: true })
  const name = 'zxing_reader.wasm'
  await cp(inRepo('node_modules', 'zxing-wasm', 'dist', 'reader', name), path.join(target, name))
  return 'code reader'
}

export async function buildApp({ onlyWhenStale = false } = {}) {
  const sources = await fingerprint()
  if (onlyWhenStale) {
    const built = await readFile(stampFile, 'utf8').catch(() => 'never built')
    if (built === sources) return
  }
  await rm(inRepo('dist'), { recursive: true, force: true })
  const parts = await Promise.all([
    viteBuild('page', 'build/vite.renderer.config.ts'),
    viteBuild('main and hub service', 'build/vite.electron.config.ts').then(async (first) => {
      // One after the other: both write to dist/electron, and there are two cores at most offices.
      const second = await viteBuild('preload', 'build/vite.preload.config.ts')
      return `${first}, ${second}`
    }),
    copyRegionTables(),
    copyCodeReader(),
  ])
  await writeFile(stampFile, sources)
  console.log(`Built ${parts.join(', ')}.`)
}
