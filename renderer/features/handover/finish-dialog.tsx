import { useState } from 'react'

import { type HubOwner, hubOwner } from '../../../shared/domain/hub'
import type { HandoverId } from '../../../shared/domain/ids'
import { useT } from '../../lib/translate'
import { useCommand } from '../../lib/use-command'
import { useForm } from '../../lib/use-form'
import { Banner } from '../../ui/banner'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { Form } from '../../ui/form'
import { FormActions } from '../../ui/form-actions'
import { RadioGroup } from '../../ui/radio-group'
import { TextField } from '../../ui/text-field'
import { showToast } from '../../ui/toast'

const nextUsers = ['successor', 'same'] as const
type NextUser = (typeof nextUsers)[number]

/** Who uses this PC from now on; what was written before stays the former secretary's. */
export function FinishDialog({
  id,
  successor,
  hasFile,
  onClose,
}: {
  readonly id: HandoverId
  readonly successor: string | null
  readonly hasFile: boolean
  readonly onClose: () => void
}) {
  const t = useT()
  const [nextUser, setNextUser] = useState<NextUser>('successor')
  const finish = useCommand('handover.finish', {
    errors: 'caller',
    onDone: () => {
      onClose()
      showToast({ message: t('handover.finished') })
    },
  })
  const form = useForm<HubOwner, HubOwner>({
    schema: hubOwner,
    initial: { ownerName: successor ?? '', ownerRole: 'secretary' },
    onSubmit: (owner) => finish.runAsync({ id, owner }),
  })
  return (
    <Dialog title={t('handover.finish.title')} isOpen isDirty onClose={onClose}>
      <Form
        onSubmit={
          nextUser === 'same'
            ? (event) => {
                event.preventDefault()
                finish.run({ id, owner: null })
              }
            : form.submit
        }
      >
        {hasFile ? null : <Banner tone="caution">{t('handover.finish.no-file')}</Banner>}
        <RadioGroup
          label={t('handover.finish.who')}
          options={nextUsers.map((who) => ({ value: who, label: t(`handover.finish.${who}`) }))}
          value={nextUser}
          onChange={setNextUser}
        />
        {nextUser === 'successor' ? (
          <TextField
            label={t('handover.finish.name')}
            hint={t('handover.finish.name-hint')}
            required
            {...form.field('ownerName')}
          />
        ) : null}
        <FormActions failure={nextUser === 'same' ? finish.failure : form.failure}>
          <Button type="submit" tone="primary" pending={form.isSubmitting || finish.isPending}>
            {t('handover.finish.action')}
          </Button>
          <Button tone="quiet" onClick={onClose}>
            {t('common.action.cancel')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  )
}
