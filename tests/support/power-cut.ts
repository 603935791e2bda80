import { once } from 'node:events'

import type { Hub } from './electron-app'

/** Ends every process of the app at once and without a word, as a power cut does. */
export async function powerCut(hub: Hub): Promise<void> {
  const child = hub.app.process()
  const ended = once(child, 'exit')
  const service = await hub.servicePid()
  process.kill(service, 'SIGKILL')
  child.kill('SIGKILL')
  await ended
}
