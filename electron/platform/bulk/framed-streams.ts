import { AppError } from '../../../shared/lib/app-error'
import { STREAM_OVERHEAD } from '../crypto'
import type { Stepped } from './bulk-threads'
import { BUFFER_BYTES, type BulkSide, type BulkWork } from './bulk-work'
import type { LaneSpec } from './lane-steps'

/** Batches under way: one being sealed, one being written, one waiting. */
const mostUnderWay = 3

export type FramedWriter = {
  /** Copies the bytes. Resolves when there is room for more; what failed before fails here. */
  readonly write: (plain: Uint8Array) => Promise<void>
  /** Seals what is left as the last frame; resolves when everything has been written. */
  readonly end: () => Promise<Pick<Stepped, 'hash' | 'check'>>
  /** Lets what is under way end and forgets it. Fine at any time. */
  readonly abandon: () => Promise<void>
}

/** Seals a stream of bytes in frames and writes them batch by batch, in order, one at a time. */
export function createFramedWriter(options: {
  readonly bulk: BulkWork
  readonly side: BulkSide
  readonly spec: Extract<LaneSpec, { readonly kind: 'seal' }>
  /** How many plain bytes there will be, as far as known. */
  readonly bytes: number
  /** The bytes are the callee's until its promise is settled. */
  readonly write: (sealed: Uint8Array) => Promise<void>
}): FramedWriter {
  const { bulk, spec, write } = options
  const frames = framesAtOnce(spec.frameBytes)
  const batchBytes = frames * spec.frameBytes
  const lane = bulk.openLane(spec, options)
  const underWay: Promise<Stepped>[] = []
  let writing: Promise<unknown> = Promise.resolve()
  let input = bulk.takeBuffer(Math.min(batchBytes, Math.max(options.bytes, 1)))
  let filled = 0

  const submit = (isLast: boolean): Promise<Stepped> => {
    const output = bulk.takeBuffer(sealedLength(filled, spec.frameBytes))
    const sealing = lane.step({ input, length: filled, output, isLast })
    const before = writing
    const written = (async () => {
      const stepped = await sealing
      try {
        await before
        await write(stepped.output.subarray(0, stepped.length))
      } finally {
        bulk.giveBuffer(stepped.input)
        bulk.giveBuffer(stepped.output)
      }
      return stepped
    })()
    written.catch(() => undefined) // not lost: the next write, or end, awaits it
    writing = written
    return written
  }
  return {
    write: async (plain) => {
      for (let offset = 0; offset < plain.length;) {
        // A full batch goes only when more follows, because the last frame is sealed differently.
        if (filled === batchBytes) {
          underWay.push(submit(false))
          if (underWay.length >= mostUnderWay) await underWay.shift()
          input = bulk.takeBuffer(batchBytes)
          filled = 0
        }
        if (filled === input.length) {
          // More than was told.
          const larger = bulk.takeBuffer(batchBytes)
          larger.set(input)
          input = larger
        }
        const room = Math.min(batchBytes, input.length) - filled
        const piece = plain.subarray(offset, offset + room)
        input.set(piece, filled)
        filled += piece.length
        offset += piece.length
      }
    },
    end: async () => {
      try {
        return await submit(true)
      } finally {
        lane.close()
      }
    },
    abandon: async () => {
      await writing.catch(() => undefined) // it is thrown away either way
      lane.close()
    },
  }
}

export type FramedReader = {
  /** The next plain bytes, valid until it is called again; null at the end. */
  readonly next: () => Promise<Uint8Array | null>
  /** Of all plain bytes, when the spec says so and the end was reached. */
  readonly hash: () => Uint8Array | null
  /** Must be called, wherever the reading stopped. */
  readonly close: () => void
}

/**
 * Reads and opens frames batch by batch, some of them ahead of whoever asks. Throws AppError
 * `damagedCode` where a frame is not genuine, after what came before it.
 */
export function createFramedReader(options: {
  readonly bulk: BulkWork
  readonly side: BulkSide
  readonly spec: Extract<LaneSpec, { readonly kind: 'open' }>
  readonly damagedCode: 'bundle.damaged' | 'file.damaged'
  /** The frames lie between these two. */
  readonly start: number
  readonly end: number
  /** Fills the target from there; throws when the bytes are not there. */
  readonly read: (target: Uint8Array, offset: number) => Promise<void>
}): FramedReader {
  const { bulk, spec, end, read, damagedCode } = options
  const batchBytes = framesAtOnce(spec.frameBytes) * (spec.frameBytes + STREAM_OVERHEAD)
  const lane = bulk.openLane(spec, { side: options.side, bytes: end - options.start })
  const ahead: Promise<Stepped>[] = []
  let current: Stepped | null = null
  let offset = options.start
  let reading: Promise<unknown> = Promise.resolve()
  let hash: Uint8Array | null = null
  let isFirst = true
  let isDamaged = false

  const readNext = (): Promise<Stepped> => {
    const length = Math.min(batchBytes, end - offset)
    const from = offset
    offset += length
    const input = bulk.takeBuffer(length)
    const before = reading
    const mine = (async () => {
      await before
      await read(input.subarray(0, length), from)
    })()
    reading = mine
    const opened = (async () => {
      await mine
      const output = bulk.takeBuffer(length)
      const stepped = await lane.step({ input, length, output, isLast: from + length === end })
      bulk.giveBuffer(stepped.input)
      return stepped
    })()
    opened.catch(() => undefined) // not lost: whoever needs it awaits it
    return opened
  }
  return {
    next: async () => {
      if (current) bulk.giveBuffer(current.output)
      current = null
      if (isDamaged) throw new AppError(damagedCode)
      // Whoever looks at the front alone shall not make a slow drive read more.
      const depth = isFirst ? 1 : mostUnderWay
      isFirst = false
      while (ahead.length < depth && offset < end) ahead.push(readNext())
      const opening = ahead.shift()
      if (!opening) return null
      const stepped = await opening
      current = stepped
      isDamaged = !stepped.isGenuine
      if (isDamaged && stepped.length === 0) throw new AppError(damagedCode)
      hash = stepped.hash
      return stepped.output.subarray(0, stepped.length)
    },
    hash: () => hash,
    close: () => {
      // What is still being read or opened goes to waste; the lane outlives it.
      void Promise.allSettled(ahead).then(lane.close)
    },
  }
}

/** As many as make about half a MiB: sticks like large pieces, and several are in memory at once. */
function framesAtOnce(frameBytes: number): number {
  return Math.floor(BUFFER_BYTES / (frameBytes + STREAM_OVERHEAD))
}

function sealedLength(plainLength: number, frameBytes: number): number {
  return plainLength + Math.max(1, Math.ceil(plainLength / frameBytes)) * STREAM_OVERHEAD
}
