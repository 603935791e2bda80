import type { ReactNode } from 'react'

import type { LetterKind } from '../../../shared/domain/letter'
import { type WordingTexts, wordingTexts } from '../../../shared/domain/wording'
import { KeptDraft } from '../../components/kept-draft'
import type { Output } from '../../lib/call'
import { useT } from '../../lib/translate'
import { useCommand } from '../../lib/use-command'
import { useDraft, useKeepTyped } from '../../lib/use-draft'
import { useForm } from '../../lib/use-form'
import { Button } from '../../ui/button'
import { Form } from '../../ui/form'
import { FormActions } from '../../ui/form-actions'
import { LeaveGuard } from '../../ui/leave-guard'
import { TextArea } from '../../ui/text-area'
import { showToast } from '../../ui/toast'

export type WordingFormProps = {
  readonly kind: LetterKind
  readonly wording: Output<'letters.wording'>
}

/** The sentences before and after what a letter says. A place that is not known is refused with a sentence. */
export function WordingForm(props: WordingFormProps) {
  return (
    <KeptDraft draftKey={`wording/${props.kind}`} initial={props.wording.texts}>
      {(draft) => <WordingFields {...props} {...draft} />}
    </KeptDraft>
  )
}

function WordingFields({
  kind,
  wording,
  typed,
  notice,
}: WordingFormProps & { readonly typed: WordingTexts | null; readonly notice: ReactNode }) {
  const t = useT()
  const save = useCommand('letters.saveWording', { errors: 'caller' })
  const draft = useDraft(`wording/${kind}`)
  const form = useForm({
    schema: wordingTexts,
    initial: wording.texts,
    typed,
    onSubmit: async (texts) => {
      await save.runAsync({ kind, texts })
      await draft.drop()
      showToast({ message: t('letters.wording.saved') })
    },
  })
  useKeepTyped(draft, form)
  return (
    <Form onSubmit={form.submit}>
      {form.wasSaved ? null : notice}
      <TextArea label={t('letters.wording.opening')} rows={4} {...form.field('opening')} />
      <TextArea label={t('letters.wording.closing')} rows={3} {...form.field('closing')} />
      <FormActions failure={form.failure}>
        <Button type="submit" tone="primary" pending={form.isSubmitting} disabled={!form.isDirty}>
          {t('common.action.save')}
        </Button>
        {wording.isOwn ? (
          <Button
            tone="quiet"
            onClick={() => void draft.drop().then(() => save.runAsync({ kind, texts: null }))}
          >
            {t('letters.wording.reset')}
          </Button>
        ) : null}
      </FormActions>
      <LeaveGuard isDirty={form.isDirty && !form.isSubmitting} onLeave={() => void draft.drop()} />
    </Form>
  )
}
