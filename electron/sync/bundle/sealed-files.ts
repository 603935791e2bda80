import { AppError } from '../../../shared/lib/app-error'
import type { BundleSection } from '../../../shared/sync/bundle-manifest'
import type { BulkWork } from '../../platform/bulk/bulk-work'
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

/**
 * The sealed files behind a body, one after another; the bytes of each are proven by the check that
 * the manifest gives it. They are not opened: that is for whoever looks at the file.
 */
export async function readSealedFiles(
  sections: readonly BundleSection[],
  options: {
    readonly source: BundleFile
    /** Where the first begins; the last ends where the source does. */
    readonly start: number
    readonly bulk: BulkWork
    readonly visitor: SectionVisitor
  },
): Promise<void> {
  const { source, bulk, visitor } = options
  const bytes = source.size - options.start
  let next = options.start
  for (const section of sections) {
    if (section.kind !== 'sealed-file') continue
    const { length, check } = section
    const stretch = { at: next, length, checkKey: check.slice(0, KEY_BYTES) }
    next += length
    const receiver = (await visitor.sealedFile?.(section)) ?? null
    if (receiver === null) continue
    try {
      await receiver.take(async (target) => {
        const found = await source.copyTo(target, stretch, bulk, { bytes })
        if (!equalBytes(found, check)) throw new AppError('bundle.damaged')
        return length
      })
    } catch (error) {
      await receiver.reject()
      throw error
    }
    await receiver.accept()
  }
}
