import {
  type BoardTerm,
  type BoardTermDetails,
  boardTermDetails,
} from '../../../shared/domain/board'
import type { BoardTermId } from '../../../shared/domain/ids'
import { PanelActions } from '../../components/panel-actions'
import { RemoveButton } from '../../components/remove-button'
import { useT } from '../../lib/translate'
import { useCommand } from '../../lib/use-command'
import { useForm } from '../../lib/use-form'
import { DateField } from '../../ui/date-field'
import { Form } from '../../ui/form'
import { FormRow } from '../../ui/form-row'
import { SidePanel } from '../../ui/side-panel'
import { TextField } from '../../ui/text-field'
import { showToast } from '../../ui/toast'

export type BoardTermPanelProps = {
  /** null: a new one. */
  readonly term: BoardTerm | null
  readonly onSaved: (id: BoardTermId) => void
  readonly onClose: () => void
}

/** A term and its decree. Only the first day is needed. */
export function BoardTermPanel({ term, onSaved, onClose }: BoardTermPanelProps) {
  const t = useT()
  const save = useCommand('board.save', { errors: 'caller' })
  const restore = useCommand('board.restore')
  const remove = useCommand('board.remove', {
    onDone: (_, { id }) => {
      onClose()
      showToast({ message: t('board.removed'), undo: () => restore.run({ id }) })
    },
  })
  const form = useForm<BoardTermDetails, BoardTermDetails>({
    schema: boardTermDetails,
    initial: term === null ? emptyTerm : detailsOf(term),
    onSubmit: async (values) => {
      const { id } = await save.runAsync({ id: term?.id ?? null, term: values })
      showToast({ message: t('board.saved') })
      onSaved(id)
      onClose()
    },
  })
  return (
    <SidePanel
      title={t(term === null ? 'board.add' : 'board.edit')}
      isOpen
      onClose={onClose}
      isDirty={form.isDirty}
    >
      <Form onSubmit={form.submit}>
        <FormRow>
          <DateField
            label={t('board.field.startsOn')}
            required
            autoFocus
            {...form.field('startsOn')}
            onChange={(day) => form.set('startsOn', day ?? '')}
          />
          <DateField label={t('board.field.endsOn')} {...form.field('endsOn')} />
        </FormRow>
        <TextField label={t('board.field.decreeNumber')} {...form.field('decreeNumber')} />
        <DateField label={t('board.field.decreeOn')} {...form.field('decreeOn')} />
        <TextField label={t('board.field.decreeAbout')} {...form.field('decreeAbout')} />
        <TextField label={t('board.field.signer')} {...form.field('signer')} />
        <TextField label={t('board.field.signerPost')} {...form.field('signerPost')} />
        <TextField label={t('board.field.signerNip')} digits {...form.field('signerNip')} />
        <PanelActions form={form} onClose={onClose} />
      </Form>
      {term === null ? null : <RemoveButton onClick={() => remove.run({ id: term.id })} />}
    </SidePanel>
  )
}

const emptyTerm: BoardTermDetails = {
  startsOn: '',
  endsOn: null,
  decreeNumber: null,
  decreeOn: null,
  decreeAbout: null,
  signer: null,
  signerPost: null,
  signerNip: null,
}

function detailsOf({ id: _, ...term }: BoardTerm): BoardTermDetails {
  return { ...term, startsOn: term.startsOn ?? '' }
}
