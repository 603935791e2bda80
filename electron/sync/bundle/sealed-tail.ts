import { AppError } from '../../../shared/lib/app-error'
import { bulkHere, type BulkSide, type BulkWork, type Stepped } from '../../platform/bulk/bulk-work'
import { equalBytes, KEY_BYTES } from '../../platform/crypto'
import type { BundleSource } from './bundle-frames'

/**
 * Reads the sealed files behind a body, one after another, and proves the bytes of each by the check
 * that the manifest gives it. They are not opened: that is for whoever looks at the file.
 */
export type SealedTail = {
  /** Begins to read the next file, so that it is at hand when the one before has been dealt with. */
  readonly begin: (file: { readonly length: number; readonly check: Uint8Array }) => SealedReading
  /** Goes on behind the next `length` bytes, unread. */
  readonly skip: (length: number) => void
}

/** Of one file; `pass` or `abandon` is to be called, once. */
export type SealedReading = {
  /** Settled when its last piece has been asked for: the time to begin with the next file. */
  readonly asked: Promise<void>
  /**
   * Hands its bytes over in pieces; a piece is valid only during the call. Throws `bundle.damaged` at
   * the end of them when they are not what was checked.
   */
  readonly pass: (onPiece: (piece: Uint8Array) => Promise<void>) => Promise<void>
  readonly abandon: () => Promise<void>
}

const PIECE_BYTES = 1024 * 1024
const NOTHING = new Uint8Array(0)
/** Nothing else is done to these bytes, so both threads sum up, file by file. */
const sides: readonly BulkSide[] = ['drive', 'store']
/** Of each file: one piece being read, one being summed up. */
const mostAhead = 2

export function createSealedTail(options: {
  readonly source: BundleSource
  /** Where the tail begins; it ends where the source does. */
  readonly start: number
  readonly bulk?: BulkWork
}): SealedTail {
  const { source, bulk = bulkHere } = options
  let at = options.start
  let files = 0
  // One reading after the other, whatever the file: sticks do not like to be asked for two places.
  let reading: Promise<unknown> = Promise.resolve()

  const begin: SealedTail['begin'] = ({ length, check }) => {
    const lane = bulk.openLane(
      { kind: 'check', key: check.slice(0, KEY_BYTES) },
      { side: sides[files % sides.length] ?? 'drive', bytes: source.size - options.start },
    )
    files += 1
    let next = at
    at += length
    const end = at
    const ahead: Promise<Stepped & { readonly filled: number }>[] = []
    const readNext = () => {
      const from = next
      const filled = Math.min(PIECE_BYTES, end - from)
      next += filled
      const before = reading
      const input = bulk.takeBuffer(filled)
      const mine = (async () => {
        await before
        await readInto(source, input.subarray(0, filled), from)
      })()
      reading = mine.catch(() => undefined) // whoever asked for that piece hears it
      const summed = (async () => {
        await mine
        const isLast = from + filled === end
        return { ...(await lane.step({ input, length: filled, output: NOTHING, isLast })), filled }
      })()
      summed.catch(() => undefined) // not lost: whoever needs it awaits it
      ahead.push(summed)
    }
    let tellAsked: () => void = () => undefined
    const asked = new Promise<void>((resolve) => {
      tellAsked = resolve
    })
    const readAhead = () => {
      while (ahead.length < mostAhead && next < end) readNext()
      if (next >= end) tellAsked()
    }
    const abandon = async () => {
      tellAsked()
      await Promise.allSettled(ahead)
      lane.close()
    }
    readAhead()
    return {
      asked,
      abandon,
      pass: async (onPiece) => {
        try {
          for (;;) {
            const summing = ahead.shift()
            if (!summing) throw new AppError('bundle.damaged')
            readAhead()
            const { input, filled, check: computed } = await summing
            await onPiece(input.subarray(0, filled))
            bulk.giveBuffer(input)
            if (computed === null) continue
            if (!equalBytes(computed, check)) throw new AppError('bundle.damaged')
            return
          }
        } finally {
          await abandon()
        }
      },
    }
  }
  return {
    begin,
    skip: (length) => {
      at += length
    },
  }
}

async function readInto(source: BundleSource, target: Uint8Array, offset: number): Promise<void> {
  if (source.readInto) await source.readInto(target, offset)
  else target.set(await source.read(offset, target.length))
}
