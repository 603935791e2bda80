import { useEffect, useRef, useState } from 'react'

/** Where lists were left, as long as the window lives: the active row and the scroll offset. */
type ListPlace = { readonly active: number; readonly top: number }

const places = new Map<string, ListPlace>()

/**
 * The active row of a list, which is -1 at first, is back where it was when the same list (`key`)
 * comes back, and starts anew when the list on screen becomes another one.
 */
export function useListPlace(key: string) {
  const [first] = useState(() => places.get(key))
  const [shownKey, setShownKey] = useState(key)
  const [active, setActive] = useState(first?.active ?? -1)
  if (shownKey !== key) {
    setShownKey(key)
    setActive(-1)
  }
  return { active, setActive, firstTop: first?.top ?? 0 }
}

type ListScroll = {
  readonly scrollOffset: number | null
  readonly scrollToOffset: (offset: number) => void
}

/** Remembers the place when the list leaves the screen, and goes to the top for another list. */
export function useRememberedPlace(key: string, active: number, scroll: ListScroll): void {
  const latest = useRef({ active, key })

  useEffect(() => {
    latest.current.active = active
  }, [active])

  useEffect(() => {
    const memory = latest.current
    if (memory.key !== key) scroll.scrollToOffset(0)
    memory.key = key
    return () => {
      places.set(key, { active: memory.active, top: scroll.scrollOffset ?? 0 })
    }
  }, [key, scroll])
}
