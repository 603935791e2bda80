import { parentPort, workerData } from 'node:worker_threads'

import { assert } from '../../../shared/lib/assert'
import { makeHere, type OfficeJob } from './office-file'

/** Entry of the thread that makes one Word or Excel file, for office-file.ts. */
const port = parentPort
assert(port, 'started by office-file.ts')
// Given by office-file.ts. What fails ends the thread, and is told there.
void makeHere(workerData as OfficeJob).then((bytes) => {
  port.postMessage(bytes)
})
