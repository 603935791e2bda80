import { type BookField, type BookName, bookOf, readMonths } from '../../shared/domain/book'
import { clockOf } from '../../shared/domain/session'
import type { BookLine } from '../../shared/ipc/book-contract'
import type { Translate } from '../lib/translate'
import type { useFormat } from '../lib/use-format'
import type { TableColumn } from '../ui/table-column'
import { bookText } from './book-text'

type Format = ReturnType<typeof useFormat>

export function bookColumns(
  book: BookName,
  t: Translate,
  format: Format,
): readonly TableColumn<BookLine>[] {
  const { fields, listed } = bookOf(book)
  return listed.flatMap((name, index) => {
    const field = fields[name]
    if (field === undefined) return []
    return [
      {
        id: name,
        header: bookText(t, book, `field.${name}`),
        width: index === 0 ? 'minmax(12rem, 2fr)' : widthOf(field),
        ...(isFigure(field) ? { align: 'end' as const } : {}),
        isOptional: index > 2,
        cell: (line: BookLine) => shown({ book, name, field, line }, t, format),
      },
    ]
  })
}

function isFigure({ kind }: BookField): boolean {
  return kind === 'money' || kind === 'whole' || kind === 'decimal'
}

function widthOf(field: BookField): string {
  if (field.kind === 'day') return '9rem'
  if (field.kind === 'time') return '5rem'
  return isFigure(field) ? '8rem' : 'minmax(8rem, 1fr)'
}

function shown(
  {
    book,
    name,
    field,
    line,
  }: {
    readonly book: BookName
    readonly name: string
    readonly field: BookField
    readonly line: BookLine
  },
  t: Translate,
  format: Format,
): string {
  const value = line.values[name] ?? null
  if (value === null) return ''
  switch (field.kind) {
    case 'day':
      return format.dateShort(String(value))
    case 'time':
      return format.time(clockOf(Number(value)))
    case 'money':
    case 'whole':
      return format.number(Number(value))
    case 'decimal':
      return format.number(Number(value), 2)
    case 'choice':
      return bookText(t, book, `${name}.${value}`)
    case 'months':
      return readMonths(String(value))
        .map((month) => format.monthShort(month))
        .join(', ')
    case 'member':
    case 'institution':
    case 'activity':
      return line.names[name] ?? ''
    case 'text':
      return String(value)
  }
}
