/**
 * Makes a bare clone runnable: system libraries, npm packages, an Electron runtime. Each step looks
 * first and does nothing when all is there. Needs no package itself up to the point where they exist.
 */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

import { inRepo, runNpm } from './repo.mjs'
import { ensureSystemPackages } from './system-packages.mjs'

const oldestNode = [20, 19]

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return
  throw new Error(`Node ${oldestNode.join('.')} or newer is needed; this is ${process.version}.`)
}

/** True when node_modules holds exactly the locked versions; an `npm install` by hand counts too. */
async function installedAsLocked() {
  const hidden = inRepo('node_modules', '.package-lock.json')
  if (!existsSync(hidden)) return false
  const locked = JSON.parse(await readFile(inRepo('package-lock.json'), 'utf8')).packages
  const installed = JSON.parse(await readFile(hidden, 'utf8')).packages
  return Object.entries(locked).every(
    ([name, entry]) => name === '' || entry.optional || installed[name]?.version === entry.version,
  )
}

async function ensurePackages() {
  const stampFile = inRepo('node_modules', '.simpul-setup')
  const lock = await readFile(inRepo('package-lock.json'))
  // Native modules belong to one platform; being Node-API, not to one Node version.
  const platform = `${process.platform}-${process.arch}`
  const stamp = `${platform} ${createHash('sha256').update(lock).digest('hex')}`
  const done = await readFile(stampFile, 'utf8').catch(() => '')
  if (done === stamp) return
  const isOtherPlatform = done !== '' && !done.startsWith(`${platform} `)
  if (isOtherPlatform || !(await installedAsLocked())) {
    console.log('Installing npm packages as locked (sqlite3 may compile for a minute or two) …')
    // `ci` starts from nothing; an existing folder is only brought up to date.
    const isBare = isOtherPlatform || !existsSync(inRepo('node_modules'))
    const command = isBare ? 'ci' : 'install'
    if ((await runNpm([command, '--no-audit', '--no-fund', '--loglevel=error'])) !== 0) {
      throw new Error(`npm ${command} failed; its messages are above.`)
    }
  }
  await writeFile(stampFile, stamp)
}

/** @returns the Electron runtime, see electron-runtime.mjs */
export async function setUp() {
  checkNode()
  await ensureSystemPackages()
  await ensurePackages()
  const { findElectronRuntime } = await import('./electron-runtime.mjs')
  return findElectronRuntime()
}

const calledDirectly = import.meta.url === pathToFileURL(path.resolve(process.argv[1] ?? '')).href
if (calledDirectly) {
  const runtime = await setUp()
  console.log(`Ready: Electron ${runtime.version} (${runtime.kind}).`)
}
