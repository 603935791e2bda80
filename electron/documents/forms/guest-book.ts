import { books } from '../../../shared/domain/book'
import { paperText } from '../../../shared/i18n/paper-texts'
import { pageLines } from '../../features/books/book-repository'
import type { Form } from '../form'
import { emptyRows } from '../kit/about-whom'
import { hubLetterhead, ownHub } from '../kit/hub-papers'
import { weekdayAndDay } from '../kit/indonesian'

/** More lines than any hub has guests in a year. */
const all = { offset: 0, limit: 5_000 }

/** Buku tamu (DOMAIN 5): one line a visit, room to sign. */
export const guestBook: Form<'guest-book'> = async ({ year }, context) => {
  const filter = { ofId: ownHub(context), year, search: '' }
  const { rows } = await pageLines(context.db, books.guests, filter, all)
  const text = (value: string | number | null | undefined) => (value ?? '').toString()
  return {
    title: `${paperText('guest-book.title')} ${year}`,
    orientation: 'landscape',
    letterhead: await hubLetterhead(context),
    isNumbered: true,
    marginMm: 15,
    blocks: [
      {
        kind: 'title',
        text: paperText('guest-book.title'),
        lines: [paperText('guest-book.year', { year })],
      },
      {
        kind: 'table',
        sheet: paperText('guest-book.title'),
        rowHeightMm: 10,
        columns: [
          { title: paperText('kit.number'), width: 10, align: 'center' },
          { title: paperText('guest-book.date'), width: 34 },
          { title: paperText('guest-book.name'), width: { share: 3 } },
          { title: paperText('guest-book.post'), width: { share: 3 } },
          { title: paperText('guest-book.contact'), width: { share: 2 } },
          { title: paperText('guest-book.purpose'), width: { share: 3 } },
          { title: paperText('kit.signature'), width: 40 },
        ],
        // A book that is not begun yet is laid out to be written in by hand.
        rows:
          rows.length === 0
            ? emptyRows(12, 7)
            : rows.map(({ values }, index) => [
                String(index + 1),
                weekdayAndDay(text(values.visitedOn)),
                text(values.name),
                text(values.post),
                text(values.contact),
                [text(values.purpose), text(values.impression)]
                  .filter((part) => part !== '')
                  .join('\n'),
                { kind: 'signature', number: index + 1 },
              ]),
      },
    ],
  }
}
