import type { HandedThing, HandoverOverview } from '../../../shared/domain/handover'
import { paperText } from '../../../shared/i18n/paper-texts'
import type { Block, Cell, Column } from '../document'
import { grouped, longDay, rupiah, shortDay } from '../kit/indonesian'

/** What is handed over: books, numbers, open work, things; the numbers are those of the day of printing. */
export function handoverAnnex(overview: HandoverOverview, today: string): readonly Block[] {
  return [
    {
      kind: 'title',
      text: paperText('handover.annex'),
      lines: [paperText('handover.annex-day', { day: longDay(today) })],
    },
    ...section(paperText('handover.books'), bookTable(overview)),
    ...section(
      paperText('handover.numbers', { year: today.slice(0, 4) }),
      numberTable(overview.numbers),
    ),
    ...section(paperText('handover.open'), openTable(overview.open)),
    ...section(paperText('handover.things'), thingTable(overview.details.things)),
  ]
}

function section(title: string, table: Table): readonly Block[] {
  return [
    { kind: 'heading', level: 2, text: title },
    {
      kind: 'table',
      sheet: title.slice(0, title.indexOf('.')),
      // Small, so that the usual annex is one sheet of A4.
      isSmall: true,
      ...table,
    },
  ]
}

type Table = {
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Cell[])[]
  readonly emptyText?: string
}

const numberColumn: Column = { title: paperText('kit.number'), width: 10, align: 'center' }

function bookTable({ books, cash, files }: HandoverOverview): Table {
  const remark = (book: (typeof books)[number]['book']): string => {
    if (book === 'cash') {
      const amount = rupiah(cash.balance)
      return cash.lastOn === null
        ? paperText('handover.cash-balance', { amount })
        : paperText('handover.cash-last', { amount, day: shortDay(cash.lastOn) })
    }
    return book === 'files' && files.awaited > 0
      ? paperText('handover.files-awaited', { count: files.awaited })
      : ''
  }
  return {
    columns: [
      numberColumn,
      { title: paperText('handover.book'), width: { share: 3 } },
      { title: paperText('handover.count'), width: 34 },
      { title: paperText('handover.remark'), width: { share: 3 } },
    ],
    rows: books.map(({ book, count }, index) => [
      String(index + 1),
      paperText(`handover.book.${book}`),
      `${grouped(count)} ${paperText(`handover.unit.${book}`)}`,
      remark(book),
    ]),
  }
}

function numberTable(numbers: HandoverOverview['numbers']): Table {
  return {
    emptyText: paperText('handover.no-numbers'),
    columns: [
      numberColumn,
      { title: paperText('handover.number-of'), width: { share: 2 } },
      { title: paperText('handover.number'), width: { share: 3 } },
      { title: paperText('handover.number-on'), width: 28, align: 'center' },
    ],
    rows: numbers.map(({ of, number, on }, index) => [
      String(index + 1),
      paperText(`handover.number.${of}`),
      number,
      shortDay(on),
    ]),
  }
}

function openTable(open: HandoverOverview['open']): Table {
  return {
    emptyText: paperText('handover.no-open'),
    columns: [
      numberColumn,
      { title: paperText('handover.matter'), width: { share: 4 } },
      { title: paperText('handover.count'), width: 20, align: 'right' },
      { title: paperText('handover.remark'), width: { share: 2 } },
    ],
    rows: open.map(({ matter, count, late }, index) => [
      String(index + 1),
      paperText(`handover.open.${matter}`),
      grouped(count),
      late > 0 ? paperText('handover.late', { count: late }) : '',
    ]),
  }
}

function thingTable(things: readonly HandedThing[]): Table {
  return {
    columns: [
      numberColumn,
      { title: paperText('handover.thing'), width: { share: 3 } },
      { title: paperText('handover.given'), width: 26, align: 'center' },
      { title: paperText('handover.remark'), width: { share: 3 } },
    ],
    rows: things.map(({ usual, name, isGiven, note }, index) => [
      String(index + 1),
      name ?? (usual === null ? '' : paperText(`handover.thing.${usual}`)),
      paperText(isGiven ? 'handover.yes' : 'handover.not-yet'),
      note ?? '',
    ]),
  }
}
