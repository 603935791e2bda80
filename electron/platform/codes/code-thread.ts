import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'

import { assert } from '../../../shared/lib/assert'
import type { CodeThreadStart, FromCodeThread, ToCodeThread } from './code-messages'
import { createFrameDecoder } from './decode-frame'

/** Entry of the thread that searches pictures for codes, for code-reader.ts. One picture at a time. */
const port = parentPort
assert(port, 'started by code-reader.ts')
const { wasmFile } = workerData as CodeThreadStart // given by code-reader.ts
const decoder = createFrameDecoder(new Uint8Array(readFileSync(wasmFile)))

port.on('message', (frame: ToCodeThread) => {
  void answer(frame).then((message) => {
    port.postMessage(message)
  })
})

async function answer(frame: ToCodeThread): Promise<FromCodeThread> {
  try {
    const decode = await decoder
    return { isRead: true, text: await decode(frame) }
  } catch (error) {
    return { isRead: false, failure: String(error) }
  }
}
