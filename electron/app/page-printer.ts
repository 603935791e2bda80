import { BrowserWindow } from 'electron'

import type { Logger } from '../platform/logger'
import type { PrinterPage } from '../platform/printer'
import { forgetPage, keepPage } from './printed-pages'

/**
 * Turns a page into a PDF or sends it to the system's print dialog, in a window nobody sees. The
 * window cannot run anything: script is off, and the page is served with a policy that says so too.
 */
export type PagePrinter = {
  readonly toPdf: (page: PrinterPage) => Promise<Uint8Array | null>
  readonly toPaper: (page: PrinterPage) => Promise<'printed' | 'cancelled' | null>
}

export function createPagePrinter(logger: Logger): PagePrinter {
  return {
    toPdf: (page) =>
      inHiddenWindow(page, logger, async (window) => {
        const pdf = await window.webContents.printToPDF({
          preferCSSPageSize: true,
          printBackground: true,
          ...footOf(page),
        })
        return new Uint8Array(pdf.buffer, pdf.byteOffset, pdf.byteLength)
      }),
    toPaper: (page) => inHiddenWindow(page, logger, (window) => printOn(window, page)),
  }
}

async function inHiddenWindow<T>(
  page: PrinterPage,
  logger: Logger,
  work: (window: BrowserWindow) => Promise<T>,
): Promise<T | null> {
  const address = keepPage(page.html)
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      webSecurity: true,
    },
  })
  try {
    await window.loadURL(address)
    return await work(window)
  } catch (cause) {
    logger.error('a page could not be printed', cause)
    return null
  } finally {
    forgetPage(address)
    window.destroy()
  }
}

function printOn(window: BrowserWindow, page: PrinterPage): Promise<'printed' | 'cancelled'> {
  const micrometres = (millimetres: number) => Math.round(millimetres * 1000)
  return new Promise((resolve, reject) => {
    window.webContents.print(
      {
        silent: false,
        printBackground: true,
        pageSize: { width: micrometres(page.widthMm), height: micrometres(page.heightMm) },
      },
      (isPrinted, reason) => {
        if (isPrinted) resolve('printed')
        else if (/cancel/iu.test(reason)) resolve('cancelled')
        else reject(new Error(reason))
      },
    )
  })
}

/** Chromium numbers pages by the page's own style from this version on. */
const numbersByStyle = 131

/** Chromium draws its own foot larger than the page by the ratio of a CSS pixel to a point. */
const footScale = 3 / 4

/** For older runtimes: the numbers as Chromium's own foot, which only a PDF can have. */
function footOf({
  isNumbered,
  footer,
  marginMm,
}: PrinterPage): Partial<Electron.PrintToPDFOptions> {
  if (!isNumbered && footer === null) return {}
  if (Number(process.versions.chrome.split('.')[0]) >= numbersByStyle) return {}
  const style = `box-sizing:border-box;width:100%;padding:0 ${marginMm * footScale}mm;display:flex;justify-content:space-between;font:6pt serif`
  const numbers = isNumbered
    ? 'Halaman <span class="pageNumber"></span> dari <span class="totalPages"></span>'
    : ''
  return {
    displayHeaderFooter: true,
    headerTemplate: '<span></span>',
    footerTemplate: `<div style="${style}"><span>${escapeHtml(footer ?? '')}</span><span>${numbers}</span></div>`,
  }
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/gu, (sign) => `&#${sign.charCodeAt(0)};`)
}
