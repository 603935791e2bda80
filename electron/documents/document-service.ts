import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'

import type { DocumentFormat, DocumentRequest } from '../../shared/domain/document'
import { type Paper, sheetSize } from '../../shared/domain/paper'
import { AppError } from '../../shared/lib/app-error'
import { isActivityPaper, withPrinted } from '../features/activity-papers/printed-papers'
import { withPrintedOrder } from '../features/attendance/printed-order'
import type { TaskContext } from '../features/handler'
import { findSetting, saveSetting } from '../features/settings/settings-repository'
import { writePlainCopy } from '../files/plain-copy'
import { safeFileName } from '../files/safe-file-name'
import type { Printer, PrinterPage } from '../platform/printer'
import type { Block, PrintedDocument } from './document'
import type { FormContext } from './form'
import { composeDocument } from './forms'
import { orderOnPaper } from './forms/attendance-sheet'
import { makeOfficeFile } from './office/office-file'

export type Printed = { readonly request: DocumentRequest; readonly paper: Paper }

export async function previewDocument(
  { request, paper }: Printed,
  context: Omit<FormContext, 'paper'> & { readonly printer: Printer },
) {
  const document = await composeDocument(request, { ...context, paper })
  return {
    address: await context.printer.show(await layOut(document, paper)),
    title: document.title,
    ...sheetSize(paper, document.orientation),
    formats: formatsOf(document),
  }
}

export async function printDocument(
  { request, paper }: Printed,
  context: TaskContext,
): Promise<{ readonly isPrinted: boolean }> {
  context.progress({ step: 'layingOut', done: 0, total: 0 })
  const document = await composeDocument(request, { ...context, paper })
  const isPrinted = await context.printer.toPaper(await layOut(document, paper))
  if (isPrinted) await notePrinted(request, context)
  return { isPrinted }
}

/** The numbers of a sheet that went out stay its numbers on screen; a checklist says what went out. */
async function notePrinted(
  request: DocumentRequest,
  context: Pick<TaskContext, 'clock' | 'write' | 'db'>,
): Promise<void> {
  const { clock, write } = context
  if (request.kind === 'attendance-sheet') {
    const printed = await orderOnPaper(request, context)
    await write('documents.notePrinted', async (db) => {
      const noted = await findSetting(db, 'printed-sheets')
      await saveSetting(db, 'printed-sheets', withPrintedOrder(noted, printed))
    })
  }
  if (!isActivityPaper(request)) return
  await write('documents.notePrinted', async (db) => {
    const noted = await findSetting(db, 'printed-papers')
    await saveSetting(db, 'printed-papers', withPrinted(noted, request, clock.now()))
  })
}

const endings: Readonly<Record<DocumentFormat, string>> = {
  pdf: 'pdf',
  word: 'docx',
  table: 'xlsx',
}

/** Where this run saved documents, by the id the page holds. */
const savedPaths = new Map<string, string>()

export async function saveDocument(
  { request, paper, format }: Printed & { readonly format: DocumentFormat },
  context: TaskContext,
): Promise<{ readonly saved: { readonly id: string; readonly name: string } | null }> {
  const document = await composeDocument(request, { ...context, paper })
  if (!formatsOf(document).includes(format)) throw new AppError('call.invalid')
  const suggestedName = `${safeFileName(document.title)}.${endings[format]}`
  const path = await context.dialogs.pickSavePath({ suggestedName })
  if (path === null) return { saved: null }
  context.progress({ step: 'layingOut', done: 0, total: 0 })
  await writePlainCopy([await bytesOf({ document, paper, format }, context)], path)
  const id = randomUUID()
  savedPaths.set(id, path)
  await notePrinted(request, context)
  return { saved: { id, name: basename(path) } }
}

export async function openSavedDocument(
  id: string,
  { dialogs }: Pick<TaskContext, 'dialogs'>,
): Promise<Record<string, never>> {
  const path = savedPaths.get(id)
  if (path === undefined) throw new AppError('file.missing')
  if (!(await dialogs.openPath({ path }))) throw new AppError('file.no-program')
  return {}
}

/** React and the font are loaded when the first document is made, not at the start. */
async function layOut(document: PrintedDocument, paper: Paper): Promise<PrinterPage> {
  const { renderPage } = await import('./page/render-page')
  return {
    html: await renderPage(document, paper),
    ...sheetSize(paper, document.orientation),
    marginMm: document.marginMm ?? paper.marginMm,
    isNumbered: document.isNumbered,
    footer: document.footer ?? null,
  }
}

async function bytesOf(
  options: {
    readonly document: PrintedDocument
    readonly paper: Paper
    readonly format: DocumentFormat
  },
  { printer, officeThread }: Pick<TaskContext, 'printer' | 'officeThread'>,
): Promise<Uint8Array> {
  const { document, paper, format } = options
  switch (format) {
    case 'pdf':
      return printer.toPdf(await layOut(document, paper))
    case 'word':
    case 'table':
      return makeOfficeFile({ document, paper, format }, officeThread)
  }
}

function formatsOf(document: PrintedDocument): readonly DocumentFormat[] {
  const formats: DocumentFormat[] = ['pdf']
  if (document.isLetter === true) formats.push('word')
  if (hasSheet(document.blocks)) formats.push('table')
  return formats
}

function hasSheet(blocks: readonly Block[]): boolean {
  return blocks.some((block) => block.kind === 'table' && block.sheet !== undefined)
}
