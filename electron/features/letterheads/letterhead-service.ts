import type { HubId } from '../../../shared/domain/ids'
import type { LetterheadDetails } from '../../../shared/domain/letterhead'
import { maximumLogoBytes } from '../../../shared/ipc/letterhead-contract'
import { AppError } from '../../../shared/lib/app-error'
import { assert } from '../../../shared/lib/assert'
import { tooLarge } from '../../files/too-large'
import type { CommandContext, QueryContext, TaskContext } from '../handler'
import { putStoredFiles } from '../portfolio/portfolio-repository'
import { findLetterhead, findTypedLetterhead, putLetterhead } from './letterhead-repository'

export async function readLetterhead({
  db,
  session,
  files,
}: Pick<QueryContext, 'db' | 'session' | 'files'>) {
  const hubId = ownHub(session)
  const shown = await findLetterhead(db, hubId)
  const { logoHash } = shown
  return {
    details: await findTypedLetterhead(db, hubId),
    shown: { lines: shown.lines, place: shown.place },
    logo:
      logoHash !== null && (await files.has(logoHash))
        ? await files.readAll(logoHash, maximumLogoBytes)
        : null,
  }
}

export async function saveLetterhead(
  details: LetterheadDetails,
  { db, session }: Pick<CommandContext, 'db' | 'session'>,
): Promise<Record<string, never>> {
  await putLetterhead(db, { hub_id: ownHub(session), ...details })
  return {}
}

export async function setLogo(
  picture: Uint8Array,
  { files, clock, session, write }: TaskContext,
): Promise<Record<string, never>> {
  const mediaType = pictureType(picture)
  if (mediaType === null) throw new AppError('file.unreadable')
  if (picture.length > maximumLogoBytes) throw tooLarge(maximumLogoBytes)
  const stored = await files.add({ bytes: picture })
  await write('letterheads.setLogo', async (db) => {
    await putStoredFiles(db, [{ ...stored, mediaType }], clock.now())
    await putLetterhead(db, { hub_id: ownHub(session), logo_hash: stored.hash })
  })
  return {}
}

export async function removeLogo({
  db,
  session,
}: Pick<CommandContext, 'db' | 'session'>): Promise<Record<string, never>> {
  await putLetterhead(db, { hub_id: ownHub(session), logo_hash: null })
  return {}
}

/** By the first bytes, whatever the file was called. */
function pictureType(bytes: Uint8Array): 'image/png' | 'image/jpeg' | null {
  const starts = (...signs: readonly number[]) => signs.every((sign, at) => bytes[at] === sign)
  if (starts(0x89, 0x50, 0x4e, 0x47)) return 'image/png'
  return starts(0xff, 0xd8, 0xff) ? 'image/jpeg' : null
}

function ownHub(session: QueryContext['session']): HubId {
  assert(session, 'a kop is a hub’s own')
  return session.hubId
}
