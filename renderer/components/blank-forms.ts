import type { DocumentRequest } from '../../shared/domain/document'
import { blankFormKinds } from '../../shared/domain/hub-paper'
import type { ActivityId, MemberId } from '../../shared/domain/ids'
import type { Translate } from '../lib/translate'

/** The forms that are filled in by hand, with what is known already in their heading. */
export function blankForms(
  t: Translate,
  about: { readonly memberId: MemberId | null; readonly activityId: ActivityId | null },
): readonly { readonly label: string; readonly request: DocumentRequest }[] {
  return blankFormKinds.map((kind) => ({
    label: t(`documents.item.${kind}`),
    request: { kind, ...about },
  }))
}
