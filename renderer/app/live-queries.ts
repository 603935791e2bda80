import type { QueryClient } from '@tanstack/react-query'

import type { SimpulBridge } from '../../shared/ipc/bridge'

/**
 * Keeps every query on screen true, once, for the whole window: a query says which tables it reads
 * (lib/channel-query.ts), the hub service says which tables changed. Nobody invalidates by hand.
 */
const gatherMilliseconds = 16

/** Gives the function that stops it. */
export function startLiveQueries(
  client: QueryClient,
  bridge: Pick<SimpulBridge, 'on'>,
): () => void {
  const changed = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | null = null

  const refresh = () => {
    timer = null
    const tables = new Set(changed)
    changed.clear()
    void client.invalidateQueries({
      predicate: (query) => query.meta?.tables.some((table) => tables.has(table)) ?? false,
    })
  }

  const stopData = bridge.on('data.changed', ({ tables }) => {
    for (const table of tables) changed.add(table)
    // Marks on the attendance sheet come many a second; one refresh a frame is enough.
    timer ??= setTimeout(refresh, gatherMilliseconds)
  })
  // Answers that were on their way died with the service: ask everything again.
  const stopRestart = bridge.on('service.restarted', () => void client.invalidateQueries())

  return () => {
    if (timer !== null) clearTimeout(timer)
    stopData()
    stopRestart()
  }
}
