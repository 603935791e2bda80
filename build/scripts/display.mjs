/** A screen for Electron: the one there is, or an Xvfb of our own on a free display number. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'

const screen = '1600x1000x24'

/**
 * @returns {Promise<{ env: Record<string, string>, name: string, isVirtual: boolean, close: () => Promise<void> }>}
 *   `env` belongs into the environment of whatever shall be seen there; call `close` at the end.
 */
export async function openDisplay({ alwaysVirtual = false } = {}) {
  const existing = process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY
  if (process.platform !== 'linux' || (existing && !alwaysVirtual)) {
    return { env: {}, name: existing ?? '', isVirtual: false, close: async () => {} }
  }
  // The server picks a free number itself and tells it on descriptor 3: nothing to guess, no race.
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const exited = once(server, 'exit')
  const number = await Promise.race([
    once(server.stdio[3], 'data').then(([bytes]) => String(bytes).trim()),
    exited.then(([code]) => {
      throw new Error(`Xvfb ended with code ${code} before it was ready.`)
    }),
  ])
  const stop = () => server.kill()
  process.once('exit', stop)
  return {
    env: { DISPLAY: `:${number}` },
    name: `:${number}`,
    isVirtual: true,
    close: async () => {
      process.off('exit', stop)
      stop()
      await exited
    },
  }
}
