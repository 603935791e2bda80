import { Worker } from 'node:worker_threads'

import type { DocumentFormat } from '../../../shared/domain/document'
import type { Paper } from '../../../shared/domain/paper'
import type { PrintedDocument } from '../document'

export type OfficeJob = {
  readonly document: PrintedDocument
  readonly paper: Paper
  readonly format: Exclude<DocumentFormat, 'pdf'>
}

/**
 * A document as a Word or Excel file, made in a thread of its own: five hundred letters keep it busy for
 * ten seconds at a stretch, in which the window would get no answer. What it loaded for that goes with it.
 * Without the built office-thread.ts it is made here.
 */
export function makeOfficeFile(job: OfficeJob, threadFile: string | null): Promise<Uint8Array> {
  return threadFile === null ? makeHere(job) : makeInThread(job, threadFile)
}

/** The formats are loaded when the first file is made, not at the start. */
export async function makeHere({ document, paper, format }: OfficeJob): Promise<Uint8Array> {
  if (format === 'word') {
    const { toWordFile } = await import('./word-file')
    return toWordFile(document, paper)
  }
  const { toWorkbook } = await import('./workbook')
  return toWorkbook(document)
}

function makeInThread(job: OfficeJob, threadFile: string): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(threadFile, { workerData: job })
    worker.once('message', (bytes: Uint8Array) => {
      resolve(bytes)
    })
    worker.once('error', reject)
    // After an answer this changes nothing any more.
    worker.once('exit', (code) => {
      reject(new Error(`The thread that makes office files ended with ${code}`))
    })
  })
}
