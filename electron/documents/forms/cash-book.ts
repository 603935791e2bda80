import { amountsOf } from '../../../shared/domain/cash'
import { paperText } from '../../../shared/i18n/paper-texts'
import type { CashMonthView } from '../../../shared/ipc/cash-contract'
import { readCashMonth } from '../../features/cash/cash-service'
import type { Cell, TableBlock } from '../document'
import type { Form } from '../form'
import { boardSigner, hubLetterhead, placeAndDate } from '../kit/hub-papers'
import { grouped, inWords, monthNames, rupiah, shortDay } from '../kit/indonesian'

/** Buku kas umum of one month (DOMAIN 5), with what each pos has left; signed by treasurer and chair. */
export const cashBook: Form<'cash-book'> = async ({ year, month }, context) => {
  const view = await readCashMonth({ year, month }, context)
  const monthName = monthNames[month - 1] ?? ''
  const posts = view.posts.filter(({ post }) => post !== null)
  return {
    title: `${paperText('cash.title')} ${monthName} ${year}`,
    orientation: 'portrait',
    letterhead: await hubLetterhead(context),
    isNumbered: true,
    marginMm: 15,
    blocks: [
      {
        kind: 'title',
        text: paperText('cash.title'),
        lines: [paperText('cash.month', { month: monthName, year })],
      },
      entryTable(view, `${monthName} ${year}`),
      {
        kind: 'paragraph',
        text: paperText('cash.closing', {
          amount: view.closing < 0 ? `-${rupiah(-view.closing)}` : rupiah(view.closing),
          words: inWords(view.closing),
        }),
      },
      ...(posts.length === 0
        ? []
        : [
            { kind: 'heading', text: paperText('cash.posts'), level: 2 } as const,
            postTable(view.posts),
          ]),
      {
        kind: 'signatures',
        placeAndDate: await placeAndDate(context),
        signers: [
          await boardSigner('chair', context, paperText('kit.acknowledged')),
          await boardSigner('treasurer', context),
        ],
      },
    ],
  }
}

const money = (amount: number): Cell => ({ kind: 'amount', text: signed(amount), amount })

/** Nothing is left blank, as in a written book: a 0 in every line only hides the figures. */
const moneyOrBlank = (amount: number): Cell => (amount === 0 ? null : money(amount))

function signed(amount: number): string {
  return amount < 0 ? `-${grouped(-amount)}` : grouped(amount)
}

function entryTable(view: CashMonthView, sheet: string): TableBlock {
  const { opening, entries, totalIn, totalOut, closing } = view
  return {
    kind: 'table',
    sheet,
    columns: [
      { title: paperText('cash.day'), width: 21, align: 'center' },
      { title: paperText('cash.voucher'), width: 19, align: 'center' },
      { title: paperText('cash.description'), width: { share: 1 } },
      { title: paperText('cash.in'), width: 24, align: 'right' },
      { title: paperText('cash.out'), width: 24, align: 'right' },
      { title: paperText('cash.balance'), width: 25, align: 'right' },
    ],
    rows: [
      [null, null, paperText('cash.opening'), null, null, money(opening)],
      ...entries.map((entry): readonly Cell[] => {
        const { amountIn, amountOut } = amountsOf(entry)
        return [
          shortDay(entry.entryOn),
          entry.voucherNo,
          entry.party === null ? entry.description : `${entry.description} (${entry.party})`,
          moneyOrBlank(amountIn),
          moneyOrBlank(amountOut),
          money(entry.balance),
        ]
      }),
    ],
    foot: [
      [
        { kind: 'span', text: paperText('kit.total'), columns: 3, align: 'center' },
        money(totalIn),
        money(totalOut),
        money(closing),
      ],
    ],
  }
}

function postTable(posts: CashMonthView['posts']): TableBlock {
  return {
    kind: 'table',
    sheet: paperText('cash.posts'),
    columns: [
      { title: paperText('cash.post'), width: { share: 1 } },
      { title: paperText('cash.in'), width: 30, align: 'right' },
      { title: paperText('cash.out'), width: 30, align: 'right' },
      { title: paperText('cash.balance'), width: 30, align: 'right' },
    ],
    rows: posts.map(({ post, amountIn, amountOut, balance }) => [
      post ?? paperText('cash.no-post'),
      money(amountIn),
      money(amountOut),
      money(balance),
    ]),
  }
}
