import type { HubId, WordingId } from '../../../shared/domain/ids'
import { idText } from '../../../shared/sync/id-bytes'
import { utf8Bytes } from '../../../shared/sync/text-bytes'
import { put } from '../../database/change-log'
import type { ReadDb, WriteDb } from '../../database/database'
import { blake2b256 } from '../../platform/crypto'

/**
 * What a hub worded its own way: the texts of letters by kind, and its letter numbers. Unknown values,
 * parsed by whoever knows their shape.
 */
export type WordingKind = `letter.${string}` | 'numbering'

export async function findTexts(
  db: ReadDb | WriteDb,
  hubId: HubId,
  kind: WordingKind,
): Promise<unknown> {
  const row = await db
    .selectFrom('wordings')
    .select('texts')
    .where('id', '=', wordingIdOf(hubId, kind))
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return row?.texts === undefined || row.texts === null ? undefined : readJson(row.texts)
}

export async function putTexts(
  db: WriteDb,
  hubId: HubId,
  kind: WordingKind,
  texts: unknown,
): Promise<void> {
  const id = wordingIdOf(hubId, kind)
  const row = { id, hub_id: hubId, kind, texts: JSON.stringify(texts) }
  await put(db, 'wordings', [{ ...row, removed_at: null, removed_by: null }])
}

/** Made from hub and kind, so that two PCs that word the same thing meet in one row. */
function wordingIdOf(hubId: HubId, kind: WordingKind): WordingId {
  return idText(blake2b256(utf8Bytes(`wording:${hubId}:${kind}`))) as WordingId // written as an id
}

/** What another hub wrote may be anything. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // as if it had never been worded
  }
}
