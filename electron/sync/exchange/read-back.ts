import { AppError } from '../../../shared/lib/app-error'
import { FORMAT_MAJOR } from '../../../shared/sync/bundle-header'
import { BUNDLE_MAGIC } from '../../../shared/sync/file-kinds'
import type { TaskContext } from '../../features/handler'
import { openForReading, verifyFile, type WrittenFile } from '../../platform/drive-reading'
import { type BundleFile, openBundle } from '../bundle/bundle-reader'
import { onlyProven } from '../bundle/sealed-files'

/**
 * Reads a part of ours back from the drive. Throws `drive.verify-failed` when it is not what was
 * written. Sealed files are compared with their checks in the part's own manifest, as whoever gets it
 * will: so one that had rotted in our store before it was written is noticed as well.
 */
export async function readBack(
  part: WrittenFile & { readonly path: string },
  options: {
    readonly network: string
    readonly context: TaskContext
    readonly onBytes: (bytes: number) => void
  },
): Promise<void> {
  const { context, onBytes } = options
  if (await hasSealedFiles(part.path)) await readAsRecipient(part.path, options)
  else await verifyFile(part.path, part, { bulk: context.bulk, onBytes })
}

async function hasSealedFiles(path: string): Promise<boolean> {
  const file = await openForReading(path)
  try {
    const major = BUNDLE_MAGIC.length
    return file.size > major && (await file.read(major, 1))[0] === FORMAT_MAJOR
  } finally {
    await file.close()
  }
}

async function readAsRecipient(
  path: string,
  {
    network,
    context: { device, bulk },
    onBytes,
  }: {
    readonly network: string
    readonly context: TaskContext
    readonly onBytes: (bytes: number) => void
  },
): Promise<void> {
  const file = await openForReading(path)
  try {
    const source: BundleFile = {
      ...file,
      copyTo: (target, stretch, by, copying) =>
        file.copyTo(target, stretch, by, { ...copying, onBytes }),
      readInto: async (target: Uint8Array, offset: number) => {
        await file.readInto(target, offset)
        onBytes(target.length)
      },
    }
    const opened = await openBundle(source, {
      network,
      boxKeys: [device.box],
      statements: [],
      bulk,
    })
    try {
      await opened.readSections({
        segment: () => Promise.resolve(),
        file: () => Promise.resolve(null),
        sealedFile: () => Promise.resolve(onlyProven),
      })
    } finally {
      opened.close()
    }
  } catch (error) {
    if (!(error instanceof AppError) || !error.code.startsWith('bundle.')) throw error
    throw new AppError('drive.verify-failed', {}, { cause: error })
  } finally {
    await file.close()
  }
}
