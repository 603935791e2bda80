import { useEffect, useRef } from 'react'

import type { DraftKey } from '../../shared/domain/draft'
import { changesOf } from './draft-changes'
import { useCommand } from './use-command'

/** Written after a pause in typing, and during long typing at least so often. */
const quietMilliseconds = 700
const longestMilliseconds = 3_000

export type DraftedForm<Values extends object> = {
  /** What is saved. */
  readonly start: Values
  readonly values: Values
}

/**
 * Keeps what is typed into a form, unsaved, at this PC. Gives the function that forgets it: after it was
 * saved, or when whoever typed it leaves without it.
 */
export function useDraftKeeper<Values extends object>(
  key: DraftKey,
  { start, values }: DraftedForm<Values>,
): () => Promise<void> {
  const save = useCommand('drafts.save', { errors: 'caller' })
  const discard = useCommand('drafts.discard', { errors: 'caller' })
  const waitsSince = useRef<number | null>(null)
  /** The values that are on disk, as a draft or as saved. */
  const kept = useRef(values)

  const keep = () => {
    if (values === kept.current) return
    waitsSince.current = null
    kept.current = values
    const changes = changesOf(start, values)
    if (changes === null) discard.run({ key })
    else save.run({ key, text: JSON.stringify(changes) })
  }
  const keepNow = useRef(keep)
  useEffect(() => {
    keepNow.current = keep
  })

  useEffect(() => {
    if (values === kept.current) return undefined
    waitsSince.current ??= Date.now()
    const rest = waitsSince.current + longestMilliseconds - Date.now()
    const wait = Math.max(0, Math.min(quietMilliseconds, rest))
    const timer = setTimeout(() => keepNow.current(), wait)
    return () => clearTimeout(timer)
  }, [values])

  // A form that goes away in the middle of a word: another one took its place.
  useEffect(() => () => keepNow.current(), [])

  return async () => {
    waitsSince.current = null
    kept.current = values
    await discard.runAsync({ key })
  }
}
