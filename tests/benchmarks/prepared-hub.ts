import path from 'node:path'

import { type OpenHub, openHub } from '../../electron/api/open-hub'
import { silentLogger } from '../../electron/platform/logger'
import { pathsIn } from '../../electron/platform/paths'
import type { Channel, Contract } from '../../shared/ipc/contract'
import type { InputOf, OutputOf } from '../../shared/ipc/contract-kit'

/** A hub opened without a window, to fill a data folder that the app or another hub then works on. */
export type PreparedHub = {
  readonly call: <C extends Channel>(
    channel: C,
    input: InputOf<Contract[C]>,
  ) => Promise<OutputOf<Contract[C]>>
  /** The steps that tasks have reported, with the moment of each. */
  readonly steps: readonly { readonly step: string; readonly at: number }[]
  /** A token for a file, as if the user had chosen it in the window. */
  readonly choose: (path: string) => string
  readonly close: () => Promise<void>
}

export async function prepareHub(options: {
  readonly folder: string
  readonly repoRoot: string
  /** What the user picks when asked for a folder: the flash drive. */
  readonly stick?: string
}): Promise<PreparedHub> {
  const regions = path.join(options.repoRoot, 'node_modules', 'idn-area-data', 'data')
  const steps: { readonly step: string; readonly at: number }[] = []
  const hub: OpenHub = await openHub({
    paths: { ...pathsIn(options.folder, options.folder), regions },
    logger: silentLogger,
    bulkThread: path.join(options.repoRoot, 'out', 'bench', 'bulk-thread.js'),
    drives: { list: () => Promise.resolve([]) },
    printer: {
      show: () => Promise.reject(new Error('nothing is printed here')),
      toPdf: () => Promise.reject(new Error('nothing is printed here')),
      toPaper: () => Promise.reject(new Error('nothing is printed here')),
    },
    dialogs: {
      pickFolder: () => Promise.resolve(options.stick ?? null),
      pickSavePath: () => Promise.resolve(null),
      openPath: () => Promise.resolve(false),
    },
    onProgress: ({ step }) => {
      steps.push({ step, at: performance.now() })
    },
  })
  let calls = 0
  return {
    call: async (channel, input) => {
      calls += 1
      const answer = await hub.call(channel, input, {
        callId: `bench-${calls}`,
        signal: new AbortController().signal,
      })
      if (!answer.ok) throw new Error(`${channel}: ${answer.error.code}`)
      // dispatch has parsed the output with the channel's own schema.
      return answer.value as OutputOf<Contract[typeof channel]>
    },
    steps,
    choose: (file) => {
      calls += 1
      hub.grants.grant(`file-${calls}`, file)
      return `file-${calls}`
    },
    close: () => hub.close(),
  }
}
