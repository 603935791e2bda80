import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'

import { build } from 'vite'

import type { FromHubService, ToHubService } from '../../shared/ipc/bridge'
import type { Channel, Contract } from '../../shared/ipc/contract'
import type { InputOf, OutputOf } from '../../shared/ipc/contract-kit'
import type { Result } from '../../shared/lib/result'

const root = resolve(import.meta.dirname, '../..')

/** Builds electron/hub-service.ts as the app does, into a folder of this test alone. */
export async function buildHubService(name: string): Promise<string> {
  const outDir = join(root, '.cache', name)
  mkdirSync(outDir, { recursive: true })
  await build({
    configFile: join(root, 'build/vite.electron.config.ts'),
    logLevel: 'error',
    build: {
      outDir,
      emptyOutDir: true,
      sourcemap: false,
      rolldownOptions: { input: { 'hub-service': join(root, 'electron/hub-service.ts') } },
    },
  })
  return join(outDir, 'hub-service.js')
}

/** The built hub service as a process of its own, to be killed at any moment. */
export type HubServiceProcess = {
  readonly call: <C extends Channel>(
    channel: C,
    input: InputOf<Contract[C]>,
  ) => Promise<Result<OutputOf<Contract[C]>>>
  readonly pid: number
  /** Answers the folder dialog gives, first to last; none left means the user closed the dialog. */
  readonly folders: string[]
  /** A token for a file, as if the user had chosen it in the window. */
  readonly choose: (path: string) => string
  /** SIGKILL; resolves when the process is gone. Calls under way never answer. */
  readonly kill: () => Promise<void>
  /** Ends it as closing the app does. */
  readonly stop: () => Promise<void>
}

export async function startHubServiceProcess(options: {
  readonly entry: string
  readonly data: string
  readonly answersTooEarly?: boolean
}): Promise<HubServiceProcess> {
  const child: ChildProcess = fork(options.entry, [], {
    execArgv: ['--require', join(root, 'tests/support/parent-port.cjs')],
    serialization: 'advanced',
    env: {
      ...process.env,
      SIMPUL_DATA_DIR: options.data,
      SIMPUL_RESOURCES_DIR: options.data,
      SIMPUL_TEST_ANSWER_EARLY: options.answersTooEarly === true ? '1' : '0',
    },
  })
  const folders: string[] = []
  // A process that has just been killed cannot be written to; its calls stay open.
  const tell = (message: ToHubService) => child.send(message, () => undefined)
  const waiting = new Map<string, (result: Result<unknown>) => void>()
  const gone = once(child, 'exit')
  const ready = new Promise<void>((resolveReady, reject) => {
    child.once('exit', (code) => {
      reject(new Error(`The hub service ended before it was ready (${String(code)})`))
    })
    child.on('message', (message: FromHubService) => {
      if (message.type === 'ready') resolveReady()
      if (message.type === 'reply') waiting.get(message.callId)?.(message.result)
      if (message.type === 'port-ask') {
        const { requestId } = message
        tell({ type: 'port-answer', requestId, value: folders.shift() ?? null })
      }
    })
  })
  await ready
  let calls = 0
  return {
    call: (channel, input) =>
      new Promise((resolveCall) => {
        calls += 1
        const callId = `call-${calls}`
        waiting.set(callId, (result) => {
          // The service has parsed the output with the channel's own schema.
          resolveCall(result as Result<OutputOf<Contract[typeof channel]>>)
        })
        tell({ type: 'call', callId, channel, input })
      }),
    pid: child.pid ?? 0,
    folders,
    choose: (path) => {
      calls += 1
      const token = `token-${calls}`
      tell({ type: 'grant-file', token, path })
      return token
    },
    kill: async () => {
      child.kill('SIGKILL')
      await gone
    },
    stop: async () => {
      tell({ type: 'shutdown' })
      await gone
    },
  }
}
