import { useQuery } from '@tanstack/react-query'

import type { LetterId } from '../../../shared/domain/ids'
import { incomingLetter, type IncomingValues } from '../../../shared/domain/letter'
import type { Letter } from '../../../shared/ipc/letter-contract'
import { AttachedFiles } from '../../components/attached-files'
import { PanelActions } from '../../components/panel-actions'
import { useT } from '../../lib/translate'
import { todayHere } from '../../lib/typed-date'
import { useCommand } from '../../lib/use-command'
import { useForm } from '../../lib/use-form'
import { letterQueries } from '../../queries/letter-queries'
import { DateField } from '../../ui/date-field'
import { Form } from '../../ui/form'
import { FormRow } from '../../ui/form-row'
import { LoadingState } from '../../ui/loading-state'
import { SidePanel } from '../../ui/side-panel'
import { TextArea } from '../../ui/text-area'
import { TextField } from '../../ui/text-field'
import { showToast } from '../../ui/toast'
import { VoidButton } from './void-button'

export type IncomingPanelProps = {
  readonly id: LetterId | 'new'
  readonly onClose: () => void
}

/** One line of the agenda of incoming letters. After adding, the form is empty for the next letter. */
export function IncomingPanel({ id, onClose }: IncomingPanelProps) {
  if (id === 'new') return <IncomingForm letter={null} onClose={onClose} />
  return <ExistingLetter id={id} onClose={onClose} />
}

function ExistingLetter({ id, onClose }: { readonly id: LetterId; readonly onClose: () => void }) {
  const t = useT()
  const { data } = useQuery(letterQueries.get(id))
  if (data !== undefined) return <IncomingForm letter={data} onClose={onClose} />
  return (
    <SidePanel title={t('letters.tab.in')} isOpen onClose={onClose}>
      <LoadingState />
    </SidePanel>
  )
}

function emptyValues(): IncomingValues {
  return {
    receivedOn: todayHere(),
    number: null,
    letterOn: null,
    party: '',
    subject: '',
    disposition: null,
    archive: null,
    activityId: null,
  }
}

function valuesOf(letter: Letter): IncomingValues {
  const { number, letterOn, party, subject, disposition, archive } = letter
  return {
    receivedOn: letter.receivedOn ?? todayHere(),
    number,
    letterOn,
    party,
    subject,
    disposition,
    archive,
    activityId: letter.activity?.id ?? null,
  }
}

function IncomingForm({
  letter,
  onClose,
}: {
  readonly letter: Letter | null
  readonly onClose: () => void
}) {
  const t = useT()
  const receive = useCommand('letters.receive', { errors: 'caller' })
  const edit = useCommand('letters.editIncoming', { errors: 'caller' })
  const form = useForm({
    schema: incomingLetter,
    initial: letter === null ? emptyValues() : valuesOf(letter),
    onSubmit: async (values) => {
      if (letter === null) {
        const { agendaNo } = await receive.runAsync(values)
        showToast({ message: t('letters.received', { number: agendaNo }) })
        form.reset(emptyValues())
      } else {
        await edit.runAsync({ id: letter.id, values })
        showToast({ message: t('letters.saved') })
        onClose()
      }
    },
  })
  return (
    <SidePanel
      title={
        letter === null
          ? t('letters.in.new')
          : t('letters.in.edit', { number: letter.agendaNo ?? 0 })
      }
      isOpen
      onClose={onClose}
      isDirty={form.isDirty}
    >
      <Form onSubmit={form.submit}>
        <DateField
          label={t('letters.field.receivedOn')}
          required
          {...form.field('receivedOn')}
          onChange={(day) => form.set('receivedOn', day ?? '')}
        />
        <TextField label={t('letters.field.party')} required autoFocus {...form.field('party')} />
        <TextField label={t('letters.field.subject')} required {...form.field('subject')} />
        <FormRow>
          <TextField label={t('letters.field.number')} {...form.field('number')} />
          <DateField label={t('letters.field.theirDate')} {...form.field('letterOn')} />
        </FormRow>
        <TextArea label={t('letters.field.disposition')} rows={2} {...form.field('disposition')} />
        <TextField
          label={t('letters.field.archive')}
          hint={t('letters.field.archive-hint')}
          {...form.field('archive')}
        />
        <PanelActions
          form={form}
          saveLabel={t(letter === null ? 'letters.action.save-next' : 'common.action.save')}
          onClose={onClose}
        />
      </Form>
      {letter === null ? null : (
        <>
          <AttachedFiles
            place={{ recordId: letter.id, type: 'other' }}
            title={t('letters.scan.title')}
            hint={t('letters.scan.hint')}
          />
          <VoidButton letter={letter} onDone={onClose} />
        </>
      )}
    </SidePanel>
  )
}
