import { Worker } from 'node:worker_threads'

import { assert } from '../../../shared/lib/assert'
import type { FromBulkThread, ToBulkThread, WholeBuffer } from './bulk-messages'
import { createLaneStep, type LaneSpec, type StepResult } from './lane-steps'

/**
 * Encrypting, opening and summing up the bytes of large files, in threads of their own: two cores work
 * at once, and the thread that answers the window never stands still for it. The drive's side and the
 * store's side have a thread each, which live only while there is work.
 */
export type BulkWork = {
  /** A row of steps, one after another; it must be closed. `bytes` = how many there will be. */
  readonly openLane: (spec: LaneSpec, options: { side: BulkSide; bytes: number }) => Lane
  /** Buffers are used again: fresh memory costs as much as encrypting it. */
  readonly takeBuffer: (bytes: number) => WholeBuffer
  readonly giveBuffer: (buffer: WholeBuffer) => void
  readonly close: () => Promise<void>
}

export type BulkSide = 'drive' | 'store'

export type Lane = {
  /** The buffers belong to the lane until the answer brings them back, perhaps as other objects. */
  readonly step: (options: {
    readonly input: WholeBuffer
    readonly length: number
    readonly output: WholeBuffer
    readonly isLast: boolean
  }) => Promise<Stepped>
  readonly close: () => void
}

export type Stepped = StepResult & { readonly input: WholeBuffer; readonly output: WholeBuffer }

/** A batch of frames with what sealing adds to them. */
export const BUFFER_BYTES = 1024 * 1024 + 4096
const mostSpare = 16
/** Starting threads for less takes longer than the work. */
const worthThreads = 4 * 1024 * 1024
const idleMilliseconds = 3_000

/** Does everything in this thread: for small things, and where there is no file to start threads from. */
export function createBulkWork(threadFile: string | null): BulkWork {
  const spare: WholeBuffer[] = []
  const threads = new Map<BulkSide, Thread>()
  let open = 0
  let idle: NodeJS.Timeout | null = null

  const stop = async () => {
    const ending = [...threads.values()]
    threads.clear()
    spare.length = 0
    await Promise.all(ending.map((thread) => thread.stop()))
  }
  const threadOf = (side: BulkSide, file: string): Thread => {
    const found = threads.get(side)
    if (found && !found.hasFailed()) return found
    const started = startThread(file)
    threads.set(side, started)
    return started
  }
  return {
    openLane: (spec, { side, bytes }) => {
      const isWorthIt = threads.size > 0 || bytes >= worthThreads
      if (threadFile === null || !isWorthIt) return laneHere(spec)
      const lane = threadOf(side, threadFile).openLane(spec)
      open += 1
      if (idle) clearTimeout(idle)
      let isOpen = true
      return {
        step: lane.step,
        close: () => {
          if (!isOpen) return
          isOpen = false
          lane.close()
          open -= 1
          if (open > 0) return
          idle = setTimeout(() => void stop(), idleMilliseconds)
          idle.unref()
        },
      }
    },
    takeBuffer: (bytes) => {
      assert(bytes <= BUFFER_BYTES, 'a batch fits into a buffer')
      if (bytes < BUFFER_BYTES / 4) return new Uint8Array(bytes)
      return spare.pop() ?? new Uint8Array(BUFFER_BYTES)
    },
    giveBuffer: (buffer) => {
      if (buffer.length === BUFFER_BYTES && spare.length < mostSpare) spare.push(buffer)
    },
    close: async () => {
      if (idle) clearTimeout(idle)
      await stop()
    },
  }
}

function laneHere(spec: LaneSpec): Lane {
  const step = createLaneStep(spec)
  return {
    step: async ({ input, length, output, isLast }) => ({
      ...step(input.subarray(0, length), output, isLast),
      input,
      output,
    }),
    close: () => undefined,
  }
}

type Thread = {
  readonly openLane: (spec: LaneSpec) => Lane
  readonly hasFailed: () => boolean
  readonly stop: () => Promise<void>
}

type Waiting = {
  readonly resolve: (stepped: Stepped) => void
  readonly reject: (error: Error) => void
}

function startThread(file: string): Thread {
  const worker = new Worker(file)
  const waiting: Waiting[] = []
  let lanes = 0
  let failure: Error | null = null
  worker.unref()

  const settled = (): Waiting => {
    const next = waiting.shift()
    assert(next, 'a thread answers only what it was asked')
    // It keeps the process alive only while somebody waits for it.
    if (waiting.length === 0) worker.unref()
    return next
  }
  const fail = (error: Error) => {
    failure ??= error
    for (const { reject } of waiting.splice(0)) reject(failure)
  }
  worker.on('message', ({ input, output, result, failure: reason }: FromBulkThread) => {
    const { resolve, reject } = settled()
    if (result) resolve({ ...result, input, output })
    else reject(new Error(`A step failed: ${reason}`))
  })
  worker.on('error', fail)
  worker.on('exit', (code) => {
    fail(new Error(`The thread for bulk work ended with ${code}`))
  })
  const tell = (message: ToBulkThread, transfer: readonly ArrayBuffer[] = []) => {
    worker.postMessage(message, transfer)
  }
  return {
    openLane: (spec) => {
      lanes += 1
      const lane = lanes
      tell({ type: 'open', lane, spec })
      return {
        step: ({ input, length, output, isLast }) => {
          if (failure) return Promise.reject(failure)
          return new Promise((resolve, reject) => {
            if (waiting.length === 0) worker.ref()
            waiting.push({ resolve, reject })
            const buffers = [input.buffer, output.buffer]
            tell({ type: 'step', lane, input, length, output, isLast }, buffers)
          })
        },
        close: () => {
          tell({ type: 'close', lane })
        },
      }
    },
    hasFailed: () => failure !== null,
    stop: async () => {
      await worker.terminate()
    },
  }
}

/** For whoever has no threads to lend: tests of parts, and small files. */
export const bulkHere: BulkWork = createBulkWork(null)
