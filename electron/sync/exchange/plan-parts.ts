import type { FileStore } from '../../files/file-store'
import { fileSection, type OutgoingSection, sealedFileSection } from '../bundle/bundle-writer'
import type { ChosenFile } from './choose-files'
import type { PlannedPart } from './write-parts'

/**
 * What each part holds. The first has the records, and its few files in its body, as every version
 * reads them. Later ones carry files as they lie in the store, so that they are only copied.
 */
export async function planParts(
  parts: readonly (readonly ChosenFile[])[],
  records: readonly OutgoingSection[],
  store: FileStore,
): Promise<readonly PlannedPart[]> {
  const [first = [], ...later] = parts
  const planned: PlannedPart[] = [
    { files: first, sections: [...records, ...first.map((file) => inBody(file, store))] },
  ]
  for (const files of later) {
    const sections: OutgoingSection[] = []
    for (const file of files) sections.push(await asItLies(file, store))
    planned.push({ files, sections })
  }
  return planned
}

/** Reading it from the store proves that it is what its name says. */
function inBody({ hash, size }: ChosenFile, store: FileStore): OutgoingSection {
  const file = { hash: bytesOf(hash), length: size }
  return { ...fileSection(file, () => store.read(hash)), isProven: true }
}

async function asItLies(file: ChosenFile, store: FileStore): Promise<OutgoingSection> {
  const sealed = await store.findSealed(file.hash)
  return sealed === null ? inBody(file, store) : sealedFileSection(bytesOf(file.hash), sealed)
}

function bytesOf(hash: string): Uint8Array {
  return new Uint8Array(Buffer.from(hash, 'hex'))
}
