import { type FileHandle, open } from 'node:fs/promises'

import type { FileHash } from '../../shared/domain/ids'
import { AppError } from '../../shared/lib/app-error'
import { asDiskError } from '../files/disk-errors'
import type { FileStore, IncomingFile } from '../files/file-store'
import type { BodyReader } from '../sync/bundle/bundle-frames'
import { type EntryReceiver, readEntries } from './backup-body'

export type UnpackedEntries = {
  readonly kept: readonly FileHash[]
  /** Files the maker of the backup could not read. */
  readonly missing: number
}

/** Writes what a backup holds into a folder; wherever it stops, no file is left open. */
export async function unpackEntries(
  body: BodyReader,
  to: {
    readonly database: string
    readonly files: FileStore
    readonly onBytes: (piece: Uint8Array) => void
  },
): Promise<UnpackedEntries> {
  const kept: FileHash[] = []
  const waiting: IncomingFile[] = []
  let missing = 0
  let letGo: () => Promise<void> = () => Promise.resolve()

  const keepWaiting = async () => {
    await to.files.keepAll(waiting)
    waiting.length = 0
  }
  const file = async (hash: FileHash): Promise<EntryReceiver> => {
    const incoming = await to.files.receive()
    letGo = () => incoming.discard()
    return {
      write: async (piece) => {
        to.onBytes(piece)
        await incoming.write(piece)
      },
      end: async (isWhole) => {
        const isRight = isWhole && (await incoming.finish()).hash === hash
        letGo = () => Promise.resolve()
        if (!isRight) {
          missing += 1
          await incoming.discard()
          return
        }
        kept.push(hash)
        waiting.push(incoming)
        if (waiting.length >= filesAtOnce) await keepWaiting()
      },
    }
  }
  const database = async (): Promise<EntryReceiver> => {
    const handle: FileHandle = await open(to.database, 'w', 0o600).catch(asDiskError)
    letGo = () => handle.close()
    return {
      write: async (piece) => {
        to.onBytes(piece)
        await handle.writeFile(piece).catch(asDiskError)
      },
      end: async (isWhole) => {
        await handle.sync().catch(asDiskError)
        letGo = () => Promise.resolve()
        await handle.close()
        if (!isWhole) throw new AppError('backup.damaged')
      },
    }
  }

  try {
    await readEntries(body, { database, file })
    await keepWaiting()
    return { kept, missing }
  } catch (error) {
    await letGo()
    throw error
  }
}

const filesAtOnce = 64
