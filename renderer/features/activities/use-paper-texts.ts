import type { ReactNode } from 'react'
import type { z } from 'zod'

import type { DraftKey } from '../../../shared/domain/draft'
import { useT } from '../../lib/translate'
import { useDraft, useKeepTyped } from '../../lib/use-draft'
import { useForm } from '../../lib/use-form'
import { showToast } from '../../ui/toast'
import type { Opened } from './opened-texts'

export type PaperTextsOptions<Texts extends object> = {
  readonly draftKey: DraftKey
  readonly schema: z.ZodType<Texts, Texts>
  readonly opened: Opened<NoInfer<Texts>>
  /** Throws CallError. */
  readonly save: (texts: Texts) => Promise<unknown>
}

/** The form of a paper's texts, whose typing outlives a power cut until it is saved or left. */
export function usePaperTexts<Texts extends object>({
  draftKey,
  schema,
  opened: { initial, typed, notice },
  save,
}: PaperTextsOptions<Texts>) {
  const t = useT()
  const draft = useDraft(draftKey)
  const form = useForm({
    schema,
    initial,
    typed,
    onSubmit: async (texts) => {
      await save(texts)
      showToast({ tone: 'success', message: t('activity-papers.saved') })
      await draft.drop()
    },
  })
  useKeepTyped(draft, form)
  const shownNotice: ReactNode = form.wasSaved ? null : notice
  return { form, notice: shownNotice, drop: draft.drop }
}
