import { useState } from 'react'
import { z } from 'zod'

import type { DriveSummary, ExchangePreview } from '../../../shared/domain/exchange'
import { FieldHints } from '../../components/field-hints'
import { useT } from '../../lib/translate'
import { readTypedCode } from '../../lib/typed-code'
import { useForm } from '../../lib/use-form'
import { Button } from '../../ui/button'
import { Form } from '../../ui/form'
import { FormActions } from '../../ui/form-actions'
import { FormSection } from '../../ui/form-section'
import { RadioGroup } from '../../ui/radio-group'
import { TextField } from '../../ui/text-field'
import { driveName } from './drive-name'

export type InvitationFormProps = {
  readonly drive: DriveSummary
  readonly invitations: ExchangePreview['invitations']
  readonly join: JoinByInvitation
  readonly submitLabel: string
  readonly onCancel: () => void
}

/** What joins: the page may have changed by the time the answer comes, so it minds what follows itself. */
export type JoinByInvitation = (invitation: {
  readonly driveId: string
  readonly fileName: string
  readonly words: string
}) => Promise<unknown>

const sixWords = z.strictObject({
  words: z
    .string()
    .max(200)
    .refine((text) => readTypedCode(text).isComplete, 'exchange.join.words.wrong-number'),
})

/** Which invitation, and its six words. */
export function InvitationForm({
  drive,
  invitations,
  join,
  submitLabel,
  onCancel,
}: InvitationFormProps) {
  const t = useT()
  const [fileName, setFileName] = useState(invitations[0]?.fileName ?? '')
  const form = useForm({
    schema: sixWords,
    initial: { words: '' },
    onSubmit: ({ words }) => join({ driveId: drive.id, fileName, words }),
  })
  const { count, unknown } = readTypedCode(form.values.words)
  return (
    <Form onSubmit={form.submit}>
      <FormSection
        title={t('exchange.join.choose', { drive: driveName(drive, t) })}
        hint={t('exchange.join.lead')}
      >
        <RadioGroup
          label={t('exchange.join.invitation.label')}
          value={fileName}
          options={invitations.map((invitation) => ({
            value: invitation.fileName,
            label: t('exchange.join.invitation', { label: invitation.label }),
            hint: invitation.fileName,
          }))}
          onChange={setFileName}
        />
        <FieldHints hints={unknown.map((word) => t('exchange.join.words.unknown', { word }))}>
          <TextField
            label={t('exchange.join.words')}
            hint={t('exchange.join.words.count', { count })}
            required
            autoFocus
            {...form.field('words')}
          />
        </FieldHints>
        <FormActions failure={form.failure}>
          <Button type="submit" tone="primary" size="large" pending={form.isSubmitting}>
            {submitLabel}
          </Button>
          <Button tone="quiet" size="large" onClick={onCancel}>
            {t('exchange.join.other-drive')}
          </Button>
        </FormActions>
      </FormSection>
    </Form>
  )
}
