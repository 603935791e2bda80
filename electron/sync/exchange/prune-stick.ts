import type { FileHash } from '../../../shared/domain/ids'
import { AppError } from '../../../shared/lib/app-error'
import type { TaskContext } from '../../features/handler'
import { removeFile, syncFolderOf } from '../../platform/atomic-file'
import { needlessParts, type OwnPart } from './own-parts'
import { readBack } from './read-back'
import type { FoundBundle } from './stick'
import { forgetWrittenParts, markVerified } from './written-bundle-repository'

/**
 * Parts that an exchange wrote and was stopped before reading back: read back now. Right ones count
 * from here on, so what they carry is not written again; wrong ones are removed.
 */
export async function checkLeftParts(
  parts: readonly OwnPart[],
  options: { readonly network: string; readonly context: TaskContext },
): Promise<readonly OwnPart[]> {
  const { context } = options
  const checked: OwnPart[] = []
  for (const part of parts) {
    context.signal.throwIfAborted()
    if (part.isVerified || part.check === null) {
      checked.push(part)
    } else if (await isRight({ ...part, check: part.check }, options)) {
      await context.write('exchange.run', (db) => markVerified(db, [part], context.clock.now()))
      checked.push({ ...part, isVerified: true })
    } else {
      await removeParts([part], context)
    }
  }
  return checked
}

async function isRight(
  part: OwnPart & { readonly check: Uint8Array },
  { network, context }: { readonly network: string; readonly context: TaskContext },
): Promise<boolean> {
  let done = 0
  try {
    await readBack(part, {
      network,
      context,
      onBytes: (bytes) => {
        context.signal.throwIfAborted()
        done += bytes
        context.progress({ step: 'checking', done, total: part.bytes })
      },
    })
    return true
  } catch (error) {
    if (error instanceof AppError && error.code === 'drive.verify-failed') return false
    throw error
  }
}

/** Takes off the stick what of ours is needless. Returns what went. */
export async function removeNeedless(
  parts: readonly OwnPart[],
  options: {
    readonly generations: number
    readonly neededFiles: ReadonlySet<FileHash>
    readonly context: TaskContext
    /** Files in our folder that are no bundles any more; they go when a good generation is there. */
    readonly ruins?: readonly FoundBundle[]
  },
): Promise<readonly OwnPart[]> {
  const { context, ruins = [] } = options
  const needless = needlessParts(parts, options)
  await removeParts(needless, context)
  const hasGood = parts.some(({ part, isVerified }) => part === 1 && isVerified)
  if (hasGood) for (const { path } of ruins) await removeFile(path)
  return needless
}

/** Takes these off the stick. */
export async function removeParts(parts: readonly OwnPart[], context: TaskContext): Promise<void> {
  const [first] = parts
  if (!first) return
  for (const { path } of parts) await removeFile(path)
  await syncFolderOf(first.path)
  await context.write('exchange.run', (db) => forgetWrittenParts(db, parts))
}
