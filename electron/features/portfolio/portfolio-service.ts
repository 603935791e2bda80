import {
  type ArtifactChanges,
  type ArtifactDetails,
  consentFor,
  viewerFor,
} from '../../../shared/domain/artifact'
import type { ArtifactId } from '../../../shared/domain/ids'
import {
  maximumPhotoBytes,
  maximumShownBytes,
  maximumThumbnailBytes,
} from '../../../shared/ipc/portfolio-contract'
import { AppError } from '../../../shared/lib/app-error'
import { assert } from '../../../shared/lib/assert'
import { acceptedMediaType, requireJpeg } from '../../files/accepted-file'
import { namedFor, openOutside, saveOutside, type StoredContent } from '../../files/copies-outside'
import type { CommandContext, QueryContext, TaskContext } from '../handler'
import {
  type ArtifactFile,
  findArtifact,
  findArtifactFile,
  findMissingTargets,
  findRemoval,
  findSessionActivity,
  findTwin,
  putArtifacts,
  putStoredFiles,
} from './portfolio-repository'

/** Rules of the portfolio: what is taken in, in which form, and what may leave the store again. */
type NewArtifact = {
  readonly token: string
  readonly fileName: string
  readonly details: ArtifactDetails
  readonly photo: Uint8Array | null
  readonly thumbnail: Uint8Array | null
}

export async function addArtifact(
  { token, fileName, details, photo, thumbnail }: NewArtifact,
  context: TaskContext,
): Promise<{ readonly id: ArtifactId; readonly wasThere: boolean }> {
  const { files, grants, ids, clock, signal } = context
  const target = await withActivityOfSession(context, details)
  await requireTargets(context, target)
  const path = grants.pathOf(token)
  context.progress({ step: 'reading', done: 0, total: 0 })
  const source = photo === null ? { path } : { bytes: requireJpeg(photo, maximumPhotoBytes) }
  const mediaType = photo === null ? await acceptedMediaType(path) : 'image/jpeg'
  if (signal.aborted) throw new AppError('task.cancelled')
  const stored = await files.add(source)
  const small =
    thumbnail === null
      ? null
      : await files.add({ bytes: requireJpeg(thumbnail, maximumThumbnailBytes) })
  const newFiles = [
    { ...stored, mediaType },
    ...(small === null || small.hash === stored.hash
      ? []
      : [{ ...small, mediaType: 'image/jpeg' }]),
  ]
  const id = ids.next<'artifact'>()
  return context.write('portfolio.add', async (db) => {
    const now = clock.now()
    await putStoredFiles(db, newFiles, now)
    // A second click, or the same photo chosen again next week.
    const twin = await findTwin(db, { ...target, fileHash: stored.hash })
    if (twin !== null) return { id: twin, wasThere: true }
    await putArtifacts(db, [
      {
        id,
        member_id: target.memberId,
        activity_id: target.activityId,
        session_id: target.sessionId,
        ...(target.recordId === null ? {} : { record_id: target.recordId }),
        type: target.type,
        title: target.title,
        tags: JSON.stringify(target.tags),
        file_hash: stored.hash,
        file_name: namedFor(fileName, mediaType),
        thumbnail_hash: small?.hash ?? null,
        has_children: toFlag(target.hasChildren),
        consent: target.consent,
        added_at: now,
        is_demo: 0,
      },
    ])
    return { id, wasThere: false }
  })
}

