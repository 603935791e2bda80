import { useEffect, useRef } from 'react'

import { readScanCode, type ScanCode } from '../../shared/domain/scan-code'
import { beginningMilliseconds, createScanReader } from './scan-reader'

/**
 * A USB scanner anywhere in the window. A page that knows what to do with a code says so by
 * `useScans`; otherwise the layout of the window does. Null: a code of ours that nobody here knows.
 */
type ScanHandler = (code: ScanCode | null) => boolean

const handlers: ScanHandler[] = []

/** `handle` answers whether the code was its own. The page that came last is asked first. */
export function useScans(handle: ScanHandler): void {
  const current = useRef(handle)
  useEffect(() => {
    current.current = handle
  })
  useEffect(() => {
    const run: ScanHandler = (code) => current.current(code)
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

/** Listens until the answer is called. `fallback` gets what no page took. */
export function listenForScans(fallback: (code: ScanCode | null) => void): () => void {
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
        const code = readScanCode(reading.text)
        if (![...handlers].reverse().some((handle) => handle(code))) fallback(code)
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
