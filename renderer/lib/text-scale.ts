import { useSyncExternalStore } from 'react'

/**
 * The text size of this PC's users: 100 to 200 %. It sets the root font size; everything is in rem,
 * so the whole page follows. A module store, because tables need the size of a row in pixels.
 */
export const textScales = [100, 112, 125, 150, 175, 200] as const
export type TextScale = (typeof textScales)[number]

const storageKey = 'simpul.text-scale'
const listeners = new Set<() => void>()

function remembered(): TextScale {
  if (typeof window === 'undefined') return 100
  const stored = Number(window.localStorage.getItem(storageKey))
  return textScales.find((scale) => scale === stored) ?? 100
}

let current: TextScale = remembered()

function apply(): void {
  document.documentElement.style.fontSize = `${current}%`
}

export function setTextScale(scale: TextScale): void {
  current = scale
  window.localStorage.setItem(storageKey, String(scale))
  apply()
  for (const listener of listeners) listener()
}

/** One step larger (1), smaller (-1), or back to normal (0). */
export function stepTextScale(step: -1 | 0 | 1): TextScale {
  const next = textScales[textScales.indexOf(current) + step]
  if (step === 0) setTextScale(100)
  else if (next !== undefined) setTextScale(next)
  return current
}

/** Before the first paint. */
export function applyTextScale(): void {
  apply()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useTextScale(): TextScale {
  return useSyncExternalStore(subscribe, () => current)
}

/** Pixels in one rem at this text size. */
export function useRemPixels(): number {
  return (16 * useTextScale()) / 100
}
