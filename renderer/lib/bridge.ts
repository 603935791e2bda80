import type { SimpulBridge } from '../../shared/ipc/bridge'

/** What electron/preload.ts gives the page. The only door out of it. */
declare global {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- merges with the DOM's own interface
  interface Window {
    readonly simpul: SimpulBridge
  }
}

export function bridge(): SimpulBridge {
  return window.simpul
}
