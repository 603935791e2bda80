import { open } from 'node:fs/promises'
import { join } from 'node:path'

import { AppError } from '../../../shared/lib/app-error'
import type { TaskContext } from '../../features/handler'
import { removeFile, writeCheckedFile } from '../../platform/atomic-file'
import type { WrittenFile } from '../../platform/drive-reading'
import { type BundlePlan, type OutgoingSection, prepareBundle } from '../bundle/bundle-writer'
import type { ChosenFile } from './choose-files'
import { findDamaged, isAboutOurFile } from './damaged-files'
import type { OwnPart } from './own-parts'
import { removeParts } from './prune-stick'
import { readBack } from './read-back'
import { bundleFileName } from './stick'
import { forgetWrittenParts, markVerified, recordWrittenPart } from './written-bundle-repository'

export type PlannedPart = {
  readonly files: readonly ChosenFile[]
  readonly sections: readonly OutgoingSection[]
}

export type NewPart = OwnPart & { readonly fileName: string }

/**
 * Writes the parts of one bundle and reads all of them back at the end, the first one before as well:
 * a stick of fake capacity overwrites its beginning when it comes to its true end, so a part that
 * was right once and is not any more tells it. A drive that fills up after the records ends the
 * bundle there; the files that are missed are told. A file that has rotted in our store leaves nothing
 * of the bundle behind: it will be written again without that file.
 */
export async function writeParts(
  parts: readonly PlannedPart[],
  options: WritingOptions,
): Promise<WrittenParts> {
  const written: (NewPart & WrittenFile)[] = []
  try {
    return await writeAndReadBack(parts, options, written)
  } catch (error) {
    if (isAboutOurFile(error)) await removeParts(written, options.context)
    throw error
  }
}

type WritingOptions = {
  readonly folder: string
  readonly context: TaskContext
  /** Of the recipients. */
  readonly hints: readonly string[]
  readonly bundle: Omit<BundlePlan, 'part' | 'parts' | 'sections'>
}

type WrittenParts = { readonly written: readonly NewPart[]; readonly missed: readonly ChosenFile[] }

async function writeAndReadBack(
  parts: readonly PlannedPart[],
  options: WritingOptions,
  /** Grows. */
  written: (NewPart & WrittenFile)[],
): Promise<WrittenParts> {
  const { folder, context, hints, bundle } = options
  const prepared = await Promise.all(
    parts.map(({ sections }, index) =>
      prepareBundle({ ...bundle, part: index + 1, parts: parts.length, sections }),
    ),
  )
  const bytes = prepared.reduce((sum, { length }) => sum + length, 0)
  const progress = followWriting({ bytes, parts: parts.length, context })
  for (const [index, { length, headerHash, write }] of prepared.entries()) {
    const part = index + 1
    const fileName = bundleFileName(bundle.bundleSeq, part)
    const path = join(folder, fileName)
    const files = (parts[index]?.files ?? []).map(({ hash }) => hash)
    try {
      const onBytes = (count: number) => {
        progress.onBytes('writing', count)
      }
      const file = await writeCheckedFile(path, (writePiece, fill) => {
        const writeCounted = async (piece: Uint8Array) => {
          onBytes(piece.length)
          await writePiece(piece)
        }
        return write({ write: writeCounted, fill, onCopied: onBytes }, context.bulk)
      })
      written.push({
        ...file,
        path,
        fileName,
        bundleSeq: bundle.bundleSeq,
        part,
        hints: new Set(hints),
        isVerified: false,
        files,
      })
      const name = { bundleSeq: bundle.bundleSeq, part }
      await context.write('exchange.run', (db) =>
        recordWrittenPart(
          db,
          { ...name, ...file, bytes: length, headerHash, isVerified: false, files },
          context.clock.now(),
        ),
      )
      const back = { network: bundle.network, context, onBytes: () => undefined }
      if (part === 1 && parts.length > 1) await readBack({ ...file, path }, back)
      progress.onPart()
    } catch (error) {
      const isFull = error instanceof AppError && error.code === 'drive.full'
      if (!isFull || part === 1) throw error
      break
    }
  }
  progress.begin('verifying')
  for (const file of written) {
    await verifyPart(file, { network: bundle.network, context, onBytes: progress.onBytes })
    progress.onPart()
  }
  await context.write('exchange.run', (db) => markVerified(db, written, context.clock.now()))
  return {
    written: written.map((part) => ({ ...part, isVerified: true })),
    missed: parts.slice(written.length).flatMap(({ files }) => files),
  }
}

async function verifyPart(
  part: NewPart & WrittenFile,
  options: {
    readonly network: string
    readonly context: TaskContext
    readonly onBytes: (step: 'verifying', bytes: number) => void
  },
): Promise<void> {
  try {
    await readBack(part, {
      ...options,
      onBytes: (bytes) => {
        options.onBytes('verifying', bytes)
      },
    })
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'drive.verify-failed') throw error
    const isFake = part.part === 1 || (await isTailBlank(part.path))
    // Nobody is to read what is known to be wrong. A drive that cannot even do this has said enough.
    await removeFile(part.path).catch(() => undefined)
    await options.context.write('exchange.run', (db) => forgetWrittenParts(db, [part]))
    const [damaged] = await findDamaged(part.files, options.context.files)
    if (damaged !== undefined) throw new AppError('file.damaged', {}, { cause: error })
    if (!isFake) throw error
    throw new AppError('drive.fake', {}, { cause: error })
  }
}

/** What a stick without the memory it claims gives back: nothing but zeros, or ones. */
async function isTailBlank(path: string): Promise<boolean> {
  const file = await open(path, 'r').catch(() => null) // not to be opened: no tail to judge
  if (!file) return false
  try {
    const { size } = await file.stat()
    const tail = new Uint8Array(Math.min(size, 4096))
    const { bytesRead } = await file.read(tail, 0, tail.length, size - tail.length)
    const [first] = tail
    if (bytesRead < tail.length) return false
    return (first === 0 || first === 0xff) && tail.every((byte) => byte === first)
  } finally {
    await file.close()
  }
}

/** Throws when the user has cancelled; what is whole by then stays. */
function followWriting(options: {
  readonly bytes: number
  readonly parts: number
  readonly context: TaskContext
}) {
  const { bytes, parts, context } = options
  let done = 0
  let whole = 0
  const onBytes = (step: 'writing' | 'verifying', count: number) => {
    context.signal.throwIfAborted()
    done += count
    const items = { done: whole, total: parts }
    context.progress({ step, done: Math.min(done, bytes), total: bytes, items })
  }
  return {
    onBytes,
    onPart: () => {
      whole += 1
    },
    begin: (step: 'verifying') => {
      done = 0
      whole = 0
      onBytes(step, 0)
    },
  }
}
