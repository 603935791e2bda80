import type { HomeDue } from '../../../shared/ipc/home-due-contract'
import { useT } from '../../lib/translate'
import { Panel } from '../../ui/panel'
import { ShareList } from '../../ui/share-list'

/** How complete the books of this year are, as a small picture. */
export function BooksPanel({ books }: { readonly books: HomeDue['books'] }) {
  const t = useT()
  if (books.length === 0) return null
  return (
    <Panel title={t('home.books.title')}>
      <ShareList
        shares={books.map(({ book, done, total }) => ({
          key: book,
          label: t(`home.books.${book}`),
          figure: t('home.books.figure', { done, total }),
          share: done / total,
        }))}
      />
    </Panel>
  )
}
