import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

import type { FromHubService, ToHubService } from '../shared/ipc/bridge'
import { AppError } from '../shared/lib/app-error'
import { assert } from '../shared/lib/assert'
import type { Result } from '../shared/lib/result'
import { createElectronPorts } from './api/electron-ports'
import { type OpenHub, openHub, type OpenHubOptions } from './api/open-hub'
import { lockFolder } from './database/folder-lock'
import { systemClock } from './platform/clock'
import { createFileGrants } from './platform/file-grants'
import { createFileLogger } from './platform/logger'
import { pathsIn } from './platform/paths'
import { systemDrives } from './platform/system-drives'

/**
 * Entry of the utilityProcess: opens the hub and answers calls. Knows no Electron but the message
 * port that the process was born with; everything else is plain Node.
 */
type ParentPort = {
  readonly postMessage: (message: FromHubService) => void
  readonly on: (
    event: 'message',
    listener: (event: { readonly data: ToHubService }) => void,
  ) => void
}

async function main(): Promise<void> {
  const { parentPort } = process as unknown as { readonly parentPort?: ParentPort } // set by Electron
  const { SIMPUL_DATA_DIR: data, SIMPUL_RESOURCES_DIR: resources } = process.env
  assert(parentPort, 'the hub service is started by the main process')
  assert(data && resources, 'the main process says where data and resources are')
  const paths = pathsIn(data, resources)
  const logger = createFileLogger(paths.log, systemClock)
  const running = new Map<string, AbortController>()
  const { dialogs, printer, accept } = createElectronPorts((message) => {
    parentPort.postMessage(message)
  })
  const hub = await openOrExplain({
    paths,
    logger,
    dialogs,
    printer,
    drives: systemDrives,
    bulkThread: join(__dirname, 'bulk-thread.js'),
    codeThread: join(__dirname, 'code-thread.js'),
    officeThread: join(__dirname, 'office-thread.js'),
    onChanged: (tables) => {
      parentPort.postMessage({ type: 'event', name: 'data.changed', payload: { tables } })
    },
    onProgress: (payload) => {
      parentPort.postMessage({ type: 'event', name: 'task.progress', payload })
    },
  })

  const answer = async (callId: string, channel: string, input: unknown): Promise<void> => {
    const controller = new AbortController()
    running.set(callId, controller)
    const result = await hub.call(channel, input, { callId, signal: controller.signal })
    running.delete(callId)
    parentPort.postMessage({ type: 'reply', callId, result })
  }

  parentPort.on('message', ({ data: message }) => {
    switch (message.type) {
      case 'call':
        void answer(message.callId, message.channel, message.input)
        break
      case 'cancel':
        // The reason is what `signal.throwIfAborted()` throws deep inside a task.
        running.get(message.callId)?.abort(new AppError('task.cancelled'))
        break
      case 'grant-file':
        hub.grants.grant(message.token, message.path)
        break
      case 'port-answer':
        accept(message)
        break
      case 'shutdown':
        void hub.close().finally(() => process.exit(0))
        break
    }
  })
  parentPort.postMessage({ type: 'ready' })
}

/**
 * A hub that cannot be opened (in use elsewhere, made by a newer version) still answers every call,
 * with the reason: a window with a clear sentence beats one that never comes.
 */
async function openOrExplain(options: OpenHubOptions): Promise<OpenHub> {
  try {
    mkdirSync(options.paths.data, { recursive: true })
    const lock = await lockFolder(options.paths.lock)
    const hub = await openHub(options)
    return {
      ...hub,
      close: async () => {
        await hub.close()
        await lock.release()
      },
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const failure: Result<never> = { ok: false, error: { code: error.code, params: error.params } }
    return {
      grants: createFileGrants(),
      call: () => Promise.resolve(failure),
      close: () => Promise.resolve(),
    }
  }
}

void main()
