import { AppError } from '../../../shared/lib/app-error'
import { bulkHere, type BulkWork, type Stepped } from '../../platform/bulk/bulk-work'
import { equalBytes, KEY_BYTES } from '../../platform/crypto'
import type { BundleSource } from './bundle-frames'

/**
 * Reads the sealed files behind a body, one after another, and proves the bytes of each by the check
 * that the manifest gives it. They are not opened: that is for whoever looks at the file.
 */
export type SealedTail = {
  /**
   * Hands the next `length` bytes over in pieces; a piece is valid only during the call. Throws
   * `bundle.damaged` at the end of them when they are not what was checked.
   */
  readonly pass: (
    file: { readonly length: number; readonly check: Uint8Array },
    onPiece: (piece: Uint8Array) => Promise<void>,
  ) => Promise<void>
  /** Goes on behind the next `length` bytes, unread. */
  readonly skip: (length: number) => void
}

const PIECE_BYTES = 1024 * 1024
const NOTHING = new Uint8Array(0)
/** One being read, one being summed up, one being used. */
const mostAhead = 2

export function createSealedTail(options: {
  readonly source: BundleSource
  /** Where the tail begins; it ends where the source does. */
  readonly start: number
  readonly bulk?: BulkWork
}): SealedTail {
  const { source, bulk = bulkHere } = options
  let at = options.start

  const pass: SealedTail['pass'] = async ({ length, check }, onPiece) => {
    const end = at + length
    const lane = bulk.openLane(
      { kind: 'check', key: check.slice(0, KEY_BYTES) },
      { side: 'drive', bytes: source.size - options.start },
    )
    let reading: Promise<unknown> = Promise.resolve()
    const ahead: Promise<Stepped & { readonly filled: number }>[] = []
    const readNext = () => {
      const from = at
      const filled = Math.min(PIECE_BYTES, end - from)
      at += filled
      const before = reading
      const input = bulk.takeBuffer(filled)
      const mine = (async () => {
        await before
        await readInto(source, input.subarray(0, filled), from)
      })()
      reading = mine
      const summed = (async () => {
        await mine
        const isLast = from + filled === end
        return { ...(await lane.step({ input, length: filled, output: NOTHING, isLast })), filled }
      })()
      summed.catch(() => undefined) // not lost: whoever needs it awaits it
      ahead.push(summed)
    }
    try {
      for (;;) {
        while (ahead.length < mostAhead && at < end) readNext()
        const summing = ahead.shift()
        if (!summing) throw new AppError('bundle.damaged')
        const { input, filled, check: computed } = await summing
        await onPiece(input.subarray(0, filled))
        bulk.giveBuffer(input)
        if (computed === null) continue
        if (!equalBytes(computed, check)) throw new AppError('bundle.damaged')
        return
      }
    } finally {
      await Promise.allSettled(ahead)
      lane.close()
    }
  }
  return {
    pass,
    skip: (length) => {
      at += length
    },
  }
}

async function readInto(source: BundleSource, target: Uint8Array, offset: number): Promise<void> {
  if (source.readInto) await source.readInto(target, offset)
  else target.set(await source.read(offset, target.length))
}
