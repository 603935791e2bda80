import type { FileHash } from '../../../shared/domain/ids'

export type ChosenFile = { readonly hash: FileHash; readonly size: number }

export type FileChoice = {
  /** In the order they are written in. */
  readonly chosen: readonly ChosenFile[]
  /** Did not fit: they wait for the next trip. */
  readonly left: readonly ChosenFile[]
  /** Lie on the stick already. */
  readonly here: number
}

const mebibyte = 1024 * 1024
/** FAT32 holds no file of 4 GiB; what a bundle needs beside its content stays below this. */
export const largestFile = 4 * 1024 * mebibyte - 16 * mebibyte
/** A cut exchange goes on behind the last whole part. */
export const partBytes = 256 * mebibyte
/** The first part holds the records, so it is to be whole soon. */
export const firstPartFileBytes = 16 * mebibyte
/** What fits into a manifest with room to spare, however small they are. */
const mostFilesOfPart = 50_000
/** Every frame of 64 KiB is 17 bytes longer than its content; and a line in the manifest each. */
const overheadOf = (size: number) => Math.ceil(size / 65_536) * 17 + 192

/**
 * As many files as there is room for: previews first, because a list of grey boxes helps nobody, then
 * what others asked for, then the rest; small before large.
 */
export function chooseFiles(options: {
  readonly needed: readonly ChosenFile[]
  readonly onStick: ReadonlySet<FileHash>
  readonly previews: ReadonlySet<FileHash>
  readonly wantedByOthers: ReadonlySet<FileHash>
  /** In bytes, for file contents and what writing them takes. */
  readonly room: number
  /** What a part needs beside its content, in bytes. */
  readonly partOverhead: number
}): FileChoice {
  const { needed, onStick, previews, wantedByOthers, partOverhead } = options
  const classOf = ({ hash }: ChosenFile) => {
    if (previews.has(hash)) return 0
    return wantedByOthers.has(hash) ? 1 : 2
  }
  const missing = needed
    .filter(({ hash }) => !onStick.has(hash))
    .sort((one, other) => classOf(one) - classOf(other) || one.size - other.size)
  const chosen: ChosenFile[] = []
  const left: ChosenFile[] = []
  let room = options.room
  for (const file of missing) {
    // As if each large file began a part: rather a little room unused than a part that does not fit.
    const cost = file.size + overheadOf(file.size) + Math.ceil(file.size / partBytes) * partOverhead
    if (file.size > largestFile || cost > room) {
      left.push(file)
    } else {
      chosen.push(file)
      room -= cost
    }
  }
  return { chosen, left, here: needed.length - missing.length }
}

/** Which files each part carries; the first may be empty, for it holds the records. */
export function intoParts(files: readonly ChosenFile[]): readonly (readonly ChosenFile[])[] {
  const parts: ChosenFile[][] = [[]]
  let size = 0
  for (const file of files) {
    const limit = parts.length === 1 ? firstPartFileBytes : partBytes
    const isFull = size + file.size > limit || parts.at(-1)?.length === mostFilesOfPart
    const isEmptyLaterPart = parts.length > 1 && size === 0
    if (isFull && !isEmptyLaterPart) {
      parts.push([])
      size = 0
    }
    size += file.size
    parts.at(-1)?.push(file)
  }
  return parts
}
