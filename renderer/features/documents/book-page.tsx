import { IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { useParams } from 'react-router'

import { type BookName, bookNames } from '../../../shared/domain/book'
import type { DocumentRequest } from '../../../shared/domain/document'
import { BookTable } from '../../components/book-table'
import { bookText } from '../../components/book-text'
import { PrintButton } from '../../components/print-button'
import { useT } from '../../lib/translate'
import { todayHere } from '../../lib/typed-date'
import { wordIn } from '../../lib/use-list-address'
import { Button } from '../../ui/button'
import { EmptyState } from '../../ui/empty-state'
import { Page } from '../../ui/page'
import { CopyProgrammeDialog } from './copy-programme-dialog'

/** One book of the hub on a page of its own. */
export function BookPage() {
  const t = useT()
  const { book: name = '' } = useParams()
  const [copyTo, setCopyTo] = useState<number | null>(null)
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
          const request = papers[book]?.(year ?? thisYear())
          return (
            <>
              {book === 'programme' ? (
                <Button icon={IconCopy} onClick={() => setCopyTo(year ?? thisYear())}>
                  {t('documents.programme.copy')}
                </Button>
              ) : null}
              {request === undefined ? null : <PrintButton request={request} />}
            </>
          )
        }}
      />
      {copyTo === null ? null : (
        <CopyProgrammeDialog year={copyTo} onClose={() => setCopyTo(null)} />
      )}
    </Page>
  )
}

function thisYear(): number {
  return Number(todayHere().slice(0, 4))
}

/** The printed form of a book of the hub. */
const papers: Readonly<Partial<Record<BookName, (year: number) => DocumentRequest>>> = {
  guests: (year) => ({ kind: 'guest-book', year }),
  inventory: () => ({ kind: 'inventory-book' }),
  programme: (year) => ({ kind: 'work-programme', year }),
}
