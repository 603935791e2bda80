import { useEffect } from 'react'

import { bridge } from '../../lib/bridge'

const restMilliseconds = 400

/**
 * Reads the sheet again after marks have changed, once they come to rest. The sheet's own key presses
 * are among those changes: reading hundreds of rows after each would make the next press wait, and
 * their answers have said already what stands. Everything else refreshes at once (live-queries.ts).
 */
export function useLiveMarks(refetch: () => unknown): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null
    const stop = bridge().on('data.changed', ({ tables }) => {
      if (!tables.includes('attendance')) return
      if (timer !== null) clearTimeout(timer)
      timer = setTimeout(refetch, restMilliseconds)
    })
    return () => {
      stop()
      if (timer !== null) clearTimeout(timer)
    }
  }, [refetch])
}
