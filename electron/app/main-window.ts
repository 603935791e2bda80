import path from 'node:path'

import { app, BrowserWindow, screen } from 'electron'

import { appPage } from './app-address'
import type { Places } from './places'
import { fitToScreen, readWindowPlace, smallestSize, writeWindowPlace } from './window-place'

/** The colour of the page's paper, so that nothing flashes white before the first paint. */
const paper = '#faf8f3'
/** A page that dies again within this time is left alone: reloading it for ever helps nobody. */
const reloadPauseMs = 10_000

/** `locale` overrides the language that the page remembers. */
export function openMainWindow(places: Places, locale: string | undefined): BrowserWindow {
  const placeFile = path.join(places.data, 'window.json')
  const remembered = readWindowPlace(placeFile)
  const area = screen.getDisplayMatching({ x: 0, y: 0, ...remembered }).workArea
  const { isMaximized, ...bounds } = fitToScreen(remembered, area)
  const window = new BrowserWindow({
    ...bounds,
    minWidth: smallestSize.width,
    minHeight: smallestSize.height,
    show: false,
    backgroundColor: paper,
    autoHideMenuBar: true,
    webPreferences: {
      preload: places.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      devTools: !app.isPackaged,
      disableBlinkFeatures: 'Auxclick',
    },
  })
  window.once('ready-to-show', () => {
    if (isMaximized) window.maximize()
    window.show()
  })
  window.on('close', () => {
    writeWindowPlace(placeFile, {
      ...window.getNormalBounds(),
      isMaximized: window.isMaximized(),
    })
  })
  reloadWhenGone(window)
  void window.loadURL(locale === undefined ? appPage : `${appPage}?locale=${locale}`)
  return window
}

function reloadWhenGone(window: BrowserWindow): void {
  let lastReload = 0
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || Date.now() - lastReload < reloadPauseMs) return
    lastReload = Date.now()
    window.webContents.reload()
  })
}

export function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
