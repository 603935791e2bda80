import { books, itemConditions } from '../../../shared/domain/book'
import { paperText } from '../../../shared/i18n/paper-texts'
import { known } from '../../database/known-value'
import { pageLines } from '../../features/books/book-repository'
import { localDay } from '../../platform/local-day'
import type { Cell } from '../document'
import type { Form } from '../form'
import { boardSigner, hubLetterhead, ownHub, placeAndDate } from '../kit/hub-papers'
import { decimal, grouped } from '../kit/indonesian'
import { breakable } from './member-register'

/** More lines than any hub has things. */
const all = { offset: 0, limit: 5_000 }

/** Buku inventaris (DOMAIN 5): what the hub owns, signed by the secretary. */
export const inventoryBook: Form<'inventory-book'> = async (_, context) => {
  const filter = { ofId: ownHub(context), year: null, search: '' }
  const { rows } = await pageLines(context.db, books.inventory, filter, all)
  const year = localDay(context.clock.now()).slice(0, 4)
  const text = (value: string | number | null | undefined) => (value ?? '').toString()
  const price = (value: string | number | null | undefined): Cell =>
    typeof value === 'number' ? { kind: 'amount', text: grouped(value), amount: value } : null
  return {
    title: `${paperText('inventory-book.title')} ${year}`,
    orientation: 'landscape',
    letterhead: await hubLetterhead(context),
    isNumbered: true,
    marginMm: 15,
    blocks: [
      {
        kind: 'title',
        text: paperText('inventory-book.title'),
        lines: [paperText('inventory-book.year', { year })],
      },
      {
        kind: 'table',
        sheet: paperText('inventory-book.title'),
        emptyText: paperText('inventory-book.empty'),
        columns: [
          { title: paperText('kit.number'), width: 10, align: 'center' },
          { title: paperText('inventory-book.code'), width: 34 },
          { title: paperText('inventory-book.name'), width: { share: 3 } },
          { title: paperText('inventory-book.quantity'), width: 24, align: 'right' },
          { title: paperText('inventory-book.origin'), width: { share: 2 } },
          { title: paperText('inventory-book.price'), width: 28, align: 'right' },
          { title: paperText('inventory-book.condition'), width: 24 },
          { title: paperText('inventory-book.note'), width: { share: 3 } },
        ],
        rows: rows.map(({ values }, index) => {
          const condition = known(itemConditions, text(values.condition))
          return [
            String(index + 1),
            breakable(text(values.code)),
            text(values.name),
            typeof values.quantity === 'number'
              ? `${decimal(values.quantity)} ${text(values.unit)}`.trim()
              : '',
            text(values.origin),
            price(values.price),
            condition === null ? '' : paperText(`inventory-book.${condition}`),
            text(values.note),
          ]
        }),
      },
      {
        kind: 'signatures',
        placeAndDate: await placeAndDate(context),
        signers: [await boardSigner('secretary', context)],
      },
    ],
  }
}
