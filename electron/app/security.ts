import { app, type Session, session } from 'electron'

import { isAppAddress } from './app-address'

/**
 * Electron shut tight: no permissions, no navigation away, no second windows, no network.
 * Every rule is asserted on the running app by tests/e2e/shell-security.e2e.ts.
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

function denyPermissions(target: Session): void {
  // Chromium asks some permissions through the request handler and others only through the check.
  target.setPermissionRequestHandler((_contents, _permission, decide) => {
    decide(false)
  })
  target.setPermissionCheckHandler(() => false)
  target.setDevicePermissionHandler(() => false)
}

function cutOffNetwork(target: Session): void {
  const allowed = allowedSchemes()
  target.webRequest.onBeforeRequest((details, decide) => {
    decide({ cancel: !allowed.has(new URL(details.url).protocol) })
  })
}

export function lockSession(): void {
  denyPermissions(session.defaultSession)
  cutOffNetwork(session.defaultSession)
  // A page has nothing to save by itself; copies of files leave through the hub service.
  session.defaultSession.on('will-download', (event) => {
    event.preventDefault()
  })
}
