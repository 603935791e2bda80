import { type RefObject, useEffect, useRef } from 'react'

import type { DraftKey } from '../../shared/domain/draft'
import { changesOf } from './draft-changes'
import { useCommand } from './use-command'

/** Written after a pause in typing, and during long typing at least so often. */
const quietMilliseconds = 700
const longestMilliseconds = 3_000

export type Draft = {
  readonly key: DraftKey
  /** Forgets what was typed: it was saved, or whoever typed it leaves without it. */
  readonly drop: () => Promise<void>
  /** When typing began that is not on disk yet; null: nothing waits. */
  readonly waitsSinceRef: RefObject<number | null>
}

/** The draft of one form; `useKeepTyped` writes it, and whoever saves the form drops it. */
export function useDraft(key: DraftKey): Draft {
  const discard = useCommand('drafts.discard', { errors: 'caller' })
  const waitsSinceRef = useRef<number | null>(null)
  const drop = async () => {
    waitsSinceRef.current = null
    await discard.runAsync({ key })
  }
  return { key, drop, waitsSinceRef }
}

/** Keeps what is typed into a form, unsaved, at this PC. */
export function useKeepTyped<Values extends object>(
  { key, waitsSinceRef }: Draft,
  {
    start,
    values,
  }: {
    /** What is saved. */
    readonly start: Values
    readonly values: Values
  },
): void {
  const save = useCommand('drafts.save', { errors: 'caller' })
  const discard = useCommand('drafts.discard', { errors: 'caller' })
  const seen = useRef(values)
  const keep = () => {
    if (waitsSinceRef.current === null) return
    waitsSinceRef.current = null
    const changes = changesOf(start, values)
    if (changes === null) discard.run({ key })
    else save.run({ key, text: JSON.stringify(changes) })
  }
  const keepNow = useRef(keep)
  useEffect(() => {
    keepNow.current = keep
  })

  useEffect(() => {
    if (values === seen.current) return undefined
    seen.current = values
    waitsSinceRef.current ??= Date.now()
    const rest = waitsSinceRef.current + longestMilliseconds - Date.now()
    const wait = Math.max(0, Math.min(quietMilliseconds, rest))
    const timer = setTimeout(() => keepNow.current(), wait)
    return () => clearTimeout(timer)
  }, [values, waitsSinceRef])

  // A form that goes away in the middle of a word: another one took its place.
  useEffect(() => () => keepNow.current(), [])
}
