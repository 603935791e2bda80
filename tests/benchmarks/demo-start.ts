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

/** Beranda, the page the app opens with: its lists of what waits and what comes are filled. */
export const showsHomeLists = `document.querySelectorAll('main li a').length >= 3`

/** The member list, opened by a click at the first moment it can be clicked; true once it shows people. */
export const showsMemberList = `(() => {
  if (!location.hash.startsWith('#/members')) {
    document.querySelector('nav a[href="#/members"]')?.click()
    return false
  }
  return document.querySelectorAll('[role=rowgroup] [role=row] [role=gridcell]').length > 10
})()`
