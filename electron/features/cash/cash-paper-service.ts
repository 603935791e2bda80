import { viewerFor } from '../../../shared/domain/artifact'
import type { CashEntryId, CashPaperId, HubId } from '../../../shared/domain/ids'
import { maximumPhotoBytes, maximumShownBytes } from '../../../shared/ipc/portfolio-contract'
import { AppError } from '../../../shared/lib/app-error'
import { assert } from '../../../shared/lib/assert'
import { acceptedMediaType, requireJpeg } from '../../files/accepted-file'
import { openOutside, saveOutside, type StoredContent } from '../../files/copies-outside'
import type { CommandContext, QueryContext, Session, TaskContext } from '../handler'
import {
  findPaperFile,
  findTwinPaper,
  hasPaper,
  noteStoredHere,
  putPaper,
} from './cash-paper-repository'
import { findEntry } from './cash-repository'

/** Photos and scans of receipts (nota, kuitansi): proof beside the line of the cash book. */
type NewPaper = {
  readonly id: CashEntryId
  readonly token: string
  readonly fileName: string
  readonly photo: Uint8Array | null
}

export async function addPaper(
  { id: entryId, token, fileName, photo }: NewPaper,
  context: TaskContext,
): Promise<{ readonly id: CashPaperId; readonly wasThere: boolean }> {
  const { db, files, grants, ids, clock, signal, write } = context
  if ((await findEntry(db, hubOf(context), entryId)) === null) {
    throw new AppError('book.line-missing')
  }
  const path = grants.pathOf(token)
  context.progress({ step: 'reading', done: 0, total: 0 })
  const source = photo === null ? { path } : { bytes: requireJpeg(photo, maximumPhotoBytes) }
  const mediaType = photo === null ? await acceptedMediaType(path) : 'image/jpeg'
  if (signal.aborted) throw new AppError('task.cancelled')
  const { hash, size } = await files.add(source)
  const twin = await findTwinPaper(db, entryId, hash)
  if (twin !== null) return { id: twin, wasThere: true }
  const id = ids.next<'cash-paper'>()
  const now = clock.now()
  await write('cash.addPaper', async (writeDb) => {
    await noteStoredHere(writeDb, hash, now)
    await putPaper(writeDb, {
      id,
      entry_id: entryId,
      file_hash: hash,
      file_name: fileName,
      media_type: mediaType,
      size,
      added_at: now,
    })
  })
  return { id, wasThere: false }
}

export async function readPaperContent(
  id: CashPaperId,
  context: QueryContext,
): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly mediaType: string }> {
  const { hash, mediaType } = await getPaper(id, context)
  if (hash === null) throw new AppError('file.not-arrived')
  // The page offers this for pictures only; anything else goes to another program.
  assert(viewerFor(mediaType) === 'image', 'only a picture is read into the page')
  return { bytes: await context.files.readAll(hash, maximumShownBytes), mediaType }
}

export async function openPaper(
  id: CashPaperId,
  context: TaskContext,
): Promise<Record<string, never>> {
  return openOutside(await getPaper(id, context), context)
}

export async function savePaperCopy(
  id: CashPaperId,
  context: TaskContext,
): Promise<{ readonly savedAs: string | null }> {
  return saveOutside(await getPaper(id, context), context)
}

/** The file itself stays, so that undo has something to undo. */
export async function markPaper(
  id: CashPaperId,
  isRemoved: boolean,
  context: Pick<CommandContext, 'db' | 'clock' | 'session'>,
): Promise<Record<string, never>> {
  if (!(await hasPaper(context.db, hubOf(context), id))) throw new AppError('artifact.missing')
  await putPaper(context.db, {
    id,
    removed_at: isRemoved ? context.clock.now() : null,
    removed_by: isRemoved ? (context.session?.accountId ?? null) : null,
  })
  return {}
}

async function getPaper(
  id: CashPaperId,
  context: Pick<QueryContext, 'db' | 'session'>,
): Promise<StoredContent> {
  const paper = await findPaperFile(context.db, hubOf(context), id)
  if (paper === null) throw new AppError('artifact.missing')
  return paper
}

function hubOf({ session }: { readonly session: Session | null }): HubId {
  assert(session, 'the cash book is of a hub')
  return session.hubId
}
