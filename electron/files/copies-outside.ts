import { basename } from 'node:path'

import type { FileHash } from '../../shared/domain/ids'
import { extensionFor, opensOutside } from '../../shared/domain/media-type'
import { AppError } from '../../shared/lib/app-error'
import type { Dialogs } from '../platform/dialogs'
import type { Paths } from '../platform/paths'
import type { FileStore } from './file-store'
import { markReadOnly, placeForCopy } from './opened-copies'
import { safeFileName } from './safe-file-name'

/** Files of the store that leave it: shown by another program, or copied to a place of the user's choice. */
export type StoredContent = {
  /** Null: nobody has said yet which content it is. */
  readonly hash: FileHash | null
  /** The user's own name for it. */
  readonly name: string
  readonly mediaType: string
}

type Outside = {
  readonly files: FileStore
  readonly dialogs: Dialogs
  readonly paths: Pick<Paths, 'opened'>
}

export async function openOutside(
  { hash, name, mediaType }: StoredContent,
  { files, dialogs, paths }: Outside,
): Promise<Record<string, never>> {
  if (hash === null) throw new AppError('file.not-arrived')
  if (!opensOutside(mediaType)) throw new AppError('file.not-openable')
  const path = await placeForCopy(paths.opened, namedFor(name, mediaType))
  await files.writeTo(hash, path)
  await markReadOnly(path)
  if (!(await dialogs.openPath({ path }))) throw new AppError('file.no-program')
  return {}
}

/** Null: the dialog was closed. */
export async function saveOutside(
  { hash, name, mediaType }: StoredContent,
  { files, dialogs }: Pick<Outside, 'files' | 'dialogs'>,
): Promise<{ readonly savedAs: string | null }> {
  if (hash === null || !(await files.has(hash))) throw new AppError('file.not-arrived')
  const path = await dialogs.pickSavePath({ suggestedName: namedFor(name, mediaType) })
  if (path === null) return { savedAs: null }
  await files.writeTo(hash, path)
  return { savedAs: basename(path) }
}

/** The user's own name, but with the ending that fits what it really is. */
export function namedFor(text: string, mediaType: string): string {
  const name = safeFileName(text)
  const extension = extensionFor(mediaType)
  if (extension === null) return name
  const withoutExtension = name.replace(/\.[a-z0-9]{1,5}$/iu, '')
  return `${withoutExtension === '' ? 'berkas' : withoutExtension}.${extension}`
}
