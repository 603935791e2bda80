import { randomUUID } from 'node:crypto'

import { z } from 'zod'

import type { AnswerPort, AskPort, PortName } from '../../shared/ipc/bridge'
import type { Dialogs } from '../platform/dialogs'
import type { Printer } from '../platform/printer'
import { createPrinterPort } from './printer-port'

const path = z.string().min(1).nullable()

/** Electron's dialogs and printing over the message port: ask main, wait for the answer with the same id. */
export function createElectronPorts(send: (message: AskPort) => void): {
  readonly dialogs: Dialogs
  readonly printer: Printer
  readonly accept: (answer: AnswerPort) => void
} {
  const waiting = new Map<string, (value: unknown) => void>()
  const ask = (port: PortName, input: unknown): Promise<unknown> =>
    new Promise((resolve) => {
      const requestId = randomUUID()
      waiting.set(requestId, resolve)
      send({ type: 'port-ask', requestId, port, input })
    })
  return {
    accept: ({ requestId, value }) => {
      waiting.get(requestId)?.(value)
      waiting.delete(requestId)
    },
    printer: createPrinterPort(ask),
    dialogs: {
      pickFolder: async () => path.parse(await ask('pickFolder', {})),
      pickSavePath: async (options) => path.parse(await ask('pickSavePath', options)),
      openPath: async (options) => (await ask('openPath', options)) === 'opened',
    },
  }
}
