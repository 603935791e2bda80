import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'

import { build, Platform } from 'electron-builder'

import { builderConfig } from '../electron-builder.config.mjs'
import { buildApp } from './app-build.mjs'
import { inRepo, repoRoot } from './repo.mjs'

function outputFolder(forTests) {
  return inRepo('out', forTests ? 'package-test' : 'package')
}

/** The program inside the unpacked app of this platform. */
export function packagedExecutable({ forTests }) {
  const output = outputFolder(forTests)
  if (process.platform === 'win32') return path.join(output, 'win-unpacked', 'Simpul Guru.exe')
  if (process.platform === 'darwin') {
    return path.join(output, 'mac', 'Simpul Guru.app', 'Contents', 'MacOS', 'Simpul Guru')
  }
  return path.join(output, 'linux-unpacked', 'simpul-guru')
}

/** Builds the unpacked app; does nothing when it was already made from the same build and runtime. */
export async function packageApp(runtime, { forTests }) {
  await buildApp({ onlyWhenStale: true })
  const stampFile = path.join(outputFolder(forTests), '.packaged-from')
  const built = await readFile(inRepo('dist', '.built-from'), 'utf8')
  const stamp = `${built} ${runtime.kind} ${runtime.version}\n`
  const executable = packagedExecutable({ forTests })
  const done = await readFile(stampFile, 'utf8').catch(() => '')
  if (done === stamp && existsSync(executable)) return executable
  const started = performance.now()
  await buildTarget(runtime, ['dir'], { forTests })
  await writeFile(stampFile, stamp)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`Packaged ${path.relative(repoRoot, executable)} in ${seconds} s.`)
  return executable
}

async function buildTarget(runtime, names, { forTests }) {
  await build({
    targets: Platform.current().createTarget(names),
    projectDir: repoRoot,
    config: builderConfig(runtime, { forTests }),
  })
}

/** Installers need tools that electron-builder downloads; what cannot be fetched is named, not hidden. */
export async function packageInstallers(runtime) {
  if (runtime.kind === 'fallback') {
    console.log(
      `No installers: they would carry Electron ${runtime.version}, which is long out of support and here for ` +
        'development and tests only. Run this where the official Electron can be fetched.',
    )
    return
  }
  const { linux, win } = builderConfig(runtime, { forTests: false })
  const names = { linux: linux.target, win32: win.target }[process.platform] ?? []
  let failed = 0
  for (const name of names) {
    try {
      await buildTarget(runtime, [name], { forTests: false })
      console.log(`Made ${name}.`)
    } catch (cause) {
      console.log(`Not made: ${name}. ${cause.message}`)
      failed += 1
    }
  }
  // Not by exitCode: what electron-builder loads ends an idle process itself, with 0.
  if (failed > 0) process.exit(1)
}
