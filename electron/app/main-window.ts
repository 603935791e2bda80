import path from 'node:path'

import { app, BrowserWindow, screen } from 'electron'

import { appPage } from './app-address'
import { keepPagePlace, readPagePlace } from './page-place'
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
  const page = locale === undefined ? appPage : `${appPage}?locale=${locale}`
  void window.loadURL(`${page}${resumedPlace(window, places)}`)
  return window
}

/** '#' and the page that was open when the app was ended without being closed; else nothing. */
function resumedPlace(window: BrowserWindow, places: Places): string {
  const file = path.join(places.data, 'page.txt')
  const place = readPagePlace(file)
  const kept = keepPagePlace(file)
  window.webContents.on('did-navigate-in-page', (_event, address, isMainFrame) => {
    if (isMainFrame) kept.note(address)
  })
  window.on('close', () => void kept.forget())
  return place === null ? '' : `#${place}`
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
