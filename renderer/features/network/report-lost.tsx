import { z } from 'zod'

import type { NetworkDevice } from '../../../shared/domain/network'
import { lostReason } from '../../../shared/domain/network'
import { useT } from '../../lib/translate'
import { useCommand } from '../../lib/use-command'
import { useForm } from '../../lib/use-form'
import { useFormat } from '../../lib/use-format'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { Form } from '../../ui/form'
import { FormActions } from '../../ui/form-actions'
import { TextField } from '../../ui/text-field'
import { showToast } from '../../ui/toast'
import classes from './report-lost.module.css'

export type ReportLostProps = {
  readonly device: NetworkDevice
  readonly onClose: () => void
}

const schema = z.strictObject({ reason: lostReason })

/** What happens then, and that it is final, before the one button that does it. */
export function ReportLost({ device, onClose }: ReportLostProps) {
  const t = useT()
  const format = useFormat()
  const hubName = device.hubName || t('network.hub.unknown')
  const isNamed = device.isOfOwnHub && device.invitedAs !== null
  const hub = isNamed ? `${hubName} (${device.invitedAs})` : hubName
  const report = useCommand('network.reportLost', {
    errors: 'caller',
    onDone: () => {
      showToast({ tone: 'success', message: t('network.report.done', { hub }) })
      onClose()
    },
  })
  const form = useForm({
    schema,
    initial: { reason: '' },
    onSubmit: ({ reason }) => report.runAsync({ deviceId: device.deviceId, reason }),
  })
  return (
    <Dialog
      title={t('network.report.title', { hub })}
      isOpen
      isDirty={form.values.reason !== ''}
      onClose={onClose}
    >
      <Form onSubmit={form.submit}>
        <p>
          {device.invitedBy === null
            ? t('network.report.which', { moment: format.moment(device.knownSince) })
            : t('network.report.which.invited', {
                moment: format.moment(device.knownSince),
                by: device.invitedBy,
              })}
        </p>
        <p>{t('network.report.lead')}</p>
        <ul className={classes.effects}>
          <li>{t('network.report.effect.past')}</li>
          <li>{t('network.report.effect.future')}</li>
          <li>{t('network.report.effect.read')}</li>
        </ul>
        <p className={classes.final}>{t('network.report.final')}</p>
        <TextField
          label={t('network.report.reason')}
          hint={t('network.report.reason.hint')}
          required
          autoFocus
          maxLength={120}
          {...form.field('reason')}
        />
        <FormActions failure={form.failure}>
          <Button type="submit" tone="danger" pending={form.isSubmitting}>
            {t('network.report.confirm')}
          </Button>
          <Button onClick={onClose}>{t('common.action.cancel')}</Button>
        </FormActions>
      </Form>
    </Dialog>
  )
}
