/** Where things are. Every script works from here, never from the current directory. */
import { spawn } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const repoRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..')

export function inRepo(...parts) {
  return path.join(repoRoot, ...parts)
}

/** Downloads live here and survive a clean checkout when the variable points outside the tree. */
export function cacheDir() {
  const shared = process.env.SIMPUL_CACHE_DIR
  return shared ? path.resolve(shared) : inRepo('.cache')
}

/** The JavaScript entry of an installed package's command, started by our own Node: no shims, no shell. */
export function packageScript(packageName, script) {
  return inRepo('node_modules', packageName, script)
}

/** Runs a command with its output on ours; resolves with the exit code (128+ when a signal ended it). */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: repoRoot, stdio: 'inherit', ...options })
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 128))
  })
}

export function runNode(args, options = {}) {
  return run(process.execPath, args, options)
}

/** The npm that started us, or the one on the path. */
export function runNpm(args, options = {}) {
  const npm = process.env.npm_execpath
  if (npm?.endsWith('.js')) return runNode([npm, ...args], options)
  return run('npm', args, { shell: process.platform === 'win32', ...options })
}
