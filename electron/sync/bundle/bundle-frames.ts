import { AppError } from '../../../shared/lib/app-error'
import {
  createFrameOpener,
  createFrameSealer,
  STREAM_HEADER_BYTES,
  STREAM_OVERHEAD,
} from '../../platform/crypto'

/**
 * The encrypted body of a bundle: one plain stream in frames of 64 KiB. Every frame but the last is
 * full, so lengths need not be written; the last carries the FINAL tag, so nothing can be cut off.
 */
export const FRAME_BYTES = 64 * 1024
const SEALED_FRAME_BYTES = FRAME_BYTES + STREAM_OVERHEAD
/** Frames read or written at once: about 1 MiB, which is what sticks like. */
const FRAMES_AT_ONCE = 16

/** Length of a body with its stream header, for so many plain bytes. */
export function bodyLength(plainLength: number): number {
  const frames = Math.max(1, Math.ceil(plainLength / FRAME_BYTES))
  return STREAM_HEADER_BYTES + plainLength + frames * STREAM_OVERHEAD
}

export type BodyWriter = {
  readonly write: (plain: Uint8Array) => Promise<void>
  /** Seals what is left as the last frame. */
  readonly end: () => Promise<void>
}

export function createBodyWriter(options: {
  readonly key: Uint8Array
  readonly streamHeader: Uint8Array
  readonly additional: Uint8Array
  /** The bytes are the callee's until its promise is settled. */
  readonly write: (bytes: Uint8Array) => Promise<void>
}): BodyWriter {
  const { key, streamHeader, additional, write } = options
  const sealer = createFrameSealer(key, streamHeader)
  const frame = new Uint8Array(FRAME_BYTES)
  let filled = 0
  let batch = new Uint8Array(FRAMES_AT_ONCE * SEALED_FRAME_BYTES)
  let spare = new Uint8Array(FRAMES_AT_ONCE * SEALED_FRAME_BYTES)
  let batched = 0
  let writing: Promise<void> = Promise.resolve()
  const flush = async () => {
    // One batch is on its way to the drive while the next is encrypted.
    await writing
    writing = write(batch.subarray(0, batched))
    writing.catch(() => undefined) // not lost: the next flush, or end, awaits it
    const next = spare
    spare = batch
    batch = next
    batched = 0
  }
  const seal = (tag: 'message' | 'final') => {
    const length = filled + STREAM_OVERHEAD
    const target = batch.subarray(batched, batched + length)
    sealer.seal(target, frame.subarray(0, filled), additional, tag)
    batched += length
    filled = 0
  }
  return {
    write: async (plain) => {
      for (let offset = 0; offset < plain.length;) {
        // A full frame is sealed only when more follows, because the last one is sealed differently.
        if (filled === FRAME_BYTES) {
          seal('message')
          if (batched + SEALED_FRAME_BYTES > batch.length) await flush()
        }
        const count = Math.min(FRAME_BYTES - filled, plain.length - offset)
        frame.set(plain.subarray(offset, offset + count), filled)
        filled += count
        offset += count
      }
    },
    end: async () => {
      seal('final')
      await flush()
      await writing
    },
  }
}

/** A file to read from, or anything like it. */
export type BundleSource = {
  readonly size: number
  /** Exactly `length` bytes; throws when they are not there. */
  readonly read: (offset: number, length: number) => Promise<Uint8Array>
}

export type BodyReader = {
  /** A copy of the next `length` plain bytes. */
  readonly take: (length: number) => Promise<Uint8Array>
  /** Hands the next `length` plain bytes over in pieces; a piece is valid only during the call. */
  readonly pass: (length: number, onPiece: (piece: Uint8Array) => Promise<void>) => Promise<void>
  /** Throws unless everything was read. */
  readonly expectEnd: () => Promise<void>
}

/** Reads and opens frames one after another; memory is two batches, whatever the size of the file. */
export function createBodyReader(options: {
  readonly source: BundleSource
  /** Where the stream header lies in the source. */
  readonly start: number
  readonly key: Uint8Array
  readonly streamHeader: Uint8Array
  readonly additional: Uint8Array
}): BodyReader {
  const { source, key, streamHeader, additional } = options
  const opener = createFrameOpener(key, streamHeader)
  const plain = new Uint8Array(FRAME_BYTES)
  let offset = options.start + STREAM_HEADER_BYTES
  let batch: Uint8Array = new Uint8Array()
  let available: Uint8Array = new Uint8Array()
  let reading: Promise<Uint8Array> | null = null

  /** The drive reads one batch ahead of what is being decrypted. */
  const readAhead = () => {
    const length = Math.min(FRAMES_AT_ONCE * SEALED_FRAME_BYTES, source.size - offset)
    if (length === 0) return null
    const next = source.read(offset, length)
    next.catch(() => undefined) // not lost: the frame that needs it awaits it
    offset += length
    return next
  }

  const nextFrame = async () => {
    if (batch.length === 0) {
      reading ??= readAhead()
      if (!reading) throw new AppError('bundle.damaged')
      batch = await reading
      reading = readAhead()
    }
    const sealed = batch.subarray(0, SEALED_FRAME_BYTES)
    batch = batch.subarray(sealed.length)
    const isLast = reading === null && batch.length === 0
    if (sealed.length < STREAM_OVERHEAD) throw new AppError('bundle.damaged')
    const target = plain.subarray(0, sealed.length - STREAM_OVERHEAD)
    const tag = opener.open(target, sealed, additional)
    if (tag !== (isLast ? 'final' : 'message')) throw new AppError('bundle.damaged')
    available = target
  }

  const pass: BodyReader['pass'] = async (length, onPiece) => {
    for (let left = length; left > 0;) {
      if (available.length === 0) await nextFrame()
      const piece = available.subarray(0, left)
      available = available.subarray(piece.length)
      left -= piece.length
      await onPiece(piece)
    }
  }
  return {
    pass,
    take: async (length) => {
      const bytes = new Uint8Array(length)
      let filled = 0
      await pass(length, async (piece) => {
        bytes.set(piece, filled)
        filled += piece.length
      })
      return bytes
    },
    expectEnd: async () => {
      if (reading !== null || batch.length > 0 || available.length > 0) {
        throw new AppError('bundle.damaged')
      }
    },
  }
}
