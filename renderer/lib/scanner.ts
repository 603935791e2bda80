import { useEffect, useRef } from 'react'

import { readScanCode, type ScanCode } from '../../shared/domain/scan-code'
import { showToast, type Toast } from '../ui/toast'
import { beginningMilliseconds, createScanReader } from './scan-reader'

/**
 * Codes that a USB scanner types anywhere in the window, or that a camera sees. A page that knows what
 * to do with a code says so by `useScans`; otherwise the layout of the window does.
 */
export type Scan = {
  readonly by: 'scanner' | 'camera'
  /** null: no code of ours, or one that nobody here knows. */
  readonly code: ScanCode | null
  /** What became of it, told where whoever scans is looking. */
  readonly say: (words: Toast) => void
  /** Another page or a dialog comes next: the picture of the camera makes room. */
  readonly leave: () => void
}

type ScanHandler = (scan: Scan) => boolean

const handlers: ScanHandler[] = []
let atLast: (scan: Scan) => void = () => undefined

/** Asks the pages, then the layout of the window. */
export function takeScan(scan: Scan): void {
  if (![...handlers].reverse().some((handle) => handle(scan))) atLast(scan)
}

/** A dialog may hold typed text, so nobody goes elsewhere over it by a scan. The camera's own holds none. */
export function isDialogInTheWay({ by }: Pick<Scan, 'by'>): boolean {
  return [...document.querySelectorAll('[role="dialog"]')].some(
    (dialog) => by === 'scanner' || dialog.querySelector('[data-camera-scan]') === null,
  )
}

/** `handle` answers whether the code was its own. The page that came last is asked first. */
export function useScans(handle: ScanHandler): void {
  const current = useRef(handle)
  useEffect(() => {
    current.current = handle
  })
  useEffect(() => {
    const run: ScanHandler = (scan) => current.current(scan)
    handlers.push(run)
    return () => {
      handlers.splice(handlers.indexOf(run), 1)
    }
  }, [])
}

/** A field and what stood in it before the scanner began to type there. */
type Typed = {
  readonly field: HTMLInputElement | HTMLTextAreaElement
  readonly value: string
  readonly start: number | null
  readonly end: number | null
}

/** Listens until the answer is called. `fallback` gets what no page took, also of a camera. */
export function listenForScans(fallback: (scan: Scan) => void): () => void {
  atLast = fallback
  const reader = createScanReader()
  const replayed = new WeakSet<Event>()
  let held: KeyboardEvent[] = []
  let typed: Typed | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  /** Keys that were no scan after all go to where they were meant for. */
  const letGo = () => {
    clearTimeout(timer)
    typed = null
    const events = held
    held = []
    for (const event of events) {
      const again = new KeyboardEvent(event.type, {
        key: event.key,
        code: event.code,
        shiftKey: event.shiftKey,
        bubbles: true,
        cancelable: true,
        composed: true,
      })
      replayed.add(again)
      event.target?.dispatchEvent(again)
    }
  }

  const hold = (event: KeyboardEvent) => {
    const field = fieldOf(event.target)
    if (field !== null) {
      // A made-up key would type nothing into a field, so the field takes it and gives it back.
      typed ??= {
        field,
        value: field.value,
        start: field.selectionStart,
        end: field.selectionEnd,
      }
      return
    }
    stop(event)
    held.push(event)
    clearTimeout(timer)
    timer = setTimeout(letGo, beginningMilliseconds)
  }

  const take = (event: KeyboardEvent) => {
    stop(event)
    clearTimeout(timer)
    held = []
    if (typed !== null) giveBack(typed)
    typed = null
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (replayed.has(event)) return
    const reading = reader.read({
      key: event.key,
      shiftKey: event.shiftKey,
      isCommand: event.ctrlKey || event.altKey || event.metaKey,
      at: event.timeStamp,
    })
    switch (reading.do) {
      case 'ignore':
        return
      case 'pass':
        letGo()
        return
      case 'hold':
        if (reading.isFirst) letGo()
        hold(event)
        return
      case 'take':
        take(event)
        return
      case 'done': {
        take(event)
        takeScan({
          by: 'scanner',
          code: readScanCode(reading.text),
          say: showToast,
          leave: () => undefined,
        })
      }
    }
  }
  window.addEventListener('keydown', onKeyDown, true)
  return () => {
    letGo()
    window.removeEventListener('keydown', onKeyDown, true)
  }
}

function stop(event: KeyboardEvent): void {
  event.preventDefault()
  event.stopImmediatePropagation()
}

function fieldOf(target: EventTarget | null): Typed['field'] | null {
  const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
  return isField ? target : null
}

/** As if nothing had been typed: React learns of it by the event of the field. */
function giveBack({ field, value, start, end }: Typed): void {
  const owner = field instanceof HTMLInputElement ? HTMLInputElement : HTMLTextAreaElement
  Object.getOwnPropertyDescriptor(owner.prototype, 'value')?.set?.call(field, value)
  // Fields such as dates have no selection.
  if (start !== null) field.setSelectionRange(start, end)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
