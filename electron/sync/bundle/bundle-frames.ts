import { AppError } from '../../../shared/lib/app-error'
import { bulkHere, type BulkWork } from '../../platform/bulk/bulk-work'
import {
  createFramedReader,
  createFramedWriter,
  type FramedWriter,
} from '../../platform/bulk/framed-streams'
import { STREAM_HEADER_BYTES, STREAM_OVERHEAD } from '../../platform/crypto'

/**
 * The encrypted body of a bundle: one plain stream in frames of 64 KiB. Every frame but the last is
 * full, so lengths need not be written; the last carries the FINAL tag, so nothing can be cut off.
 */
export const FRAME_BYTES = 64 * 1024

/** Length of a body with its stream header, for so many plain bytes. */
export function bodyLength(plainLength: number): number {
  const frames = Math.max(1, Math.ceil(plainLength / FRAME_BYTES))
  return STREAM_HEADER_BYTES + plainLength + frames * STREAM_OVERHEAD
}

type StreamKeys = {
  readonly key: Uint8Array
  readonly streamHeader: Uint8Array
  readonly additional: Uint8Array
  readonly bulk?: BulkWork
}

export function createBodyWriter(
  options: StreamKeys & {
    /** The bytes are the callee's until its promise is settled. */
    readonly write: (bytes: Uint8Array) => Promise<void>
    /** How many plain bytes there will be. */
    readonly bytes?: number
    /** What stands in front of the frames: `end` then has the check value of all of it. */
    readonly checkedFront?: Uint8Array
  },
): FramedWriter {
  const { key, streamHeader, additional, bulk = bulkHere, bytes = Infinity, write } = options
  return createFramedWriter({
    bulk,
    side: 'drive',
    spec: {
      kind: 'seal',
      key,
      header: streamHeader,
      frameBytes: FRAME_BYTES,
      additional,
      bindsHash: false,
      checkedFront: options.checkedFront ?? null,
    },
    bytes,
    write,
  })
}

/** A file to read from, or anything like it. */
export type BundleSource = {
  readonly size: number
  /** Exactly `length` bytes; throws when they are not there. */
  readonly read: (offset: number, length: number) => Promise<Uint8Array>
  /** The same into memory that is there already. */
  readonly readInto?: (target: Uint8Array, offset: number) => Promise<void>
}

export type BodyReader = {
  /** A copy of the next `length` plain bytes. */
  readonly take: (length: number) => Promise<Uint8Array>
  /** Hands the next `length` plain bytes over in pieces; a piece is valid only during the call. */
  readonly pass: (length: number, onPiece: (piece: Uint8Array) => Promise<void>) => Promise<void>
  /** Throws unless everything was read. */
  readonly expectEnd: () => Promise<void>
  /** To be called, wherever the reading stopped. */
  readonly close: () => void
}

/** Reads and opens frames in order; memory is a few batches, whatever the size of the file. */
export function createBodyReader(
  options: StreamKeys & {
    readonly source: BundleSource
    /** Where the stream header lies in the source. */
    readonly start: number
    /** Where the body ends. */
    readonly end: number
  },
): BodyReader {
  const { source, key, streamHeader, additional, bulk = bulkHere } = options
  const start = options.start + STREAM_HEADER_BYTES
  const frames = createFramedReader({
    bulk,
    side: 'drive',
    spec: {
      kind: 'open',
      key,
      header: streamHeader,
      frameBytes: FRAME_BYTES,
      additional,
      lastAdditional: null,
      hashes: false,
    },
    damagedCode: 'bundle.damaged',
    start,
    end: options.end,
    read: async (target, offset) => {
      if (source.readInto) await source.readInto(target, offset)
      else target.set(await source.read(offset, target.length))
    },
  })
  let available: Uint8Array = new Uint8Array()

  const pass: BodyReader['pass'] = async (length, onPiece) => {
    for (let left = length; left > 0;) {
      if (available.length === 0) {
        const next = await frames.next()
        if (!next) throw new AppError('bundle.damaged')
        available = next
        continue
      }
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
      if (available.length > 0 || (await frames.next()) !== null) {
        throw new AppError('bundle.damaged')
      }
    },
    close: frames.close,
  }
}
