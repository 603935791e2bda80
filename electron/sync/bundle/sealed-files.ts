import { AppError } from '../../../shared/lib/app-error'
import type { BundleSection } from '../../../shared/sync/bundle-manifest'
import type { BulkSide, BulkWork } from '../../platform/bulk/bulk-work'
import type { CopyTarget } from '../../platform/bulk/file-copy'
import { equalBytes, KEY_BYTES } from '../../platform/crypto'
import type { BundleFile, SectionVisitor } from './bundle-reader'

/** Takes a sealed file into staging; it counts only after `accept`. */
export type SealedReceiver = {
  /**
   * Calls `copy` once: with where its frames go, or with null, which only proves them. It resolves to
   * how many bytes they are, and throws `bundle.damaged` when they are not what was checked.
   */
  readonly take: (copy: (target: CopyTarget | null) => Promise<number>) => Promise<void>
  readonly accept: () => Promise<void>
  readonly reject: () => Promise<void>
}

/** For whoever only wants to know whether they are all there. */
export const onlyProven: SealedReceiver = {
  take: async (copy) => {
    await copy(null)
  },
  accept: () => Promise.resolve(),
  reject: () => Promise.resolve(),
}

/** Nothing else is done to these bytes, so both threads copy, each its next file: they lie side by side. */
const sides: readonly BulkSide[] = ['drive', 'store']

/**
 * The sealed files behind a body; the bytes of each are proven by the check that the manifest gives it.
 * They are not opened: that is for whoever looks at the file. After one that fails none is begun.
 */
export async function readSealedFiles(
  sections: readonly BundleSection[],
  options: SealedReading,
): Promise<void> {
  const files = placed(sections, options.start).values()
  let hasFailed = false
  const takeOneByOne = async (side: BulkSide) => {
    for (const file of files) {
      if (hasFailed) return
      try {
        await takeFile(file, side, options)
      } catch (error) {
        hasFailed = true
        throw error
      }
    }
  }
  // Both have ended before the file they read from may be closed.
  const outcomes = await Promise.allSettled(sides.map(takeOneByOne))
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
}

type SealedReading = {
  readonly source: BundleFile
  /** Where the first begins; the last ends where the source does. */
  readonly start: number
  readonly bulk: BulkWork
  readonly visitor: SectionVisitor
}

type Placed = {
  readonly section: Extract<BundleSection, { readonly kind: 'sealed-file' }>
  /** Where it begins in the source. */
  readonly at: number
}

function placed(sections: readonly BundleSection[], start: number): readonly Placed[] {
  const files: Placed[] = []
  let at = start
  for (const section of sections) {
    if (section.kind !== 'sealed-file') continue
    files.push({ section, at })
    at += section.length
  }
  return files
}

async function takeFile(
  { section, at }: Placed,
  side: BulkSide,
  { source, start, bulk, visitor }: SealedReading,
): Promise<void> {
  const receiver = (await visitor.sealedFile?.(section)) ?? null
  if (receiver === null) return
  const { length, check } = section
  const stretch = { at, length, checkKey: check.slice(0, KEY_BYTES) }
  try {
    await receiver.take(async (target) => {
      const copying = { side, bytes: source.size - start }
      const found = await source.copyTo(target, stretch, bulk, copying)
      if (!equalBytes(found, check)) throw new AppError('bundle.damaged')
      return length
    })
  } catch (error) {
    await receiver.reject()
    throw error
  }
  await receiver.accept()
}
