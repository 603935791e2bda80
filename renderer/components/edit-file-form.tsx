import { useState } from 'react'

import type { ArtifactSummary } from '../../shared/ipc/portfolio-contract'
import { useT } from '../lib/translate'
import { useCommand } from '../lib/use-command'
import { useForm } from '../lib/use-form'
import { Button } from '../ui/button'
import { Form } from '../ui/form'
import { FormActions } from '../ui/form-actions'
import { TextField } from '../ui/text-field'
import { ArtifactFields } from './artifact-fields'
import { answersOf, artifactForm } from './artifact-form'

export type EditFileFormProps = {
  readonly artifact: ArtifactSummary
  readonly onDone: () => void
}

export function EditFileForm({ artifact, onDone }: EditFileFormProps) {
  const t = useT()
  const [title, setTitle] = useState(artifact.title)
  const edit = useCommand('portfolio.edit', { errors: 'caller', onDone })
  const form = useForm({
    schema: artifactForm,
    initial: answersOf(artifact),
    onSubmit: async (answers) => {
      if (title.trim() === '') return
      await edit.runAsync({ id: artifact.id, changes: { ...answers, title } })
    },
  })
  return (
    <Form onSubmit={form.submit}>
      <TextField
        label={t('portfolio.field.title')}
        required
        autoFocus
        value={title}
        maxLength={160}
        error={title.trim() === '' ? t('common.field.required') : undefined}
        onChange={setTitle}
      />
      <ArtifactFields form={form} />
      <FormActions failure={form.failure}>
        <Button type="submit" tone="primary" pending={form.isSubmitting}>
          {t('common.action.save')}
        </Button>
        <Button onClick={onDone}>{t('common.action.cancel')}</Button>
      </FormActions>
    </Form>
  )
}
