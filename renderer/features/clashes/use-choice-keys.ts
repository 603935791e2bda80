import { type KeyboardEvent, useEffect, useRef, useState } from 'react'

/** The choice that Tab leads to: a question and the place of one of its buttons. */
export type ActiveChoice = { readonly clash: string; readonly place: number }

/**
 * Arrows go from choice to choice, up and down between questions, left and right between values;
 * one Tab leads out. When a question is answered and gone, the one that took its place has the focus.
 */
export function useChoiceKeys(order: readonly string[]) {
  const region = useRef<HTMLDivElement>(null)
  const [wanted, setWanted] = useState<ActiveChoice | null>(null)
  const answered = useRef<{ readonly clash: string; readonly index: number } | null>(null)
  const isHere = wanted !== null && order.includes(wanted.clash)
  const active = isHere ? wanted : { clash: order[0] ?? '', place: 0 }

  const focus = (clash: string, place: number) => {
    const buttons = buttonsOf(region.current, clash)
    const button = buttons[Math.min(place, buttons.length - 1)]
    if (button === undefined) return
    setWanted({ clash, place: buttons.indexOf(button) })
    button.focus()
    button.scrollIntoView({ block: 'nearest' })
  }

  useEffect(() => {
    const last = answered.current
    if (last === null || order.includes(last.clash)) return
    answered.current = null
    const next = order[Math.min(last.index, order.length - 1)]
    if (next !== undefined) focus(next, 0)
  }, [order])

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const button = event.target instanceof HTMLElement ? event.target.closest('button') : null
    const clash = button?.dataset['clash']
    if (button === null || clash === undefined) return
    const row = order.indexOf(clash)
    const place = buttonsOf(region.current, clash).indexOf(button)
    const target = afterKey(event.key, { row, place, rows: order.length })
    if (target === null) return
    event.preventDefault()
    const next = order[target.row]
    if (next !== undefined) focus(next, target.place)
  }

  /** This question is about to be answered. */
  const expectNext = (clash: string) => {
    answered.current = { clash, index: order.indexOf(clash) }
  }

  return { region, active, onKeyDown, expectNext }
}

function buttonsOf(region: HTMLElement | null, clash: string): readonly HTMLButtonElement[] {
  const all = region?.querySelectorAll<HTMLButtonElement>('button[data-clash]') ?? []
  return [...all].filter((button) => button.dataset['clash'] === clash)
}

/** Exported for its test. */
export function afterKey(
  key: string,
  at: { readonly row: number; readonly place: number; readonly rows: number },
): { readonly row: number; readonly place: number } | null {
  const { row, place, rows } = at
  switch (key) {
    case 'ArrowDown':
      return { row: Math.min(row + 1, rows - 1), place }
    case 'ArrowUp':
      return { row: Math.max(row - 1, 0), place }
    case 'ArrowRight':
      return { row, place: place + 1 }
    case 'ArrowLeft':
      return { row, place: Math.max(place - 1, 0) }
    case 'Home':
      return { row: 0, place: 0 }
    case 'End':
      return { row: rows - 1, place: 0 }
    default:
      return null
  }
}
