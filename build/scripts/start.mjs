/** `npm start`: everything a bare clone needs, then the app. Arguments after `--` go to the app. */
import { spawn } from 'node:child_process'

import { openDisplay } from './display.mjs'
import { repoRoot } from './repo.mjs'
import { setUp } from './setup.mjs'

const runtime = await setUp()
const { buildApp } = await import('./app-build.mjs')
await buildApp({ onlyWhenStale: true })

const display = await openDisplay()
if (display.isVirtual) {
  console.log(
    `No display here: the window opens on an invisible one (Xvfb ${display.name}). Ctrl+C ends it.`,
  )
}
// A virtual screen has no GPU; Chromium would start several processes to find that out.
const args = [repoRoot, ...(display.isVirtual ? ['--disable-gpu'] : []), ...process.argv.slice(2)]
if (process.platform === 'linux' && process.getuid() === 0) {
  console.log('Running as root: Chromium’s sandbox is off (--no-sandbox). For development only.')
  args.push('--no-sandbox')
}
const child = spawn(runtime.executable, args, {
  stdio: 'inherit',
  env: { ...process.env, ...display.env },
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.once('exit', (code, signal) => {
  void display.close().then(() => {
    process.exitCode = code ?? (signal === null ? 1 : 0)
  })
})
