import { mkdirSync } from 'node:fs'
import path from 'node:path'

import { app } from 'electron'

/** Folders of this start. Nothing is ever looked for in the current directory: it may be a flash drive. */
export type Places = {
  readonly data: string
  /** Tables shipped with the app. */
  readonly resources: string
  readonly page: string
  readonly preload: string
  readonly hubService: string
}

/**
 * Settles the data folder before anything else asks for it: the instance lock and Chromium's profile
 * lie below it, so two folders are two hubs that can run side by side.
 * Throws when the folder cannot be made.
 */
export function settlePlaces(): Places {
  const chosen = process.env.SIMPUL_DATA_DIR
  if (chosen !== undefined && chosen !== '') app.setPath('userData', path.resolve(chosen))
  const data = app.getPath('userData')
  const profile = path.join(data, 'chromium')
  mkdirSync(profile, { recursive: true })
  app.setPath('sessionData', profile)
  const built = path.join(app.getAppPath(), 'dist')
  return {
    data,
    resources: path.join(built, 'data'),
    page: path.join(built, 'renderer'),
    preload: path.join(built, 'electron', 'preload.js'),
    hubService: path.join(built, 'electron', 'hub-service.js'),
  }
}
