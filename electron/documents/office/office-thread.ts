import { parentPort, workerData } from 'node:worker_threads'

import { assert } from '../../../shared/lib/assert'
import { blocksOf, makeHere, type OfficeJob, type OfficePart } from './office-file'

/** Entry of the thread that makes one Word or Excel file, for office-file.ts. */
const port = parentPort
assert(port, 'started by office-file.ts')
// Given by office-file.ts, as are the parts.
const { document, ...job } = workerData as OfficeJob
const parts: OfficePart[] = []
port.on('message', (part: OfficePart) => {
  parts.push(part)
  if (part.kind !== 'end') return
  port.removeAllListeners('message')
  const blocks = blocksOf(parts)
  // What fails ends the thread, and is told there.
  void makeHere({ ...job, document: { ...document, blocks } }).then((bytes) => {
    port.postMessage(bytes)
  })
})
