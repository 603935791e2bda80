import { useCallback, useState } from 'react'
import { useSearchParams } from 'react-router'

/**
 * Search and filters of a list, kept in the address, so that Back finds the list as it was. The
 * search field keeps its own text: an address is written a moment later than a key is pressed.
 */
export function useListAddress() {
  const [params, setParams] = useSearchParams()
  const [search, setSearchText] = useState(params.get('q') ?? '')
  /** null or '' takes the parameter away. */
  const write = useCallback(
    (changes: Readonly<Record<string, string | null>>) =>
      setParams(
        (before) => {
          const next = new URLSearchParams(before)
          for (const [name, value] of Object.entries(changes)) {
            if (value === null || value === '') next.delete(name)
            else next.set(name, value)
          }
          return next
        },
        { replace: true },
      ),
    [setParams],
  )
  const setSearch = useCallback(
    (text: string) => {
      setSearchText(text)
      write({ q: text })
    },
    [write],
  )
  return { params, search, setSearch, write }
}

/** One word of a closed list from the address, or null. */
export function wordIn<Word extends string>(
  words: readonly Word[],
  text: string | null,
): Word | null {
  return words.find((word) => word === text) ?? null
}
