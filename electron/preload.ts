import { contextBridge, ipcRenderer, webUtils } from 'electron'

import type { SimpulBridge } from '../shared/ipc/bridge'
import type { EventName, EventPayload } from '../shared/ipc/events'
import type { Result } from '../shared/lib/result'
import { noticeChannel, pageChannel, type PageMessage } from './ipc/channels'

/** The bridge: what the page sees as `window.simpul`. Knows no feature and hands out no Electron object. */
function send(message: PageMessage): Promise<unknown> {
  return ipcRenderer.invoke(pageChannel, message)
}

/** Where a chosen file lies on the disk; the page itself never learns it. Empty for one made in memory. */
function pathOf(file: File): string {
  // Electron before 32 has no webUtils and puts the path on the file itself.
  const utils = webUtils as typeof webUtils | undefined
  if (utils !== undefined) return utils.getPathForFile(file)
  return (file as File & { readonly path?: string }).path ?? ''
}

const bridge: SimpulBridge = {
  // The main process answers with what the contract promises for this channel.
  call: (channel, input, callId) =>
    send({ type: 'call', channel, input, callId }) as Promise<Result<unknown>>,
  cancel: (callId) => {
    void send({ type: 'cancel', callId })
  },
  on: <N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void) => {
    const forward = (_event: unknown, noticed: EventName, payload: EventPayload<N>): void => {
      if (noticed === name) listener(payload)
    }
    ipcRenderer.on(noticeChannel, forward)
    return () => {
      ipcRenderer.off(noticeChannel, forward)
    }
  },
  offerFile: (file) => send({ type: 'offer-file', path: pathOf(file) }) as Promise<string>, // a token
}

contextBridge.exposeInMainWorld('simpul', bridge)
