import { parentPort } from 'node:worker_threads'

import { assert } from '../../../shared/lib/assert'
import { wipe } from '../crypto'
import type { FromBulkThread, ToBulkThread } from './bulk-messages'
import { createLaneStep, type LaneStep } from './lane-steps'

/**
 * Entry of a thread that seals, opens and sums up buffers for bulk-work.ts. Buffers are handed over
 * and back, never copied; answers come in the order of the questions.
 */
const lanes = new Map<number, LaneStep>()
const port = parentPort
assert(port, 'started by bulk-work.ts')

port.on('message', (message: ToBulkThread) => {
  switch (message.type) {
    case 'open':
      lanes.set(message.lane, createLaneStep(message.spec))
      // It came as a copy, which nobody else can wipe.
      wipe(message.spec.key)
      break
    case 'step':
      port.postMessage(...answer(message))
      break
    case 'close':
      lanes.delete(message.lane)
      break
  }
})

function answer(
  message: Extract<ToBulkThread, { readonly type: 'step' }>,
): [FromBulkThread, ArrayBuffer[]] {
  const { lane, input, length, output, isLast } = message
  const buffers = { input, output }
  const step = lanes.get(lane)
  try {
    assert(step, 'a lane is open while it is stepped')
    const result = step(input.subarray(0, length), output, isLast)
    return [{ ...buffers, result, failure: null }, transferable(input, output)]
  } catch (error) {
    return [{ ...buffers, result: null, failure: String(error) }, transferable(input, output)]
  }
}

function transferable(input: Uint8Array, output: Uint8Array): ArrayBuffer[] {
  // Always of their own here: they came as whole buffers.
  return [input.buffer as ArrayBuffer, output.buffer as ArrayBuffer]
}
