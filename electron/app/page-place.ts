import { readFileSync } from 'node:fs'
import { open, rm } from 'node:fs/promises'

/**
 * Which page was open, kept while the app runs and thrown away when it is closed. So a day begins at
 * Beranda, but after the power went out one is where one was. A comfort, not a record: what was saved
 * lies in the database, and a note that cannot be written or read means Beranda.
 */
export type PagePlace = {
  /** `address`: of a page of ours, as the window has it. */
  readonly note: (address: string) => void
  readonly forget: () => Promise<void>
}

const longestPlace = 2_000

/** The part of the address after '#', which the page's router knows; null where there is none. */
export function placeInAddress(address: string): string | null {
  const at = address.indexOf('#')
  const place = at === -1 ? '' : address.slice(at + 1)
  return isPlace(place) ? place : null
}

/** Null after a proper end, and for a note that is torn. */
export function readPagePlace(file: string): string | null {
  try {
    const text = readFileSync(file, 'utf8')
    // The line's end says that the line is whole.
    return text.endsWith('\n') && isPlace(text.slice(0, -1)) ? text.slice(0, -1) : null
  } catch {
    return null
  }
}

export function keepPagePlace(file: string): PagePlace {
  let latest: string | null = null
  let isForgotten = false
  let writing: Promise<void> = Promise.resolve()

  const write = async () => {
    const place = latest
    latest = null
    if (place === null || isForgotten) return
    try {
      const handle = await open(file, 'w')
      try {
        await handle.writeFile(`${place}\n`)
        // The power may go out before the system would write by itself.
        await handle.datasync()
      } finally {
        await handle.close()
      }
    } catch {
      // A full or read-only folder shows itself where something is saved.
      latest = null
    }
  }
  return {
    note: (address) => {
      latest = placeInAddress(address) ?? latest
      writing = writing.then(write)
    },
    forget: async () => {
      isForgotten = true
      await writing
      await rm(file, { force: true })
    },
  }
}

/** An address inside the app: no other site, no script, no line that is not one. */
function isPlace(text: string): boolean {
  return text.startsWith('/') && text.length <= longestPlace && !/[\s#\\]/u.test(text)
}
