/** What Electron, the native modules and the tests need from a Linux system. */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'

import { run } from './repo.mjs'

const libraries = {
  'libgtk-3.so.0': 'libgtk-3-0',
  'libnss3.so': 'libnss3',
  'libasound.so.2': 'libasound2',
  'libgbm.so.1': 'libgbm1',
  'libXss.so.1': 'libxss1',
  'libnotify.so.4': 'libnotify4',
  'libXtst.so.6': 'libxtst6',
}
const commands = {
  Xvfb: 'xvfb',
  xauth: 'xauth',
  pdftotext: 'poppler-utils',
  // sqlite3 is compiled where no prebuilt file can be fetched.
  python3: 'python3',
  make: 'make',
  'g++': 'g++',
}

function hasCommand(name) {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  return folders.some((folder) => existsSync(path.join(folder, name)))
}

function knownLibraries() {
  for (const ldconfig of ['/sbin/ldconfig', '/usr/sbin/ldconfig', 'ldconfig']) {
    try {
      return execFileSync(ldconfig, ['-p'], { encoding: 'utf8' })
    } catch (cause) {
      // Not at this place; a system without any ldconfig is told to install everything below.
      if (cause.code !== 'ENOENT') throw cause
    }
  }
  return ''
}

function missingPackages() {
  const known = knownLibraries()
  return [
    ...Object.entries(libraries).filter(([library]) => !known.includes(`\t${library} `)),
    ...Object.entries(commands).filter(([command]) => !hasCommand(command)),
  ].map(([, name]) => name)
}

async function aptInstall(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-qq'], { env })
  const install = (names) =>
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], { env })
  if ((await install(packages)) === 0) return
  // Debian 13 and Ubuntu 24.04 renamed some of them for 64-bit time.
  const renamed = { 'libgtk-3-0': 'libgtk-3-0t64', libasound2: 'libasound2t64' }
  await install(packages.map((name) => renamed[name] ?? name))
}

/** Installs what is missing as root on Debian; otherwise says which one command would. */
export async function ensureSystemPackages() {
  if (process.platform !== 'linux') return
  const missing = missingPackages()
  if (missing.length === 0) return
  const command = `apt-get install -y ${missing.join(' ')}`
  if (process.getuid() !== 0 || !hasCommand('apt-get')) {
    throw new Error(
      `Missing on this system: ${missing.join(', ')}. On Debian or Ubuntu:\n  sudo ${command}`,
    )
  }
  console.log(`Missing on this system: ${missing.join(', ')}. Installing …`)
  await aptInstall(missing)
  const still = missingPackages()
  if (still.length > 0) throw new Error(`Still missing: ${still.join(', ')}. Tried: ${command}`)
}