export async function editArtifact(
  { id, changes }: { readonly id: ArtifactId; readonly changes: ArtifactChanges },
  context: CommandContext,
): Promise<Record<string, never>> {
  const { db } = context
  const before = await findArtifact(db, id)
  if (!before) throw new AppError('artifact.missing')
  await requireTargets(context, changes)
  const hasChildren = changes.hasChildren === undefined ? before.hasChildren : changes.hasChildren
  const consent = consentFor({ hasChildren, consent: changes.consent ?? before.consent })
  await putArtifacts(db, [
    {
      id,
      has_children: toFlag(hasChildren),
      consent,
      ...(changes.type === undefined ? {} : { type: changes.type }),
      ...(changes.title === undefined ? {} : { title: changes.title }),
      ...(changes.tags === undefined ? {} : { tags: JSON.stringify(changes.tags) }),
      ...(changes.memberId === undefined ? {} : { member_id: changes.memberId }),
      ...(changes.activityId === undefined ? {} : { activity_id: changes.activityId }),
      ...(changes.sessionId === undefined ? {} : { session_id: changes.sessionId }),
    },
  ])
  return {}
}

/** Sets or lifts the mark of removal; the file itself stays, so that undo has something to undo. */
export async function markRemoved(
  { id, isRemoved }: { readonly id: ArtifactId; readonly isRemoved: boolean },
  { db, clock, session }: CommandContext,
): Promise<Record<string, never>> {
  const before = await findRemoval(db, id)
  if (!before) throw new AppError('artifact.missing')
  if (before.isRemoved === isRemoved) return {}
  await putArtifacts(db, [
    {
      id,
      removed_at: isRemoved ? clock.now() : null,
      removed_by: isRemoved ? (session?.accountId ?? null) : null,
    },
  ])
  return {}
}

export async function readThumbnail(
  id: ArtifactId,
  { db, files }: QueryContext,
): Promise<{ readonly bytes: Uint8Array<ArrayBuffer> | null }> {
  const { thumbnailHash } = await getArtifactFile(db, id)
  if (thumbnailHash === null || !(await files.has(thumbnailHash))) return { bytes: null }
  return { bytes: await files.readAll(thumbnailHash, maximumThumbnailBytes) }
}

export async function readContent(
  id: ArtifactId,
  { db, files }: QueryContext,
): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly mediaType: string }> {
  const { fileHash, mediaType } = await getArtifactFile(db, id)
  if (fileHash === null) throw new AppError('file.not-arrived')
  // The page offers this for pictures and texts only; anything else goes to another program.
  assert(viewerFor(mediaType) !== 'none', 'only what the page can show is read into it')
  return { bytes: await files.readAll(fileHash, maximumShownBytes), mediaType }
}

export async function openArtifact(
  id: ArtifactId,
  context: TaskContext,
): Promise<Record<string, never>> {
  return openOutside(contentOf(await getArtifactFile(context.db, id)), context)
}

export async function saveCopy(
  id: ArtifactId,
  context: TaskContext,
): Promise<{ readonly savedAs: string | null }> {
  return saveOutside(contentOf(await getArtifactFile(context.db, id)), context)
}

async function getArtifactFile(db: QueryContext['db'], id: ArtifactId): Promise<ArtifactFile> {
  const file = await findArtifactFile(db, id)
  if (!file) throw new AppError('artifact.missing')
  return file
}

function contentOf({ title, fileName, fileHash, mediaType }: ArtifactFile): StoredContent {
  return { hash: fileHash, name: fileName ?? title, mediaType }
}

/** A session belongs to one activity; a file of the session is found with the activity too. */
async function withActivityOfSession(
  { db }: Pick<TaskContext, 'db'>,
  details: ArtifactDetails,
): Promise<ArtifactDetails> {
  if (details.sessionId === null || details.activityId !== null) return details
  return { ...details, activityId: await findSessionActivity(db, details.sessionId) }
}

async function requireTargets(
  { db }: Pick<QueryContext, 'db'>,
  target: Parameters<typeof findMissingTargets>[1],
): Promise<void> {
  const missing = await findMissingTargets(db, target)
  if (missing.member) throw new AppError('member.missing')
  if (missing.activity) throw new AppError('activity.missing')
  if (missing.session) throw new AppError('session.missing')
}

function toFlag(answer: boolean | null): number | null {
  if (answer === null) return null
  return answer ? 1 : 0
}
