import { bookNames, bookOf } from '../../../shared/domain/book'
import { bookText } from '../../components/book-text'
import { useT } from '../../lib/translate'
import { Page } from '../../ui/page'
import { StatTile } from '../../ui/stat-tile'
import { TileGrid } from '../../ui/tile-grid'

/** Books of an activity or a board stand on its own page. */
const hubBooks = bookNames.filter((book) => bookOf(book).belongsTo === 'hub_id')

/** All papers of the hub: its books, its letters, what is printed. */
export function DocumentsPage() {
  const t = useT()
  return (
    <Page title={t('navigation.documents')} subtitle={t('documents.subtitle')}>
      <TileGrid>
        {hubBooks.map((book) => (
          <StatTile
            key={book}
            label={t('documents.section.book')}
            value={bookText(t, book, 'title')}
            to={`/documents/books/${book}`}
          />
        ))}
      </TileGrid>
    </Page>
  )
}
