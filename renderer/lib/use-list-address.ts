import { useCallback, useEffect, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'

type Changes = Readonly<Record<string, string | null>>

/** Writing the address is a navigation, which asks the whole page to draw itself again. */
const typingPauseMs = 250

/**
 * Search and filters of a list, kept in the address, so that Back finds the list as it was. The
 * search field keeps its own text: the address follows at a pause in typing, or when the keyboard or
 * the mouse leaves the field, so before anything can be opened.
 */
export function useListAddress() {
  const [params, setParams] = useSearchParams()
  const [search, setSearchText] = useState(params.get('q') ?? '')
  const typed = useRef<{ readonly text: string; readonly timer: number } | null>(null)

  /** null or '' takes the parameter away. */
  const write = useCallback(
    (changes: Changes) => {
      const waiting = typed.current
      typed.current = null
      if (waiting !== null) window.clearTimeout(waiting.timer)
      const all = waiting === null ? changes : { q: waiting.text, ...changes }
      setParams((before) => withChanges(before, all), { replace: true })
    },
    [setParams],
  )
  const settle = useCallback(() => {
    if (typed.current !== null) write({})
  }, [write])
  useEffect(() => {
    document.addEventListener('focusout', settle)
    return () => document.removeEventListener('focusout', settle)
  }, [settle])
  useEffect(
    () => () => {
      if (typed.current !== null) window.clearTimeout(typed.current.timer)
    },
    [],
  )

  const setSearch = useCallback(
    (text: string) => {
      setSearchText(text)
      if (typed.current !== null) window.clearTimeout(typed.current.timer)
      typed.current = { text, timer: window.setTimeout(settle, typingPauseMs) }
    },
    [settle],
  )
  return { params, search, setSearch, write }
}

function withChanges(before: URLSearchParams, changes: Changes): URLSearchParams {
  const next = new URLSearchParams(before)
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') next.delete(name)
    else next.set(name, value)
  }
  return next
}

/** One word of a closed list from the address, or null. */
export function wordIn<Word extends string>(
  words: readonly Word[],
  text: string | null,
): Word | null {
  return words.find((word) => word === text) ?? null
}
