import { mkdirSync } from 'node:fs'

import { prepareHub } from './prepared-hub'
import type { StartOptions } from './watched-start'

/** A data folder with the demo hub (300 people, a year of activities), and how the app starts on it. */
export async function demoHub(options: {
  readonly folder: string
  readonly repoRoot: string
}): Promise<Pick<StartOptions, 'args' | 'env'>> {
  mkdirSync(options.folder, { recursive: true })
  const hub = await prepareHub(options)
  await hub.call('setup.createDemo', {})
  await hub.close()
  return { args: [], env: { SIMPUL_DATA_DIR: options.folder, SIMPUL_LOCALE: 'id' } }
}

/**
 * The app opens on Beranda; somebody in a hurry goes to the members at the first moment they can.
 * True once the list shows people.
 */
export const showsMemberList = `(() => {
  if (!location.hash.startsWith('#/members')) {
    document.querySelector('nav a[href="#/members"]')?.click()
    return false
  }
  return document.querySelectorAll('[role=rowgroup] [role=row] [role=gridcell]').length > 10
})()`
