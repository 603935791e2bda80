import { useCallback, useEffect, useRef, useState } from 'react'

import {
  type HandoverDetails,
  handoverDetails,
  type HandoverOverview,
} from '../../../shared/domain/handover'
import type { HandoverId } from '../../../shared/domain/ids'
import { useCommand } from '../../lib/use-command'

/** Typing rests this long before it is written, in milliseconds. */
const rest = 600

export type HandoverRecord = {
  readonly details: HandoverDetails
  /** Written a moment later by itself. */
  readonly change: (changes: Partial<HandoverDetails>) => void
  /** Writes what is still waiting, and a record where there is none yet. Null: a field is not right yet. */
  readonly settle: () => Promise<HandoverId | null>
  readonly isSaving: boolean
}

/** The record of this handover: there is no save button, a tick is on disk. */
export function useHandoverRecord(overview: HandoverOverview): HandoverRecord {
  const [details, setDetails] = useState(overview.details)
  const latest = useRef(overview.details)
  const id = useRef(overview.id)
  const written = useRef(overview.id === null ? null : overview.details)
  const timer = useRef<number | undefined>(undefined)
  const line = useRef<Promise<unknown>>(Promise.resolve())
  const save = useCommand('handover.save')
  const { runAsync } = save

  const settle = useCallback(async (): Promise<HandoverId | null> => {
    window.clearTimeout(timer.current)
    // One after the other: the second save must know the id the first one made.
    const turn = line.current.then(async () => {
      const parsed = handoverDetails.safeParse(latest.current)
      if (!parsed.success) return null
      if (id.current !== null && written.current === latest.current) return id.current
      const now = latest.current
      const saved = await runAsync({ id: id.current, details: parsed.data })
      id.current = saved.id
      written.current = now
      return saved.id
    })
    line.current = turn.catch(() => undefined) // told by a toast already
    return turn
  }, [runAsync])

  const settleLater = useRef(settle)
  useEffect(() => {
    settleLater.current = settle
  }, [settle])

  useEffect(
    () => () => {
      // Leaving the page with a word just typed must not lose it.
      if (written.current !== null && written.current !== latest.current) {
        void settleLater.current().catch(() => undefined)
      }
    },
    [],
  )

  return {
    details,
    settle,
    isSaving: save.isPending,
    change: (changes) => {
      const next = { ...latest.current, ...changes }
      latest.current = next
      setDetails(next)
      window.clearTimeout(timer.current)
      timer.current = window.setTimeout(() => {
        void settleLater.current().catch(() => undefined) // told by a toast already
      }, rest)
    },
  }
}
