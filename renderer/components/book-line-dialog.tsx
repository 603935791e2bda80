import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'

import {
  type BookName,
  bookOf,
  bookSchema,
  type BookValues,
  newBookValues,
} from '../../shared/domain/book'
import type { AnyId } from '../../shared/domain/ids'
import type { BookLine } from '../../shared/ipc/book-contract'
import { useT } from '../lib/translate'
import { todayHere } from '../lib/typed-date'
import { useCommand } from '../lib/use-command'
import { useForm } from '../lib/use-form'
import { Button } from '../ui/button'
import { Form } from '../ui/form'
import { Inline } from '../ui/inline'
import { SidePanel } from '../ui/side-panel'
import { showToast } from '../ui/toast'
import { BookFieldInput } from './book-field-input'
import { bookText } from './book-text'
import { PanelActions } from './panel-actions'
import { RemoveButton } from './remove-button'

export type BookLineDialogProps = {
  readonly book: BookName
  readonly ofId: AnyId | null
  /** null: a new line. */
  readonly line: BookLine | null
  readonly onClose: () => void
  readonly onRemove: (id: AnyId) => void
}

/** One line of a book. After adding, the form is empty again: lines are written one after the other. */
export function BookLineDialog({ book, ofId, line, onClose, onRemove }: BookLineDialogProps) {
  const t = useT()
  const save = useCommand('books.save', { errors: 'caller' })
  const move = useCommand('books.move')
  const form = useForm<BookValues, BookValues>({
    schema: bookSchema(book),
    initial: line?.values ?? newBookValues(book, todayHere()),
    onSubmit: async (values) => {
      await save.runAsync({ book, id: line?.id ?? null, ofId, values: { ...values } })
      showToast({ message: t('books.saved') })
      if (line === null) form.reset(newBookValues(book, todayHere()))
      else onClose()
    },
  })
  const { fields, orderedBy } = bookOf(book)
  const names = Object.keys(fields)
  const firstToType =
    line === null ? names.find((name) => newBookValues(book, todayHere())[name] === null) : names[0]
  return (
    <SidePanel
      title={line === null ? bookText(t, book, 'add') : bookText(t, book, 'title')}
      isOpen
      onClose={onClose}
      isDirty={form.isDirty}
    >
      <Form onSubmit={form.submit}>
        {Object.entries(fields).map(([name, field]) => (
          <BookFieldInput
            key={name}
            book={book}
            name={name}
            field={field}
            value={form.values[name] ?? null}
            pickedName={line?.values[name] === form.values[name] ? line?.names[name] : undefined}
            error={form.errors[name]}
            autoFocus={name === firstToType}
            onChange={(value) => form.set(name, value)}
          />
        ))}
        <PanelActions
          form={form}
          saveLabel={t(line === null ? 'books.action.save-next' : 'common.action.save')}
          onClose={onClose}
        />
      </Form>
      {line === null ? null : (
        <Inline align="between">
          {orderedBy === 'position' ? (
            <Inline>
              <Button
                size="small"
                icon={IconArrowUp}
                onClick={() => move.run({ book, id: line.id, way: 'up' })}
              >
                {t('books.action.up')}
              </Button>
              <Button
                size="small"
                icon={IconArrowDown}
                onClick={() => move.run({ book, id: line.id, way: 'down' })}
              >
                {t('books.action.down')}
              </Button>
            </Inline>
          ) : null}
          <RemoveButton onClick={() => onRemove(line.id)} />
        </Inline>
      )}
    </SidePanel>
  )
}
