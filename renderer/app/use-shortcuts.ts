import { useEffect, useRef } from 'react'
import { useNavigate } from 'react-router'

import { stepTextScale } from '../lib/text-scale'
import { places } from './navigation'
import { catchKeys } from './type-ahead'

const textSteps: Readonly<Record<string, -1 | 0 | 1>> = { '+': 1, '=': 1, '-': -1, '0': 0 }

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select') !== null
}

function isDialogOpen(): boolean {
  return document.querySelector('[role="dialog"]') !== null
}

function focusSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>('main input[data-search]')
  field?.focus()
  field?.select()
  return field !== null
}

/** Keys that work everywhere; `ShortcutHelp` lists them. */
export function useShortcuts(does: {
  readonly onHelp: () => void
  readonly onFind: () => void
}): void {
  const navigate = useNavigate()
  const latest = useRef(does)
  useEffect(() => {
    latest.current = does
  }, [does])

  useEffect(() => {
    const runWithCtrl = (key: string): boolean => {
      if (key === 'f') return focusSearch()
      const step = textSteps[key]
      if (step !== undefined) {
        stepTextScale(step)
        return true
      }
      const place = places[Number(key) - 1]
      // An open dialog may hold typed text; leaving by a key would lose it.
      if (place === undefined || isDialogOpen()) return false
      void navigate(place.to)
      return true
    }
    /** True when the key was ours. */
    const run = (event: KeyboardEvent): boolean => {
      if (event.altKey || event.metaKey) return false
      if (event.key === 'F1' || (event.key === '?' && !isTyping(event.target))) {
        latest.current.onHelp()
        return true
      }
      if (event.key === '/' && !event.ctrlKey && !isTyping(event.target)) return focusSearch()
      if (!event.ctrlKey) return false
      if (event.key.toLowerCase() !== 'k') return runWithCtrl(event.key)
      // Over an open dialog it would hide typed text, and what it opens would lose it.
      if (!isDialogOpen()) {
        catchKeys()
        latest.current.onFind()
      }
      return true
    }
    const onKeyDown = (event: KeyboardEvent) => {
      if (!event.defaultPrevented && run(event)) event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [navigate])
}
