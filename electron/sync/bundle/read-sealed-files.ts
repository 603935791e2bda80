import type { BundleSection } from '../../../shared/sync/bundle-manifest'
import type { FileReceiver, SectionVisitor } from './bundle-reader'
import type { SealedReading, SealedTail } from './sealed-tail'

type SealedIncoming = { readonly receiver: FileReceiver; readonly reading: SealedReading }

/** While the end of one file is dealt with, the beginning of the next is read. */
export async function readSealedFiles(
  tail: SealedTail,
  sections: readonly BundleSection[],
  visitor: SectionVisitor,
): Promise<void> {
  const begun = beginFiles(tail, sections, visitor)
  for (let current = await begun.next(); current.done !== true;) {
    const next = current.value.reading.asked.then(() => begun.next())
    next.catch(() => undefined) // not lost: awaited below
    try {
      await takeSealedFile(current.value)
    } catch (error) {
      const left = await next.catch(() => null) // the first error is the one to tell
      if (left?.done === false) await dropSealedFile(left.value)
      throw error
    }
    current = await next
  }
}

async function* beginFiles(
  tail: SealedTail,
  sections: readonly BundleSection[],
  visitor: SectionVisitor,
): AsyncGenerator<SealedIncoming, void, undefined> {
  for (const section of sections) {
    if (section.kind !== 'sealed-file') continue
    const receiver = (await visitor.sealedFile?.(section)) ?? null
    if (receiver === null) tail.skip(section.length)
    else yield { receiver, reading: tail.begin(section) }
  }
}

async function takeSealedFile({ receiver, reading }: SealedIncoming): Promise<void> {
  try {
    await reading.pass(receiver.write)
  } catch (error) {
    await receiver.reject()
    throw error
  }
  await receiver.accept()
}

async function dropSealedFile({ receiver, reading }: SealedIncoming): Promise<void> {
  await reading.abandon()
  await receiver.reject()
}
