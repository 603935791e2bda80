import path from 'node:path'

import { app, type BrowserWindow, dialog } from 'electron'

import { registerAppScheme, serveAppPages } from './app/app-protocol'
import { createDialogs } from './app/dialogs'
import { startHubProcess } from './app/hub-process'
import { openMainWindow, showWindow } from './app/main-window'
import { setMenu } from './app/menu'
import { createPagePrinter } from './app/page-printer'
import { type Places, settlePlaces } from './app/places'
import { answerPorts } from './app/port-answers'
import { lockSession, sandboxEverything } from './app/security'
import { shellMessages } from './app/shell-messages'
import { claimSingleInstance } from './app/single-instance'
import { bindIpc, sendNotice } from './ipc/bind-ipc'
import { systemClock } from './platform/clock'
import { createFileLogger } from './platform/logger'

/**
 * Electron's main process: builds its parts, starts the hub service, opens the window. It owns
 * windows, menus and dialogs; everything about teachers happens in the hub service.
 */
const locale = process.env.SIMPUL_LOCALE
const say = shellMessages(locale)
let window: BrowserWindow | undefined

sandboxEverything()
registerAppScheme()
// Tables and text are drawn as fast without a graphics card, and a driver of a ten-year-old PC that
// leaves the window blank cannot be mended over the phone. Starts sooner, needs less memory.
app.disableHardwareAcceleration()

function run(places: Places): void {
  const first = claimSingleInstance(() => {
    if (window !== undefined) showWindow(window)
  })
  if (!first) {
    process.stdout.write(`${say('shell.already-open')}\n`)
    app.exit(0)
    return
  }
  setMenu(say)
  void app
    .whenReady()
    .then(() => open(places))
    .catch((cause: unknown) => {
      endWith(cause, say('shell.start-failed', { folder: places.data }))
    })
}

function open(places: Places): void {
  const logger = createFileLogger(path.join(places.data, 'shell.log'), systemClock)
  const dialogs = createDialogs({ say, dataFolder: places.data, logger })
  lockSession((contents) => contents === window?.webContents)
  serveAppPages(places.page)
  // The service opens the database while the window is still being made.
  const hub = startHubProcess({
    entry: places.hubService,
    env: {
      ...process.env,
      SIMPUL_DATA_DIR: places.data,
      SIMPUL_RESOURCES_DIR: places.resources,
      // Of Node's four, a slow drive can hold all; then no query of the database gets through.
      UV_THREADPOOL_SIZE: '8',
    },
    cwd: places.data,
    logger,
    onNotice: sendNotice,
    answerPort: answerPorts(dialogs, createPagePrinter(logger)),
  })
  bindIpc(hub)
  window = openMainWindow(places, locale)

  let isClosed = false
  app.on('window-all-closed', () => {
    app.quit()
  })
  app.on('will-quit', (event) => {
    if (isClosed) return
    // All windows are gone; the service may still be writing what they asked for.
    event.preventDefault()
    void hub.stop().then(() => {
      isClosed = true
      app.quit()
    })
  })
}

/** Without a window there is nobody to ask: say it in a box of the system and end. */
function endWith(cause: unknown, sentence: string): void {
  process.stderr.write(`${String(cause)}\n`)
  dialog.showErrorBox(say('shell.title'), sentence)
  app.exit(1)
}

try {
  run(settlePlaces())
} catch (cause) {
  const folder = process.env.SIMPUL_DATA_DIR ?? app.getPath('userData')
  endWith(cause, say('shell.data-folder-failed', { folder }))
}
