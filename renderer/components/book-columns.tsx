import { type BookField, type BookName, bookOf, readMonths } from '../../shared/domain/book'
import { clockOf } from '../../shared/domain/session'
import type { BookLine } from '../../shared/ipc/book-contract'
import type { Translate } from '../lib/translate'
import type { useFormat } from '../lib/use-format'
import type { TableColumn } from '../ui/table-column'
import { bookText } from './book-text'

type Format = ReturnType<typeof useFormat>

/** A person is a member or, instead, a name that was written down: one column for both. */
const writtenInstead: Readonly<Record<string, string>> = {
  memberId: 'personName',
  responsibleId: 'responsibleName',
}

/** What stands side by side in a small window, in rem; columns beyond it are left out there. */
const narrowRem = 46

export function bookColumns(
  book: BookName,
  t: Translate,
  format: Format,
): readonly TableColumn<BookLine>[] {
  const { fields, listed } = bookOf(book)
  const instead = listed.flatMap((name) => writtenInstead[name] ?? [])
  let rem = 0
  return listed
    .filter((name) => !instead.includes(name))
    .flatMap((name, index) => {
      const field = fields[name]
      if (field === undefined) return []
      const least = index === 0 ? 12 : leastRem(field)
      rem += least
      return [
        {
          id: name,
          header: name === 'memberId' ? t('books.person') : bookText(t, book, `field.${name}`),
          width: index === 0 ? `minmax(${least}rem, 2fr)` : widthOf(field),
          ...(isFigure(field) ? { align: 'end' as const } : {}),
          isOptional: rem > narrowRem,
          isWrapped: isProse(field),
          cell: (line: BookLine) =>
            shown({ book, name, field, line }, t, format) || writtenName(line, name),
        },
      ]
    })
}

function writtenName({ values }: BookLine, name: string): string {
  const value = values[writtenInstead[name] ?? '']
  return typeof value === 'string' ? value : ''
}

function isFigure({ kind }: BookField): boolean {
  return kind === 'money' || kind === 'whole' || kind === 'decimal'
}

function isProse({ kind }: BookField): boolean {
  return kind === 'text' || kind === 'member' || kind === 'institution' || kind === 'activity'
}

function leastRem(field: BookField): number {
  if (field.kind === 'day') return 8
  if (field.kind === 'time') return 5
  if (field.kind === 'money') return 8
  return isFigure(field) ? 5.5 : 7
}

function widthOf(field: BookField): string {
  const least = leastRem(field)
  const isFixed = isFigure(field) || field.kind === 'day' || field.kind === 'time'
  if (isFixed) return `${least}rem`
  return `minmax(${least}rem, ${field.kind === 'member' ? '1.5fr' : '1fr'})`
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
