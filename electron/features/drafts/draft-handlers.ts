import { draftDays } from '../../../shared/domain/draft'
import type { draftContract } from '../../../shared/ipc/draft-contract'
import type { Handlers } from '../handler'
import { findDraft, removeDraft, removeDraftsBefore, saveDraft } from './draft-repository'

const dayMilliseconds = 86_400_000

export const draftHandlers: Handlers<typeof draftContract> = {
  'drafts.get': ({ key }, { db }) => findDraft(db, key),
  'drafts.save': async ({ key, text }, { db, clock }) => {
    const typedAt = clock.now()
    await removeDraftsBefore(db, typedAt - draftDays * dayMilliseconds)
    await saveDraft(db, key, { text, typedAt })
    return {}
  },
  'drafts.discard': async ({ key }, { db }) => {
    await removeDraft(db, key)
    return {}
  },
}
