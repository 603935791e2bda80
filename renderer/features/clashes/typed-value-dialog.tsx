import { type SyntheticEvent, useState } from 'react'

import { type Clash, typedValue } from '../../../shared/domain/clash'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { Form } from '../../ui/form'
import { TextArea } from '../../ui/text-area'
import { TextField } from '../../ui/text-field'
import { type ClashWords, subjectText } from './clash-words'

export type TypedValueDialogProps = {
  readonly clash: Clash
  readonly words: ClashWords
  readonly onClose: () => void
  readonly onSubmit: (text: string) => void
}

const formId = 'typed-value'

/** Neither is right: the right words, typed. Starts with what stands there, which is often nearly it. */
export function TypedValueDialog({ clash, words, onClose, onSubmit }: TypedValueDialogProps) {
  const { t } = words
  const standing = clash.sides[0]?.value ?? null
  const before = standing === null ? '' : String(standing)
  const [text, setText] = useState(before)
  const [isRefused, setRefused] = useState(false)
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    const isFit = typedValue(clash.cell)?.safeParse(text).success === true
    setRefused(!isFit)
    if (isFit) onSubmit(text)
  }
  const field = {
    label: t('clashes.type.label'),
    hint: t('clashes.type.hint'),
    error: isRefused ? t('common.field.invalid') : undefined,
    autoFocus: true,
    value: text,
    onChange: setText,
  }
  return (
    <Dialog
      title={subjectText(clash, t)}
      isOpen
      onClose={onClose}
      isDirty={text !== before}
      actions={
        <>
          <Button onClick={onClose}>{t('common.action.cancel')}</Button>
          <Button tone="primary" onClick={() => submitForm()}>
            {t('clashes.type.submit')}
          </Button>
        </>
      }
    >
      <Form id={formId} onSubmit={submit}>
        {clash.cell.column === 'note' ? <TextArea {...field} /> : <TextField {...field} />}
      </Form>
    </Dialog>
  )
}

/** The button stands outside the form, in the dialog's foot. */
function submitForm(): void {
  const form = document.getElementById(formId)
  if (form instanceof HTMLFormElement) form.requestSubmit()
}
