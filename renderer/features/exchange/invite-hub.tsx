import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'

import { exchangeContract } from '../../../shared/ipc/exchange-contract'
import { type Input, startTask } from '../../lib/call'
import { useT } from '../../lib/translate'
import { useForm } from '../../lib/use-form'
import { Button } from '../../ui/button'
import { Form } from '../../ui/form'
import { FormActions } from '../../ui/form-actions'
import { FormSection } from '../../ui/form-section'
import { RadioGroup } from '../../ui/radio-group'
import { TextField } from '../../ui/text-field'
import { DrivePicker } from './drive-picker'
import { InvitationWords } from './invitation-words'
import type { Drives } from './use-drives'
import { exchangeDesk } from './use-exchange-desk'

export type InviteHubProps = {
  readonly drives: Drives
  readonly onClose: () => void
}

const labelSchema = exchangeContract['exchange.invite'].input.pick({ label: true })

type Kind = 'other' | 'own'

/** Writes an invitation to the drive and shows its six words, once. */
export function InviteHub({ drives, onClose }: InviteHubProps) {
  const t = useT()
  const { meant } = drives
  const invite = useMutation({
    mutationFn: (invitation: Input<'exchange.invite'>) => startTask('exchange.invite', invitation),
  })
  const [kind, setKind] = useState<Kind>('other')
  const form = useForm({
    schema: labelSchema,
    initial: { label: '' },
    onSubmit: ({ label }) =>
      meant === null
        ? undefined
        : invite.mutateAsync({ driveId: meant.id, label, forOwnHub: kind === 'own' }),
  })

  if (invite.data !== undefined) {
    return (
      <InvitationWords
        invitation={invite.data}
        label={invite.variables.label}
        isForOwnHub={invite.variables.forOwnHub ?? false}
        onDone={onClose}
        onExchange={
          meant === null
            ? null
            : () => {
                onClose()
                exchangeDesk.look(meant)
              }
        }
      />
    )
  }
  return (
    <Form onSubmit={form.submit}>
      <FormSection title={t('exchange.invite.section')} hint={t('exchange.invite.lead')}>
        <RadioGroup<Kind>
          label={t('exchange.invite.kind')}
          value={kind}
          options={(['other', 'own'] as const).map((value) => ({
            value,
            label: t(`exchange.invite.kind.${value}`),
            hint: t(`exchange.invite.kind.${value}.hint`),
          }))}
          onChange={setKind}
        />
        <TextField
          label={t(kind === 'own' ? 'exchange.invite.label.own' : 'exchange.invite.label')}
          hint={t(kind === 'own' ? 'exchange.invite.label.own.hint' : 'exchange.invite.label.hint')}
          required
          autoFocus
          {...form.field('label')}
        />
        <DrivePicker drives={drives} />
        <FormActions failure={form.failure}>
          <Button
            type="submit"
            tone="primary"
            pending={form.isSubmitting}
            disabled={meant === null}
          >
            {t('exchange.invite.submit')}
          </Button>
          <Button tone="quiet" onClick={onClose}>
            {t('common.action.back')}
          </Button>
        </FormActions>
      </FormSection>
    </Form>
  )
}
