import type { FileHash } from '../../../shared/domain/ids'
import type { ReadDb } from '../../database/database'
import { equalBytes } from '../../platform/crypto'
import type { OwnBundle } from './peek-stick'
import { listWrittenParts } from './written-bundle-repository'

/** A bundle part of ours that lies on the stick, with what we remember of writing it. */
export type OwnPart = {
  readonly path: string
  readonly bundleSeq: number
  readonly part: number
  readonly bytes: number
  /** Whom it is sealed to. */
  readonly hints: ReadonlySet<string>
  /** Null when we do not remember it as it lies there: then nothing is taken for granted. */
  readonly check: Uint8Array | null
  /** Read back after it was written, and right. */
  readonly isVerified: boolean
  readonly files: readonly FileHash[]
}

/** Compares what lies on the stick with what we remember: same length, same header. */
export async function listOwnParts(
  db: ReadDb,
  own: readonly OwnBundle[],
): Promise<readonly OwnPart[]> {
  const written = await listWrittenParts(db, [...new Set(own.map(({ bundleSeq }) => bundleSeq))])
  const known = new Map(written.map((part) => [`${part.bundleSeq}/${part.part}`, part]))
  return own.map(({ path, bundleSeq, part, bytes, hints, headerHash }) => {
    const memory = known.get(`${bundleSeq}/${part}`)
    const isSame =
      memory !== undefined && memory.bytes === bytes && equalBytes(memory.headerHash, headerHash)
    return {
      path,
      bundleSeq,
      part,
      bytes,
      hints,
      check: isSame ? memory.check : null,
      isVerified: isSame && memory.isVerified,
      files: isSame ? memory.files : [],
    }
  })
}

/** Files that need not be written again: a verified part here carries them, for every recipient. */
export function filesOnStick(
  parts: readonly OwnPart[],
  recipientHints: readonly string[],
): ReadonlySet<FileHash> {
  return new Set(
    parts
      .filter(({ isVerified }) => isVerified)
      .filter(({ hints }) => recipientHints.every((hint) => hints.has(hint)))
      .flatMap(({ files }) => files),
  )
}

/**
 * Which of our parts can go, given that so many whole generations stay. A generation is good when its
 * first part, which holds the records, is verified; records of an older one are in a newer one as far
 * as anybody lacks them. A part with a file that somebody still needs stays until another carries it.
 */
export function needlessParts(
  parts: readonly OwnPart[],
  options: {
    readonly generations: number
    readonly neededFiles: ReadonlySet<FileHash>
  },
): readonly OwnPart[] {
  const { generations, neededFiles } = options
  const good = [
    ...new Set(
      parts
        .filter(({ part, isVerified }) => part === 1 && isVerified)
        .map(({ bundleSeq }) => bundleSeq),
    ),
  ].sort((left, right) => right - left)
  const newest = good[0]
  if (newest === undefined) return []
  const kept = new Set(good.slice(0, generations))
  const carried = new Set(
    parts
      .filter(({ bundleSeq, isVerified }) => kept.has(bundleSeq) && isVerified)
      .flatMap(({ files }) => files),
  )
  const older = parts
    .filter(({ bundleSeq }) => bundleSeq < newest && !kept.has(bundleSeq))
    .sort((left, right) => right.bundleSeq - left.bundleSeq || left.part - right.part)
  return older.filter(({ isVerified, files }) => {
    const stillNeeded = files.filter((hash) => neededFiles.has(hash) && !carried.has(hash))
    if (!isVerified || stillNeeded.length === 0) return true
    for (const hash of stillNeeded) carried.add(hash)
    return false
  })
}
