import { parentPort, workerData } from 'node:worker_threads'

import { assert } from '../../../shared/lib/assert'
import type { Block } from '../document'
import { makeHere, type OfficeJob, type OfficePart, takePart } from './office-file'

/** Entry of the thread that makes one Word or Excel file, for office-file.ts. */
const port = parentPort
assert(port, 'started by office-file.ts')
// Given by office-file.ts, as are the parts.
const { document, ...job } = workerData as OfficeJob
const blocks: Block[] = []
port.on('message', (part: OfficePart) => {
  if (!takePart(blocks, part)) return
  port.removeAllListeners('message')
  // What fails ends the thread, and is told there.
  void makeHere({ ...job, document: { ...document, blocks } }).then((bytes) => {
    port.postMessage(bytes)
  })
})
