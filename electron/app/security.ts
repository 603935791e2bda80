import { app, type Session, session, type WebContents } from 'electron'

import { isAppAddress } from './app-address'

/**
 * Electron shut tight: no navigation away, no second windows, no network, and no permissions but one:
 * the picture of a camera, for scanning codes. Every rule is asserted on the running app by
 * tests/e2e/shell-security.e2e.ts.
 */

/** Must run before Electron is ready. */
export function sandboxEverything(): void {
  if (!isRootWithoutSandbox()) app.enableSandbox()
  app.on('web-contents-created', (_event, contents) => {
    const stayHome = (event: { preventDefault: () => void; url: string }): void => {
      if (!isAppAddress(event.url)) event.preventDefault()
    }
    contents.on('will-navigate', stayHome)
    contents.on('will-frame-navigate', stayHome)
    contents.on('will-redirect', stayHome)
    contents.on('will-attach-webview', (event) => {
      event.preventDefault()
    })
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  })
}

/**
 * Chromium refuses to run as root unless it is told --no-sandbox, and `enableSandbox` would take that
 * word back. Only build machines and test containers are root; everybody else stays sandboxed even
 * when the switch is given.
 */
function isRootWithoutSandbox(): boolean {
  return process.getuid?.() === 0 && app.commandLine.hasSwitch('no-sandbox')
}

/** Schemes a page of ours may load. DevTools bring their own pages, in development only. */
function allowedSchemes(): ReadonlySet<string> {
  return new Set(app.isPackaged ? ['app:', 'blob:'] : ['app:', 'blob:', 'devtools:'])
}

type IsMainWindow = (contents: WebContents) => boolean

function denyPermissions(target: Session, isMainWindow: IsMainWindow): void {
  // Chromium asks some permissions through the request handler and others only through the check.
  target.setPermissionRequestHandler((contents, permission, decide, details) => {
    const kinds = 'mediaTypes' in details ? (details.mediaTypes ?? []) : []
    decide(
      permission === 'media' &&
        // Sound, or the screen, which has no kind at all: never.
        kinds.length === 1 &&
        kinds[0] === 'video' &&
        details.isMainFrame &&
        isAppAddress(details.requestingUrl) &&
        isMainWindow(contents),
    )
  })
  target.setPermissionCheckHandler(
    (contents, permission, origin, { mediaType, isMainFrame }) =>
      permission === 'media' &&
      mediaType === 'video' &&
      isMainFrame &&
      isAppAddress(origin) &&
      contents !== null &&
      isMainWindow(contents),
  )
  target.setDevicePermissionHandler(() => false)
}

function cutOffNetwork(target: Session): void {
  const allowed = allowedSchemes()
  target.webRequest.onBeforeRequest((details, decide) => {
    decide({ cancel: !allowed.has(new URL(details.url).protocol) })
  })
}

/** `isMainWindow`: whose page may ask for a camera; pages to print may not. */
export function lockSession(isMainWindow: IsMainWindow): void {
  denyPermissions(session.defaultSession, isMainWindow)
  cutOffNetwork(session.defaultSession)
  // A page has nothing to save by itself; copies of files leave through the hub service.
  session.defaultSession.on('will-download', (event) => {
    event.preventDefault()
  })
}
