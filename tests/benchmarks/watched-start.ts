import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import type { Readable, Writable } from 'node:stream'

/**
 * Starts an Electron program as a user would and learns from its page when something is on screen.
 * It listens over Chromium's own debugging pipe: no Playwright, no inspector in the main process,
 * nothing that waits for us, so that the start is not slowed by being watched.
 */
export type WatchedStart = {
  /** From spawn until the frame after `isReady` became true had been handed over. */
  readonly readyMs: number
  readonly pid: number
  readonly stop: () => Promise<void>
}

export type StartOptions = {
  readonly executable: string
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Runs in the page after every change of its document, as source text of an expression. */
  readonly isReady: string
}

const startMs = 60_000
const stopMs = 20_000
/** Chromium refuses to run as root with its sandbox; build containers are root. */
const rootArguments = process.getuid?.() === 0 ? ['--no-sandbox'] : []

type DevToolsMessage = {
  readonly method?: string
  readonly sessionId?: string
  readonly params?: {
    readonly sessionId?: string
    readonly targetInfo?: { readonly type: string }
    readonly name?: string
    readonly payload?: string
  }
}

export async function startWatched(options: StartOptions): Promise<WatchedStart> {
  const spawnedAt = performance.timeOrigin + performance.now()
  const child = spawn(
    options.executable,
    [...options.args, ...rootArguments, '--remote-debugging-pipe'],
    {
      env: { ...process.env, ...options.env },
      cwd: tmpdir(),
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    },
  )
  // Both are pipes, see `stdio`.
  const toBrowser = child.stdio[3] as Writable
  const fromBrowser = child.stdio[4] as Readable
  toBrowser.on('error', ignoreClosedPipe)
  try {
    const readyAt = await readyMoment(toBrowser, fromBrowser, watchScript(options.isReady))
    return { readyMs: readyAt - spawnedAt, pid: child.pid ?? 0, stop: () => stop(child) }
  } catch (cause) {
    await stop(child)
    throw cause
  }
}

/** Written after the program has gone: it was stopped while an answer was on its way. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE' && error.code !== 'ECONNRESET') throw error
}

function readyMoment(to: Writable, from: Readable, script: string): Promise<number> {
  let ids = 0
  const send = (method: string, params: object, sessionId?: string): void => {
    ids += 1
    to.write(`${JSON.stringify({ id: ids, method, params, sessionId })}\0`)
  }
  send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: true,
  })
  return new Promise((resolve, reject) => {
    const tooLate = setTimeout(() => {
      reject(new Error(`Not ready within ${startMs} ms.`))
    }, startMs)
    const read = messageReader((message) => {
      const { sessionId, targetInfo, name, payload } = message.params ?? {}
      if (message.method === 'Target.attachedToTarget' && targetInfo?.type === 'page') {
        send('Runtime.enable', {}, sessionId)
        send('Runtime.addBinding', { name: 'benchReady' }, sessionId)
        send('Page.addScriptToEvaluateOnNewDocument', { source: script }, sessionId)
        send('Page.enable', {}, sessionId)
        // In case the document was there before us; it does nothing the second time.
        send('Runtime.evaluate', { expression: script }, sessionId)
      }
      if (message.method === 'Runtime.bindingCalled' && name === 'benchReady') {
        clearTimeout(tooLate)
        from.off('data', read)
        from.resume()
        resolve(Number(payload))
      }
    })
    from.on('data', read)
  })
}

/** Messages of the pipe are JSON, each ended by a zero byte. */
function messageReader(onMessage: (message: DevToolsMessage) => void) {
  let rest = ''
  return (bytes: Buffer): void => {
    const parts = (rest + bytes.toString('utf8')).split('\0')
    rest = parts.pop() ?? ''
    for (const part of parts) onMessage(JSON.parse(part) as DevToolsMessage) // from Chromium
  }
}

/** The moment counts once a frame with the change has been made: paint is part of being ready. */
function watchScript(isReady: string): string {
  return `(() => {
    if (globalThis.benchIsWatching) return
    globalThis.benchIsWatching = true
    let isDone = false
    const look = () => {
      if (isDone || !(${isReady})) return
      isDone = true
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => benchReady(String(performance.timeOrigin + performance.now()))
        port2.postMessage(0)
      })
    }
    new MutationObserver(look).observe(document, { subtree: true, childList: true })
    look()
  })()`
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  const force = setTimeout(() => child.kill('SIGKILL'), stopMs)
  child.kill('SIGTERM')
  await ended
  clearTimeout(force)
}
