import type { LetterKind } from '../../../shared/domain/letter'
import { wordingTexts } from '../../../shared/domain/wording'
import type { Output } from '../../lib/call'
import { useT } from '../../lib/translate'
import { useCommand } from '../../lib/use-command'
import { useForm } from '../../lib/use-form'
import { Button } from '../../ui/button'
import { Form } from '../../ui/form'
import { FormActions } from '../../ui/form-actions'
import { TextArea } from '../../ui/text-area'
import { showToast } from '../../ui/toast'

export type WordingFormProps = {
  readonly kind: LetterKind
  readonly wording: Output<'letters.wording'>
}

/** The sentences before and after what a letter says. A place that is not known is refused with a sentence. */
export function WordingForm({ kind, wording }: WordingFormProps) {
  const t = useT()
  const save = useCommand('letters.saveWording', { errors: 'caller' })
  const form = useForm({
    schema: wordingTexts,
    initial: wording.texts,
    onSubmit: async (texts) => {
      await save.runAsync({ kind, texts })
      showToast({ message: t('letters.wording.saved') })
    },
  })
  return (
    <Form onSubmit={form.submit}>
      <TextArea label={t('letters.wording.opening')} rows={4} {...form.field('opening')} />
      <TextArea label={t('letters.wording.closing')} rows={3} {...form.field('closing')} />
      <FormActions failure={form.failure}>
        <Button type="submit" tone="primary" pending={form.isSubmitting} disabled={!form.isDirty}>
          {t('common.action.save')}
        </Button>
        {wording.isOwn ? (
          <Button tone="quiet" onClick={() => void save.runAsync({ kind, texts: null })}>
            {t('letters.wording.reset')}
          </Button>
        ) : null}
      </FormActions>
    </Form>
  )
}
