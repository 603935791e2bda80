import { fdatasync, read, write } from 'node:fs'
import { promisify } from 'node:util'

import { assert } from '../../../shared/lib/assert'
import type { WholeBuffer } from './bulk-messages'
import { type Lane, startThread, type Thread } from './bulk-threads'
import { copyFile, type CopyFileSystem, type FileCopy, PIECE_BYTES } from './file-copy'
import { createLaneStep, type LaneSpec } from './lane-steps'

/**
 * Encrypting, opening, copying and summing up the bytes of large files, in threads of their own: two
 * cores work at once, and the thread that answers the window never stands still for it. The drive's
 * side and the store's side have a thread each, which live only while there is work.
 */
export type BulkWork = {
  /** A row of steps, one after another; it must be closed. `bytes` = how many there will be. */
  readonly openLane: (spec: LaneSpec, options: { side: BulkSide; bytes: number }) => Lane
  /**
   * Resolves to the check value, if one is asked for; throws FileCopyError. The files stay open until
   * it is settled. What `onBytes` throws stops the copying, and is what it throws then.
   */
  readonly copy: (copy: FileCopy, options: CopyOptions) => Promise<Uint8Array | null>
  /** Buffers are used again: fresh memory costs as much as encrypting it. */
  readonly takeBuffer: (bytes: number) => WholeBuffer
  readonly giveBuffer: (buffer: WholeBuffer) => void
  readonly close: () => Promise<void>
}

export type BulkSide = 'drive' | 'store'

export type CopyOptions = {
  /** Whose thread does it; the drive's, unless both are to share the work. */
  readonly side?: BulkSide
  /** Of all that is copied one after another, so that threads are started only where it is worth it. */
  readonly bytes: number
  /** Hears how many more were copied. */
  readonly onBytes?: (bytes: number) => void
}

/** A batch of frames with what sealing adds to them. */
export const BUFFER_BYTES = 512 * 1024 + 4096
const mostSpare = 8
/** Starting threads for less takes longer than the work. */
const worthThreads = 4 * 1024 * 1024
const idleMilliseconds = 3_000

/** Does everything in this thread: for small things, and where there is no file to start threads from. */
export function createBulkWork(threadFile: string | null): BulkWork {
  const spare: WholeBuffer[] = []
  const threads = new Map<BulkSide, Thread>()
  let open = 0
  let idle: NodeJS.Timeout | null = null

  const stop = async () => {
    const ending = [...threads.values()]
    threads.clear()
    spare.length = 0
    await Promise.all(ending.map((thread) => thread.stop()))
  }
  /** Null: this thread does it itself. `release` is to be called when the work is done. */
  const useThread = (side: BulkSide, bytes: number) => {
    const isWorthIt = threads.size > 0 || bytes >= worthThreads
    if (threadFile === null || !isWorthIt) return null
    const found = threads.get(side)
    const thread = found && !found.hasFailed() ? found : startThread(threadFile)
    threads.set(side, thread)
    open += 1
    if (idle) clearTimeout(idle)
    let isUsed = true
    const release = () => {
      if (!isUsed) return
      isUsed = false
      open -= 1
      if (open > 0) return
      idle = setTimeout(() => void stop(), idleMilliseconds)
      idle.unref()
    }
    return { thread, release }
  }
  return {
    openLane: (spec, { side, bytes }) => {
      const used = useThread(side, bytes)
      if (used === null) return laneHere(spec)
      const lane = used.thread.openLane(spec)
      return {
        step: lane.step,
        close: () => {
          lane.close()
          used.release()
        },
      }
    },
    copy: async (copy, { side = 'drive', bytes, onBytes = () => undefined }) => {
      const used = useThread(side, bytes)
      if (used === null) {
        const piece = new Uint8Array(Math.min(PIECE_BYTES, copy.from.length))
        return copyFile(copy, byPromises, { piece, onPiece: onBytes })
      }
      try {
        return await used.thread.copy(copy, onBytes)
      } finally {
        used.release()
      }
    },
    takeBuffer: (bytes) => {
      assert(bytes <= BUFFER_BYTES, 'a batch fits into a buffer')
      if (bytes < BUFFER_BYTES / 4) return new Uint8Array(bytes)
      return spare.pop() ?? new Uint8Array(BUFFER_BYTES)
    },
    giveBuffer: (buffer) => {
      if (buffer.length === BUFFER_BYTES && spare.length < mostSpare) spare.push(buffer)
    },
    close: async () => {
      if (idle) clearTimeout(idle)
      await stop()
    },
  }
}

const [readHere, writeHere] = [promisify(read), promisify(write)]

const byPromises: CopyFileSystem = {
  read: async (fd, target, at) => {
    const { bytesRead } = await readHere(fd, target, 0, target.length, at)
    return bytesRead
  },
  write: async (fd, bytes) => {
    const { bytesWritten } = await writeHere(fd, bytes, 0, bytes.length, null)
    return bytesWritten
  },
  datasync: promisify(fdatasync),
}

function laneHere(spec: LaneSpec): Lane {
  const step = createLaneStep(spec)
  return {
    step: async ({ input, length, output, isLast }) => ({
      ...step(input.subarray(0, length), output, isLast),
      input,
      output,
    }),
    close: () => undefined,
  }
}

/** For whoever has no threads to lend: tests of parts, and small files. */
export const bulkHere: BulkWork = createBulkWork(null)
