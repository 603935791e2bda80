import { app } from 'electron'

/**
 * One window set per data folder: two writers on one database would be one too many. Returns false
 * when another instance is running; that one has been told to show itself, and the caller ends.
 */
export function claimSingleInstance(showFirstWindow: () => void): boolean {
  if (!app.requestSingleInstanceLock()) return false
  app.on('second-instance', showFirstWindow)
  return true
}
