import { paperText } from '../../../../shared/i18n/paper-texts'
import { pageDeliveries } from '../../../features/letters/recipient-repository'
import type { Form } from '../../form'
import { hubLetterhead, ownHub } from '../../kit/hub-papers'
import { shortDay } from '../../kit/indonesian'

/** More than any hub sends in a year. */
const all = { search: '', isOpen: false, offset: 0, limit: 10_000 }

/** The copy that stays in the office is handed over to nobody. */
const ownArchive = /^(?:arsip|pertinggal)\.?$/iu

/** Buku ekspedisi (DOMAIN 5 names the book): a line for each addressee, with room for who takes the letter. */
export const deliveryBook: Form<'delivery-book'> = async ({ year }, context) => {
  const filter = { ...all, year }
  const { rows } = await pageDeliveries(context.db, ownHub(context), filter, { isRising: true })
  const handedOver = rows.filter(({ name }) => !ownArchive.test(name))
  return {
    title: `${paperText('delivery.title')} ${year}`,
    orientation: 'landscape',
    letterhead: await hubLetterhead(context),
    isNumbered: true,
    marginMm: 15,
    blocks: [
      {
        kind: 'title',
        text: paperText('delivery.title'),
        lines: [paperText('register.year', { year })],
      },
      {
        kind: 'table',
        sheet: paperText('delivery.title'),
        rowHeightMm: 11,
        emptyText: paperText('delivery.empty'),
        columns: [
          { title: paperText('kit.number'), width: 11, align: 'center' },
          { title: paperText('delivery.number'), width: 54 },
          { title: paperText('delivery.to'), width: { share: 3 } },
          { title: paperText('delivery.subject'), width: { share: 4 } },
          { title: paperText('delivery.sent'), width: 24, align: 'center' },
          { title: paperText('delivery.received-by'), width: { share: 2 } },
          { title: paperText('kit.signature'), width: 40 },
        ],
        rows: handedOver.map((row, index) => [
          String(index + 1),
          [row.number, shortDay(row.letterOn)].filter((part) => part !== '').join('\n'),
          [row.name, row.place ?? ''].filter((part) => part !== '').join('\n'),
          row.subject,
          shortDay(row.sentOn),
          row.receivedBy,
          { kind: 'signature', number: index + 1 },
        ]),
      },
    ],
  }
}
