import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useMemo, useState } from 'react'

import { type BookName, bookOf } from '../../shared/domain/book'
import type { AnyId } from '../../shared/domain/ids'
import type { BookLine } from '../../shared/ipc/book-contract'
import { useT } from '../lib/translate'
import { useCommand } from '../lib/use-command'
import { useFormat } from '../lib/use-format'
import { usePagedRows } from '../lib/use-paged-rows'
import { bookQueries } from '../queries/book-queries'
import { Button } from '../ui/button'
import { DataTable } from '../ui/data-table'
import { EmptyState } from '../ui/empty-state'
import { ErrorState } from '../ui/error-state'
import { SearchField } from '../ui/search-field'
import { SelectField } from '../ui/select-field'
import { showToast } from '../ui/toast'
import { Toolbar } from '../ui/toolbar'
import { bookColumns } from './book-columns'
import { BookLineDialog } from './book-line-dialog'
import { bookText } from './book-text'

export type BookTableProps = {
  readonly book: BookName
  /** The record whose page shows the book; null for books of the hub. */
  readonly ofId?: AnyId | null
  /** `content` inside a page that scrolls, `fill` on a page of its own. */
  readonly height?: 'fill' | 'content'
  /** Printed papers of this book, for the year that is shown. */
  readonly actions?: (year: number | null) => ReactNode
}

/** A book on screen: find, add, change, remove with a way back. */
export function BookTable({ book, ofId = null, height = 'fill', actions }: BookTableProps) {
  const t = useT()
  const format = useFormat()
  const [search, setSearch] = useState('')
  const [year, setYear] = useState<number | null>(null)
  const [edited, setEdited] = useState<BookLine | 'new' | null>(null)
  const rows = usePagedRows({
    page: (range) => bookQueries.page({ book, ofId, year, search, ...range }),
  })
  const restore = useCommand('books.restore')
  const remove = useCommand('books.remove', {
    onDone: (_, { id }) => {
      setEdited(null)
      showToast({
        message: t('books.removed'),
        undo: () => restore.run({ book, id }),
      })
    },
  })
  const columns = useMemo(() => bookColumns(book, t, format), [book, t, format])
  const isFiltered = search.trim() !== '' || year !== null

  return (
    <>
      <Toolbar>
        <SearchField label={t('books.search')} value={search} onChange={setSearch} />
        <YearFilter book={book} year={year} onChange={setYear} />
        {actions?.(year)}
        <Button icon={IconPlus} tone="primary" onClick={() => setEdited('new')}>
          {bookText(t, book, 'add')}
        </Button>
      </Toolbar>
      {rows.failure === null ? (
        <DataTable
          label={bookText(t, book, 'title')}
          columns={columns}
          rowCount={rows.rowCount}
          getRow={rows.getRow}
          rowKey={(line) => line.id}
          listKey={`${book} ${ofId ?? ''} ${year ?? ''} ${search}`}
          onVisibleRange={rows.onVisibleRange}
          onOpen={(line) => setEdited(line)}
          height={height}
          empty={
            rows.isLoading ? null : isFiltered ? (
              <EmptyState title={t('books.empty.not-found')} />
            ) : (
              <EmptyState
                title={bookText(t, book, 'empty')}
                action={
                  <Button icon={IconPlus} onClick={() => setEdited('new')}>
                    {bookText(t, book, 'add')}
                  </Button>
                }
              />
            )
          }
        />
      ) : (
        <ErrorState failure={rows.failure} onRetry={rows.retry} />
      )}
      {edited === null ? null : (
        <BookLineDialog
          key={edited === 'new' ? 'new' : edited.id}
          book={book}
          ofId={ofId}
          line={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
          onRemove={(id) => remove.run({ book, id })}
        />
      )}
    </>
  )
}

function YearFilter({
  book,
  year,
  onChange,
}: {
  readonly book: BookName
  readonly year: number | null
  readonly onChange: (year: number | null) => void
}) {
  const t = useT()
  const { data: years = [] } = useQuery({
    ...bookQueries.years(book),
    enabled: bookOf(book).yearOf !== null,
  })
  if (years.length === 0) return null
  return (
    <SelectField
      label={t('books.year')}
      isLabelHidden
      value={year === null ? null : String(year)}
      emptyLabel={t('books.any-year')}
      options={years.map((one) => ({ value: String(one), label: String(one) }))}
      onChange={(value: string | null) => onChange(value === null ? null : Number(value))}
    />
  )
}
