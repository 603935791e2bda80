import { travelDetails, type TravelOrder } from '../../../shared/domain/travel-order'
import { PanelActions } from '../../components/panel-actions'
import { PrintButton } from '../../components/print-button'
import { RemoveButton } from '../../components/remove-button'
import { useT } from '../../lib/translate'
import { useCommand } from '../../lib/use-command'
import { useForm } from '../../lib/use-form'
import { DateField } from '../../ui/date-field'
import { Form } from '../../ui/form'
import { FormRow } from '../../ui/form-row'
import { Inline } from '../../ui/inline'
import { SidePanel } from '../../ui/side-panel'
import { TextField } from '../../ui/text-field'
import { showToast } from '../../ui/toast'

export type TravelPanelProps = {
  readonly order: TravelOrder
  readonly onClose: () => void
}

/** What the visum sheet of one teacher says. */
export function TravelPanel({ order, onClose }: TravelPanelProps) {
  const t = useT()
  const { id, activityId } = order
  const edit = useCommand('travel.edit', { errors: 'caller' })
  const restore = useCommand('travel.restore')
  const remove = useCommand('travel.remove', {
    onDone: () => {
      showToast({
        message: t('visum.removed'),
        undo: () => restore.run({ ids: [id] }),
      })
      onClose()
    },
  })
  const form = useForm({
    schema: travelDetails,
    initial: {
      personName: order.personName,
      unit: order.unit,
      rank: order.rank,
      nip: order.nip,
      orderNumber: order.orderNumber,
      fromPlace: order.fromPlace,
      departsOn: order.departsOn,
      returnsOn: order.returnsOn,
      host: order.host,
    },
    onSubmit: async (details) => {
      await edit.runAsync({ id, details })
      onClose()
    },
  })
  return (
    <SidePanel
      title={t('visum.edit', { name: order.personName })}
      isOpen
      onClose={onClose}
      isDirty={form.isDirty}
    >
      <Form onSubmit={form.submit}>
        <TextField label={t('visum.field.personName')} required {...form.field('personName')} />
        <TextField label={t('visum.field.orderNumber')} autoFocus {...form.field('orderNumber')} />
        <TextField label={t('visum.field.unit')} {...form.field('unit')} />
        <FormRow>
          <TextField label={t('visum.field.nip')} {...form.field('nip')} />
          <TextField label={t('visum.field.rank')} {...form.field('rank')} />
        </FormRow>
        <TextField label={t('visum.field.fromPlace')} {...form.field('fromPlace')} />
        <FormRow>
          <DateField label={t('visum.field.departsOn')} {...form.field('departsOn')} />
          <DateField label={t('visum.field.returnsOn')} {...form.field('returnsOn')} />
        </FormRow>
        <TextField label={t('visum.field.host')} {...form.field('host')} />
        <PanelActions form={form} onClose={onClose} />
      </Form>
      <Inline align="between">
        <PrintButton request={{ kind: 'visum', activityId, ids: [id] }} />
        <RemoveButton onClick={() => remove.run({ ids: [id] })} />
      </Inline>
    </SidePanel>
  )
}
