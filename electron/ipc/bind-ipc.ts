import { randomUUID } from 'node:crypto'

import { BrowserWindow, ipcMain, type IpcMainInvokeEvent } from 'electron'

import type { Notice } from '../../shared/ipc/bridge'
import { isAppAddress } from '../app/app-address'
import type { HubProcess } from '../app/hub-process'
import { noticeChannel, pageChannel } from './channels'
import { parsePageMessage } from './page-message'

/**
 * The only file that talks to ipcMain: checks who sent a message, hands it to the hub service, and
 * does nothing else. Knows no feature.
 */
export function bindIpc(hub: HubProcess): void {
  ipcMain.handle(pageChannel, (event, value: unknown) => {
    if (!isOurPage(event)) throw new Error('Refused: not a page of this app.')
    const message = parsePageMessage(value)
    if (message === null) throw new Error('Refused: not a message of this app.')
    switch (message.type) {
      case 'call':
        return hub.call(message.channel, message.input, message.callId)
      case 'cancel':
        hub.cancel(message.callId)
        return undefined
      case 'offer-file': {
        const token = randomUUID()
        // A file that is not on a disk gets a token nobody knows: reading it says `file.missing`.
        if (message.path !== '') hub.grantFile(token, message.path)
        return token
      }
    }
  })
}

/** Main frame, our own origin, one of our windows. Null, empty and about:blank senders are refused. */
function isOurPage(event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame
  // In newer Electrons the frame is null once it has navigated away or gone.
  if (frame === null || frame.parent !== null) return false
  return isAppAddress(frame.url) && BrowserWindow.fromWebContents(event.sender) !== null
}

export function sendNotice(notice: Notice): void {
  for (const window of BrowserWindow.getAllWindows()) {
    if (!window.isDestroyed()) {
      window.webContents.send(noticeChannel, notice.name, notice.payload)
    }
  }
}
