import { useState } from 'react'

import {
  type CertificateDesk,
  type CertificateRule,
  certificateRule,
  trainingLevels,
} from '../../../shared/domain/certificate'
import type { ActivityId } from '../../../shared/domain/ids'
import { useT } from '../../lib/translate'
import { useCommand } from '../../lib/use-command'
import { useForm } from '../../lib/use-form'
import { useFormat } from '../../lib/use-format'
import { Button } from '../../ui/button'
import { Checkbox } from '../../ui/checkbox'
import { Dialog } from '../../ui/dialog'
import { Form } from '../../ui/form'
import { FormActions } from '../../ui/form-actions'
import { FormRow } from '../../ui/form-row'
import { NumberField } from '../../ui/number-field'
import { SelectField } from '../../ui/select-field'
import { TextField } from '../../ui/text-field'
import { JpField } from './jp-field'

export type RuleDialogProps = {
  readonly activityId: ActivityId
  readonly desk: CertificateDesk
  readonly onClose: () => void
}

/** Who gets a certificate, with how many JP, and who signs it. */
export function RuleDialog({ activityId, desk, onClose }: RuleDialogProps) {
  const t = useT()
  const format = useFormat()
  const save = useCommand('certificates.saveRule', { errors: 'caller', onDone: onClose })
  const form = useForm<CertificateRule, CertificateRule>({
    schema: certificateRule,
    initial: desk.rule,
    onSubmit: (rule) => save.runAsync({ activityId, rule }),
  })
  const [share, setShare] = useState<number | null>(desk.rule.sharePercent)
  const text = (name: TextName) => ({
    ...form.field(name),
    label: t(`certificates.rule.${name}`),
  })
  return (
    <Dialog title={t('certificates.rule.title')} isOpen onClose={onClose} isDirty={form.isDirty}>
      <Form onSubmit={form.submit}>
        <FormRow>
          <JpField
            label={t('certificates.rule.jp')}
            hint={t('certificates.rule.jp.hint', {
              programme: format.number(desk.programmeJp, 2),
              sessions: format.number(desk.sessionsJp, 2),
            })}
            value={form.values.jp}
            onChange={(jp) => form.set('jp', jp)}
          />
          <NumberField
            label={t('certificates.rule.share')}
            hint={t('certificates.rule.share.hint')}
            unit="%"
            value={share}
            error={form.errors['sharePercent']}
            onChange={(value) => {
              setShare(value)
              form.set('sharePercent', value ?? 0)
            }}
          />
        </FormRow>
        <Checkbox
          label={t('certificates.rule.task')}
          hint={t('certificates.rule.task.hint')}
          checked={form.values.needsTask}
          onChange={(needsTask) => form.set('needsTask', needsTask)}
        />
        <FormRow>
          <TextField {...text('predicate')} />
          <SelectField
            label={t('certificates.rule.level')}
            emptyLabel={t('common.state.unknown')}
            options={trainingLevels.map((level) => ({
              value: level,
              label: t(`certificates.level.${level}`),
            }))}
            {...form.field('level')}
          />
        </FormRow>
        <FormRow>
          <TextField {...text('signer')} hint={t('certificates.rule.signer.hint')} />
          <TextField {...text('signerPost')} />
          <TextField {...text('signerNip')} digits />
        </FormRow>
        <FormRow>
          <TextField {...text('coSigner')} hint={t('certificates.rule.coSigner.hint')} />
          <TextField {...text('coSignerPost')} />
          <TextField {...text('coSignerNip')} digits />
        </FormRow>
        <FormActions failure={form.failure}>
          <Button type="submit" tone="primary" pending={form.isSubmitting}>
            {t('common.action.save')}
          </Button>
          <Button tone="quiet" onClick={onClose}>
            {t('common.action.cancel')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  )
}

type TextName =
  'predicate' | 'signer' | 'signerPost' | 'signerNip' | 'coSigner' | 'coSignerPost' | 'coSignerNip'
