import { Worker } from 'node:worker_threads'

import type { DocumentFormat } from '../../../shared/domain/document'
import type { Paper } from '../../../shared/domain/paper'
import { assert } from '../../../shared/lib/assert'
import { createGiveWay } from '../../platform/give-way'
import type { Block, PrintedDocument, TableBlock } from '../document'

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
  return toWorkbook(document, paper)
}

/**
 * What the thread is sent, one after the other: a block of the document, or more rows of the table that
 * was the last block. Copying a register of 20,000 people over at one go keeps the window waiting, too.
 */
export type OfficePart =
  | { readonly kind: 'block'; readonly block: Block }
  | { readonly kind: 'rows'; readonly rows: TableBlock['rows'] }
  | { readonly kind: 'end' }

const rowsOfPart = 200

function* partsOf(blocks: readonly Block[]): Generator<OfficePart> {
  for (const block of blocks) {
    if (block.kind !== 'table' || block.rows.length <= rowsOfPart) yield { kind: 'block', block }
    else {
      const { rows } = block
      yield { kind: 'block', block: { ...block, rows: [] } }
      for (let from = 0; from < rows.length; from += rowsOfPart) {
        yield { kind: 'rows', rows: rows.slice(from, from + rowsOfPart) }
      }
    }
  }
  yield { kind: 'end' }
}

/** In the thread: the document's blocks, of all parts that were sent before the end. */
export function blocksOf(parts: readonly OfficePart[]): readonly Block[] {
  const blocks: Block[] = []
  let rows: TableBlock['rows'][number][] = []
  for (const part of parts) {
    if (part.kind === 'rows') {
      assert(blocks.at(-1)?.kind === 'table', 'rows are sent after their table')
      rows.push(...part.rows)
    } else if (part.kind === 'block') {
      const { block } = part
      rows = block.kind === 'table' ? [...block.rows] : []
      blocks.push(block.kind === 'table' ? { ...block, rows } : block)
    }
  }
  return blocks
}

async function sendParts(worker: Worker, blocks: readonly Block[]): Promise<void> {
  const giveWay = createGiveWay()
  for (const part of partsOf(blocks)) {
    worker.postMessage(part)
    await giveWay()
  }
}

function makeInThread(job: OfficeJob, threadFile: string): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const { blocks, ...page } = job.document
    const start: OfficeJob = { ...job, document: { ...page, blocks: [] } }
    const worker = new Worker(threadFile, { workerData: start })
    worker.once('message', (bytes: Uint8Array) => {
      resolve(bytes)
    })
    worker.once('error', reject)
    // After an answer this changes nothing any more.
    worker.once('exit', (code) => {
      reject(new Error(`The thread that makes office files ended with ${code}`))
    })
    sendParts(worker, blocks).catch(reject)
  })
}
