import { fdatasyncSync, readSync, writeSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'

import { assert } from '../../../shared/lib/assert'
import { wipe } from '../crypto'
import { errorName } from '../drive-errors'
import type { FromBulkThread, ToBulkThread } from './bulk-messages'
import { copyFile, type CopyFileSystem, FileCopyError, PIECE_BYTES } from './file-copy'
import { createLaneStep, type LaneStep } from './lane-steps'

/**
 * Entry of a thread that seals, opens, copies and sums up bytes for bulk-work.ts. Buffers are handed
 * over and back, never copied; answers come in the order of the questions.
 */
const lanes = new Map<number, LaneStep>()
const port = parentPort
assert(port, 'started by bulk-work.ts')
/** Told more often, the other thread would be woken for nothing. */
const TELL_BYTES = 1024 * 1024

/** One copy after the other. */
const piece = new Uint8Array(PIECE_BYTES)

const atOnce: CopyFileSystem = {
  read: (fd, target, at) => readSync(fd, target, 0, target.length, at),
  write: (fd, bytes) => writeSync(fd, bytes),
  datasync: fdatasyncSync,
}

const tell = (message: FromBulkThread, transfer: readonly ArrayBuffer[] = []) => {
  port.postMessage(message, transfer)
}

port.on('message', (message: ToBulkThread) => {
  switch (message.type) {
    case 'open':
      lanes.set(message.lane, createLaneStep(message.spec))
      // It came as a copy, which nobody else can wipe.
      wipe(message.spec.key)
      break
    case 'step':
      tell(...answer(message))
      break
    case 'close':
      lanes.delete(message.lane)
      break
    case 'copy':
      void copy(message).then(tell)
      break
  }
})

function answer(
  message: Extract<ToBulkThread, { readonly type: 'step' }>,
): [FromBulkThread, ArrayBuffer[]] {
  const { lane, input, length, output, isLast } = message
  const base = { type: 'stepped', input, output } as const
  const step = lanes.get(lane)
  try {
    assert(step, 'a lane is open while it is stepped')
    const result = step(input.subarray(0, length), output, isLast)
    return [{ ...base, result, failure: null }, transferable(input, output)]
  } catch (error) {
    return [{ ...base, result: null, failure: String(error) }, transferable(input, output)]
  }
}

function transferable(input: Uint8Array, output: Uint8Array): ArrayBuffer[] {
  // Always of their own here: they came as whole buffers.
  return [input.buffer as ArrayBuffer, output.buffer as ArrayBuffer]
}

/** Nothing in it waits, so the next message is looked at only after it. */
async function copy({
  copy: job,
  stop,
}: Extract<ToBulkThread, { readonly type: 'copy' }>): Promise<FromBulkThread> {
  let untold = 0
  try {
    const onPiece = (bytes: number) => {
      if (Atomics.load(stop, 0) !== 0) throw new Error('stopped')
      untold += bytes
      if (untold < TELL_BYTES) return
      tell({ type: 'copying', bytes: untold })
      untold = 0
    }
    const check = await copyFile(job, atOnce, { piece, onPiece })
    if (untold > 0) tell({ type: 'copying', bytes: untold })
    return { type: 'copied', check }
  } catch (error) {
    const { side, cause } = error instanceof FileCopyError ? error : { side: null, cause: error }
    return { type: 'copy-failed', side, code: errorName(cause), message: String(cause) }
  }
}
