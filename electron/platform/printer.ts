/**
 * Electron's printing, as the hub service may ask for it. A page is whole by itself: HTML that runs
 * nothing and loads nothing, with its size and margins in its style.
 */
export type PrinterPage = {
  readonly html: string
  /** Millimetres of the sheet as it is held. */
  readonly widthMm: number
  readonly heightMm: number
  readonly marginMm: number
  readonly isNumbered: boolean
  readonly footer: string | null
}

export type Printer = {
  /** Keeps a page so that a frame of the window can show it; returns its address. */
  readonly show: (page: PrinterPage) => Promise<string>
  readonly toPdf: (page: PrinterPage) => Promise<Uint8Array>
  /** Asks for a printer. False: nothing was printed, because the user changed their mind. */
  readonly toPaper: (page: PrinterPage) => Promise<boolean>
}
