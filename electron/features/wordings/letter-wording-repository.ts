import type { HubId } from '../../../shared/domain/ids'
import type { LetterKind } from '../../../shared/domain/letter'
import { defaultWordings, type WordingTexts, wordingTexts } from '../../../shared/domain/wording'
import type { ReadDb, WriteDb } from '../../database/database'
import { findTexts, putTexts } from './wording-repository'

/** The hub's own words of a kind of letter, or those of the app. */
export async function findWording(
  db: ReadDb,
  hubId: HubId,
  kind: LetterKind,
): Promise<{ readonly texts: WordingTexts; readonly isOwn: boolean }> {
  const parsed = wordingTexts.safeParse(await findTexts(db, hubId, `letter.${kind}`))
  return parsed.success
    ? { texts: parsed.data, isOwn: true }
    : { texts: defaultWordings[kind], isOwn: false }
}

/** Null goes back to the words of the app. */
export async function putWording(
  db: WriteDb,
  hubId: HubId,
  kind: LetterKind,
  texts: WordingTexts | null,
): Promise<void> {
  await putTexts(db, hubId, `letter.${kind}`, texts)
}
