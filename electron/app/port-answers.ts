import type { AskPort } from '../../shared/ipc/bridge'
import type { PrinterPage } from '../platform/printer'
import type { PagePrinter } from './page-printer'
import { keepPage } from './printed-pages'

type Answer = (ask: AskPort) => Promise<unknown>

/** Who answers what the hub service asks of Electron: printing here, everything else the dialogs. */
export function answerPorts(dialogs: { readonly answer: Answer }, printer: PagePrinter): Answer {
  return (ask) => {
    switch (ask.port) {
      case 'showPage':
        return Promise.resolve(keepPage(pageOf(ask).html))
      case 'pagePdf':
        return printer.toPdf(pageOf(ask))
      case 'printPage':
        return isTest ? dialogs.answer(ask) : printer.toPaper(pageOf(ask))
      case 'pickFolder':
      case 'pickSavePath':
      case 'openPath':
        return dialogs.answer(ask)
    }
  }
}

/** A test answers for the printer, as it does for the dialogs. */
const isTest = process.env.SIMPUL_TEST === '1'

function pageOf(ask: AskPort): PrinterPage {
  return ask.input as PrinterPage // from our own hub service, which typed it
}
