import { useSyncExternalStore } from 'react'

import { startTask } from '../../lib/call'
import { createExchangeDesk, type Desk } from './exchange-desk'

/** The one desk of this window. */
export const exchangeDesk = createExchangeDesk({
  preview: (driveId, options) => startTask('exchange.preview', { driveId }, options),
  run: (driveId, { contentsId, heldHubs }, options) =>
    startTask(
      'exchange.run',
      { driveId, heldHubs, ...(contentsId === null ? {} : { contentsId }) },
      options,
    ),
})

export function useExchangeDesk(): Desk {
  return useSyncExternalStore(exchangeDesk.subscribe, exchangeDesk.get)
}
