import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

import { type OpenHub, openHub } from '../../electron/api/open-hub'
import type { Clock } from '../../electron/platform/clock'
import type { Drive } from '../../electron/platform/drives'
import { type Logger, silentLogger } from '../../electron/platform/logger'
import { pathsIn } from '../../electron/platform/paths'
import type { PrinterPage } from '../../electron/platform/printer'
import type { Channel, Contract } from '../../shared/ipc/contract'
import type { InputOf, OutputOf } from '../../shared/ipc/contract-kit'
import type { TaskProgress } from '../../shared/ipc/events'
import type { Failure, Result } from '../../shared/lib/result'

/** A real hub on real files, with a clock, drives and dialogs that the test holds in its hands. */
export type TestHub = {
  readonly folder: string
  /** Labels of `now` tick; `monotonic`, which waits are counted by, stands still until set on. */
  readonly clock: { now: number; monotonic: number }
  readonly drives: Drive[]
  /** Answers the dialogs give, first to last; none left means the user closed the dialog. */
  readonly answers: {
    folders: string[]
    savePaths: string[]
    readonly opened: string[]
    /** Names that the dialogs for saving proposed. */
    readonly suggestedNames: string[]
    /** The PC has no program for what is opened. */
    hasNoProgram: boolean
  }
  /** Pages that were shown, made a PDF of or sent to paper, in order. */
  readonly printed: PrinterPage[]
  readonly changed: string[][]
  readonly progress: TaskProgress[]
  /** Calls and unwraps; a failure throws with its code. */
  readonly call: <C extends Channel>(
    channel: C,
    input: InputOf<Contract[C]>,
  ) => Promise<OutputOf<Contract[C]>>
  readonly result: <C extends Channel>(
    channel: C,
    input: InputOf<Contract[C]>,
    signal?: AbortSignal,
  ) => Promise<Result<OutputOf<Contract[C]>>>
  /** A token for a file, as if the user had chosen it in the window. */
  readonly choose: (path: string) => string
  /** Closes and opens the same hub again, as after a restart. */
  readonly reopen: () => Promise<void>
  /** As `reopen`, doing something to the files while the hub is closed. */
  readonly reopenAfter: (work: () => Promise<void>) => Promise<void>
  readonly close: () => Promise<void>
}

export class FailedCall extends Error {
  readonly failure: Failure

  constructor(channel: string, failure: Failure) {
    super(`${channel}: ${failure.code} ${JSON.stringify(failure.params)}`)
    this.failure = failure
  }
}

export async function createTestHub(
  options: {
    readonly folder?: string
    readonly startsAt?: number
    readonly logger?: Logger
  } = {},
): Promise<TestHub> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'simpul-hub-'))
  const clock = { now: options.startsAt ?? Date.UTC(2026, 10, 21, 1), monotonic: 0 }
  const drives: Drive[] = []
  const answers = {
    folders: [] as string[],
    savePaths: [] as string[],
    opened: [] as string[],
    suggestedNames: [] as string[],
    hasNoProgram: false,
  }
  const printed: PrinterPage[] = []
  const changed: string[][] = []
  const progress: TaskProgress[] = []
  const ticking: Clock = {
    now: () => {
      clock.now += 1
      return clock.now
    },
    monotonic: () => clock.monotonic,
  }
  const open = () =>
    openHub({
      paths: { ...pathsIn(folder, folder), regions: regionsFolder, codeReader: codeReaderFile },
      logger: options.logger ?? silentLogger,
      clock: ticking,
      drives: { list: () => Promise.resolve(drives) },
      dialogs: {
        pickFolder: () => Promise.resolve(answers.folders.shift() ?? null),
        pickSavePath: ({ suggestedName }) => {
          answers.suggestedNames.push(suggestedName)
          return Promise.resolve(answers.savePaths.shift() ?? null)
        },
        openPath: ({ path }) => {
          answers.opened.push(path)
          return Promise.resolve(!answers.hasNoProgram)
        },
      },
      printer: {
        show: (page) => {
          printed.push(page)
          return Promise.resolve(`app://simpul/printed/${printed.length}`)
        },
        toPdf: (page) => {
          printed.push(page)
          return Promise.resolve(Buffer.from(`%PDF ${page.html}`))
        },
        toPaper: (page) => {
          printed.push(page)
          return Promise.resolve(true)
        },
      },
      onChanged: (tables) => {
        changed.push([...tables])
      },
      onProgress: (step) => {
        progress.push(step)
      },
    })
  let hub: OpenHub = await open()
  let calls = 0
  const result: TestHub['result'] = (channel, input, signal = new AbortController().signal) => {
    calls += 1
    // dispatch has parsed the output with the channel's own schema.
    return hub.call(channel, input, { callId: `call-${calls}`, signal }) as Promise<
      Result<OutputOf<Contract[typeof channel]>>
    >
  }
  return {
    folder,
    clock,
    drives,
    answers,
    printed,
    changed,
    progress,
    result,
    call: async (channel, input) => {
      const answer = await result(channel, input)
      if (!answer.ok) throw new FailedCall(channel, answer.error)
      return answer.value
    },
    choose: (path) => {
      calls += 1
      const token = `token-${calls}`
      hub.grants.grant(token, path)
      return token
    },
    reopen: async () => {
      await hub.close()
      hub = await open()
    },
    reopenAfter: async (work) => {
      await hub.close()
      await work()
      hub = await open()
    },
    close: async () => {
      await hub.close()
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Region names as the package brings them; the build copies the same files. */
const regionsFolder = resolve(import.meta.dirname, '../../node_modules/idn-area-data/data')

const codeReaderFile = resolve(
  import.meta.dirname,
  '../../node_modules/zxing-wasm/dist/reader/zxing_reader.wasm',
)
