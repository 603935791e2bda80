import { useParams } from 'react-router'

import { type BookName, bookNames } from '../../../shared/domain/book'
import type { DocumentRequest } from '../../../shared/domain/document'
import { BookTable } from '../../components/book-table'
import { bookText } from '../../components/book-text'
import { PrintButton } from '../../components/print-button'
import { useT } from '../../lib/translate'
import { todayHere } from '../../lib/typed-date'
import { wordIn } from '../../lib/use-list-address'
import { EmptyState } from '../../ui/empty-state'
import { Page } from '../../ui/page'

/** One book of the hub on a page of its own. */
export function BookPage() {
  const t = useT()
  const { book: name = '' } = useParams()
  const book = wordIn(bookNames, name)
  const back = { to: '/documents', label: t('navigation.documents') }
  if (book === null) {
    return (
      <Page title={t('navigation.documents')} back={back}>
        <EmptyState title={t('books.empty.no-book')} />
      </Page>
    )
  }
  return (
    <Page layout="fill" title={bookText(t, book, 'title')} back={back}>
      <BookTable
        key={book}
        book={book}
        actions={(year) => {
          const request = papers[book]?.(year ?? Number(todayHere().slice(0, 4)))
          return request === undefined ? null : <PrintButton request={request} />
        }}
      />
    </Page>
  )
}

/** The printed form of a book of the hub. */
const papers: Readonly<Partial<Record<BookName, (year: number) => DocumentRequest>>> = {
  guests: (year) => ({ kind: 'guest-book', year }),
  inventory: () => ({ kind: 'inventory-book' }),
  programme: (year) => ({ kind: 'work-programme', year }),
}
