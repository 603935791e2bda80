import type { PortName } from '../../shared/ipc/bridge'
import { AppError } from '../../shared/lib/app-error'
import type { Printer } from '../platform/printer'

/** Electron's printing over the message port. What went wrong there stands in the shell's own log. */
export function createPrinterPort(
  ask: (port: PortName, input: unknown) => Promise<unknown>,
): Printer {
  return {
    show: async (page) => {
      const address = await ask('showPage', page)
      if (typeof address !== 'string') throw new AppError('print.failed')
      return address
    },
    toPdf: async (page) => {
      const pdf = await ask('pagePdf', page)
      if (!(pdf instanceof Uint8Array)) throw new AppError('print.failed')
      return pdf
    },
    toPaper: async (page) => {
      const answer = await ask('printPage', page)
      if (answer === null) throw new AppError('print.failed')
      return answer === 'printed'
    },
  }
}
