import { type UtilityProcess, utilityProcess } from 'electron'

import type {
  AskPort,
  CallId,
  FromHubService,
  GrantFile,
  Notice,
  ToHubService,
} from '../../shared/ipc/bridge'
import type { Failure, Result } from '../../shared/lib/result'
import type { Logger } from '../platform/logger'

/**
 * Starts, watches and restarts the hub service. A call that was under way when it died fails with
 * `service.restarted` (it may or may not have been done: what was acknowledged is on disk); a call
 * made while it is coming up waits for it.
 */
export type HubProcess = {
  readonly call: (channel: string, input: unknown, callId: CallId) => Promise<Result<unknown>>
  readonly cancel: (callId: CallId) => void
  readonly grantFile: (token: string, path: string) => void
  /** Lets the service finish its command and close the database; ends it by force after a while. */
  readonly stop: () => Promise<void>
}

type Options = {
  readonly entry: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd: string
  readonly logger: Logger
  readonly onNotice: (notice: Notice) => void
  readonly answerPort: (ask: AskPort) => Promise<unknown>
}

type Waiting = { readonly resolve: (result: Result<unknown>) => void }

const restartDelaysMs = [0, 250, 1_000, 4_000, 10_000]
/** From here on calls no longer wait for the next try: the page had better say that something is wrong. */
const patienceStarts = 3
const steadyMs = 60_000
const stopPatienceMs = 10_000

const restarted: Failure = { code: 'service.restarted', params: {} }

export function startHubProcess(options: Options): HubProcess {
  const { logger } = options
  const waiting = new Map<CallId, Waiting>()
  /** Sent again to a fresh service: the page still holds these tokens. */
  const grants: GrantFile[] = []
  let queue: ToHubService[] = []
  let child: UtilityProcess
  let isReady = false
  let isStopping = false
  let failedStarts = 0
  let readySince = 0
  let hasBeenReady = false

  function send(message: ToHubService): void {
    if (isReady) child.postMessage(message)
    else queue.push(message)
  }

  function failPending(): void {
    for (const { resolve } of waiting.values()) resolve({ ok: false, error: restarted })
    waiting.clear()
    queue = []
  }

  function onReady(): void {
    isReady = true
    readySince = Date.now()
    for (const grant of grants) child.postMessage(grant)
    for (const message of queue) child.postMessage(message)
    queue = []
    if (hasBeenReady) {
      options.onNotice({
        type: 'event',
        name: 'service.restarted',
        payload: { at: readySince },
      })
    }
    hasBeenReady = true
  }

  function onMessage(from: UtilityProcess, message: FromHubService): void {
    switch (message.type) {
      case 'ready':
        onReady()
        break
      case 'reply':
        waiting.get(message.callId)?.resolve(message.result)
        waiting.delete(message.callId)
        break
      case 'event':
        options.onNotice(message)
        break
      case 'port-ask':
        void options.answerPort(message).then((value) => {
          // The service that asked may be gone by the time the user has answered the dialog.
          if (from !== child || !isReady) return
          child.postMessage({ type: 'port-answer', requestId: message.requestId, value })
        })
        break
    }
  }

  function onExit(code: number): void {
    const wasSteady = isReady && Date.now() - readySince > steadyMs
    const wasReady = isReady
    isReady = false
    if (isStopping) {
      failPending()
      return
    }
    failedStarts = wasSteady ? 1 : failedStarts + 1
    logger.error(`hub service ended with code ${code}, start ${failedStarts} in a row`)
    // Calls that came in before it was ever ready may still be answered by the next one.
    if (wasReady || failedStarts >= patienceStarts) failPending()
    const delay = restartDelaysMs[Math.min(failedStarts, restartDelaysMs.length) - 1] ?? 0
    setTimeout(() => {
      if (!isStopping) start()
    }, delay)
  }

  function start(): void {
    const started = utilityProcess.fork(options.entry, [], {
      env: { ...options.env },
      cwd: options.cwd,
      serviceName: 'Simpul Guru hub service',
      stdio: 'inherit',
    })
    child = started
    started.on('message', (message: FromHubService) => {
      onMessage(started, message)
    })
    started.once('exit', onExit)
  }

  async function stop(): Promise<void> {
    isStopping = true
    const ended = new Promise<void>((resolve) => {
      if (child.pid === undefined) resolve()
      else child.once('exit', () => resolve())
    })
    child.postMessage({ type: 'shutdown' })
    const force = setTimeout(() => {
      logger.error('hub service did not end by itself and was stopped')
      child.kill()
    }, stopPatienceMs)
    await ended
    clearTimeout(force)
  }

  start()
  return {
    call: (channel, input, callId) =>
      new Promise((resolve) => {
        waiting.set(callId, { resolve })
        send({ type: 'call', callId, channel, input })
      }),
    cancel: (callId) => send({ type: 'cancel', callId }),
    grantFile: (token, path) => {
      const grant: GrantFile = { type: 'grant-file', token, path }
      grants.push(grant)
      if (isReady) child.postMessage(grant)
    },
    stop,
  }
}
