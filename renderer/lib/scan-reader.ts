import { scanPrefix } from '../../shared/domain/scan-code'

/**
 * Tells a USB scanner from a person: a scanner is a keyboard that types 'SG:', a code and Enter, each
 * key within a few milliseconds of the last. It begins with Shift+S, so an 's' pressed for Sakit is
 * never waited for. Pure, so that every kind of typing can be tried without a window.
 */
export type ReaderKey = {
  readonly key: string
  readonly shiftKey: boolean
  /** With Ctrl, Alt or the Windows key. */
  readonly isCommand: boolean
  /** Milliseconds, of the event itself. */
  readonly at: number
}

export type Reading =
  /** Not of a scan; what was held before it is to be let go first. */
  | { readonly do: 'pass' }
  /** Shift and the like: says nothing either way. */
  | { readonly do: 'ignore' }
  /** May be the beginning of a scan; `isFirst`: of a new one, whatever was held before. */
  | { readonly do: 'hold'; readonly isFirst: boolean }
  /** Certainly of a scan: nobody else may see this key, nor those held before it. */
  | { readonly do: 'take' }
  | { readonly do: 'done'; readonly text: string }

/** Between two keys of the beginning. Slow scanners need 30; nobody types Shift+S, G, Shift+: so fast. */
export const beginningMilliseconds = 60
/** Between two keys after that: the PC may be busy. */
const restMilliseconds = 400
const mostKeys = 120

export type ScanReader = { readonly read: (pressed: ReaderKey) => Reading }

export function createScanReader(): ScanReader {
  let text = ''
  let lastAt = 0

  function begin({ key, shiftKey, isCommand, at }: ReaderKey): Reading {
    text = ''
    if (isCommand || !shiftKey || key.toUpperCase() !== 'S') return { do: 'pass' }
    text = 'S'
    lastAt = at
    return { do: 'hold', isFirst: true }
  }

  function goOn({ key, at }: ReaderKey): Reading {
    lastAt = at
    if (text.length < scanPrefix.length) {
      if (key.toUpperCase() !== scanPrefix[text.length]) return { do: 'pass' }
      text += key.toUpperCase()
      return text === scanPrefix ? { do: 'take' } : { do: 'hold', isFirst: false }
    }
    // Some scanners end with Tab.
    if (key === 'Enter' || key === 'Tab') return { do: 'done', text }
    if (key.length !== 1 || text.length >= mostKeys) return { do: 'pass' }
    text += key
    return { do: 'take' }
  }

  return {
    read: (pressed) => {
      if (pressed.key === 'Shift' || pressed.key === 'CapsLock') return { do: 'ignore' }
      if (text === '') return begin(pressed)
      const most = text.length < scanPrefix.length ? beginningMilliseconds : restMilliseconds
      if (pressed.isCommand || pressed.at - lastAt > most) return begin(pressed)
      const reading = goOn(pressed)
      // The key that breaks a scan off may begin the next one.
      if (reading.do === 'pass') return begin(pressed)
      if (reading.do === 'done') text = ''
      return reading
    },
  }
}
