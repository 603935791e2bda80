import { useState } from 'react'

import { useT } from '../../lib/translate'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { Form } from '../../ui/form'
import { FormActions } from '../../ui/form-actions'
import { TextField } from '../../ui/text-field'

export type ClassDialogProps = {
  readonly count: number
  /** Of the first of them, as an example of what is typed here. */
  readonly firstName: string | null
  readonly onClose: () => void
  readonly onSave: (className: string | null) => void
}

/** Puts the chosen people into one class. */
export function ClassDialog({ count, firstName, onClose, onSave }: ClassDialogProps) {
  const t = useT()
  const [name, setName] = useState('')
  return (
    <Dialog title={t('activities.class.title', { count })} isOpen onClose={onClose} size="small">
      <Form
        onSubmit={(event) => {
          event.preventDefault()
          onSave(name.trim() === '' ? null : name)
        }}
      >
        <TextField
          label={t('activities.people.class')}
          hint={t('activities.class.hint')}
          value={name}
          placeholder={firstName ?? ''}
          onChange={setName}
          maxLength={60}
          autoFocus
        />
        <FormActions>
          <Button type="submit" tone="primary">
            {name.trim() === '' ? t('activities.class.none') : t('common.action.save')}
          </Button>
          <Button onClick={onClose}>{t('common.action.cancel')}</Button>
        </FormActions>
      </Form>
    </Dialog>
  )
}
