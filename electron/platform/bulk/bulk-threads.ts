import { Worker } from 'node:worker_threads'

import { assert } from '../../../shared/lib/assert'
import type { FromBulkThread, ToBulkThread, WholeBuffer } from './bulk-messages'
import { type FileCopy, FileCopyError } from './file-copy'
import type { LaneSpec, StepResult } from './lane-steps'

/** A running bulk-thread.ts. */
export type Thread = {
  readonly openLane: (spec: LaneSpec) => Lane
  readonly copy: (copy: FileCopy, onBytes: (bytes: number) => void) => Promise<Uint8Array | null>
  readonly hasFailed: () => boolean
  readonly stop: () => Promise<void>
}

export type Lane = {
  /** The buffers belong to the lane until the answer brings them back, perhaps as other objects. */
  readonly step: (options: {
    readonly input: WholeBuffer
    readonly length: number
    readonly output: WholeBuffer
    readonly isLast: boolean
  }) => Promise<Stepped>
  /** Once is enough. */
  readonly close: () => void
}

export type Stepped = StepResult & { readonly input: WholeBuffer; readonly output: WholeBuffer }

/** Somebody who waits for an answer; `hear` gets all messages that are for them. */
type Waiting = {
  readonly hear: (message: FromBulkThread) => void
  readonly reject: (error: Error) => void
}

export function startThread(file: string): Thread {
  const worker = new Worker(file)
  const waiting: Waiting[] = []
  let lanes = 0
  let failure: Error | null = null
  worker.unref()

  const fail = (error: Error) => {
    failure ??= error
    for (const { reject } of waiting.splice(0)) reject(failure)
  }
  worker.on('message', (message: FromBulkThread) => {
    const [next] = waiting
    assert(next, 'a thread answers only what it was asked')
    if (message.type !== 'copying') waiting.shift()
    // It keeps the process alive only while somebody waits for it.
    if (waiting.length === 0) worker.unref()
    next.hear(message)
  })
  worker.on('error', fail)
  worker.on('exit', (code) => {
    fail(new Error(`The thread for bulk work ended with ${code}`))
  })
  const ask = (message: ToBulkThread, asking: Waiting, transfer: readonly ArrayBuffer[] = []) => {
    if (failure) {
      asking.reject(failure)
      return
    }
    if (waiting.length === 0) worker.ref()
    waiting.push(asking)
    worker.postMessage(message, transfer)
  }
  return {
    openLane: (spec) => {
      lanes += 1
      const lane = lanes
      worker.postMessage({ type: 'open', lane, spec } satisfies ToBulkThread)
      return {
        step: ({ input, length, output, isLast }) =>
          new Promise((resolve, reject) => {
            const message = { type: 'step', lane, input, length, output, isLast } as const
            const hear = (answer: FromBulkThread) => {
              assert(answer.type === 'stepped', 'a step is answered as one')
              if (answer.result) resolve({ ...answer.result, ...buffersOf(answer) })
              else reject(new Error(`A step failed: ${answer.failure}`))
            }
            ask(message, { hear, reject }, [input.buffer, output.buffer])
          }),
        close: () => {
          worker.postMessage({ type: 'close', lane } satisfies ToBulkThread)
        },
      }
    },
    copy: async (copy, onBytes) => {
      const stop = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
      const thrown: unknown[] = []
      const tellBytes = (bytes: number) => {
        if (thrown.length > 0) return
        try {
          onBytes(bytes)
        } catch (error) {
          // The files are still in use: it ends when the thread says so.
          thrown.push(error)
          Atomics.store(stop, 0, 1)
        }
      }
      const answer = await new Promise<FromBulkThread>((resolve, reject) => {
        const hear = (message: FromBulkThread) => {
          if (message.type === 'copying') tellBytes(message.bytes)
          else resolve(message)
        }
        ask({ type: 'copy', copy, stop }, { hear, reject })
      })
      if (thrown.length > 0) throw thrown[0]
      if (answer.type === 'copied') return answer.check
      assert(answer.type === 'copy-failed', 'a copy is answered as one')
      throw asCopyError(answer)
    },
    hasFailed: () => failure !== null,
    stop: async () => {
      await worker.terminate()
    },
  }
}

function buffersOf({ input, output }: Extract<FromBulkThread, { readonly type: 'stepped' }>) {
  return { input, output }
}

function asCopyError({
  side,
  code,
  message,
}: Extract<FromBulkThread, { readonly type: 'copy-failed' }>): Error {
  const cause = Object.assign(new Error(message), code === null ? {} : { code })
  return side === null ? cause : new FileCopyError(side, cause)
}
