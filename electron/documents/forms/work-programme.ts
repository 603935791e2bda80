import { books, readMonths } from '../../../shared/domain/book'
import { paperText } from '../../../shared/i18n/paper-texts'
import { pageLines, type StoredLine } from '../../features/books/book-repository'
import type { Block, Cell, Letterhead } from '../document'
import type { Form, FormContext } from '../form'
import { chairOfHub, hubLetterhead, hubName, ownHub, placeAndDate } from '../kit/hub-papers'
import { grouped, monthNames } from '../kit/indonesian'

/** More lines than any programme has. */
const all = { offset: 0, limit: 1_000 }

/**
 * Program kerja tahunan (DOMAIN 5): the cover, the page on which the UPT, the inspector and the chair
 * approve it, the table, the grid of twelve months.
 */
export const workProgramme: Form<'work-programme'> = async ({ year }, context) => {
  const filter = { ofId: ownHub(context), year, search: '' }
  const { rows } = await pageLines(context.db, books.programme, filter, all)
  const letterhead = await hubLetterhead(context)
  return {
    title: `${paperText('work-programme.title')} ${year}`,
    orientation: 'landscape',
    // The cover has its own words; the table begins with the kop.
    letterhead: null,
    isNumbered: true,
    marginMm: 15,
    blocks: [
      cover(year, letterhead),
      ...(await approval(year, context)),
      { kind: 'page-break' },
      { kind: 'letterhead', letterhead },
      {
        kind: 'title',
        text: paperText('work-programme.title'),
        lines: [paperText('work-programme.year', { year })],
      },
      itemTable(rows),
      { kind: 'title', text: paperText('work-programme.grid') },
      monthGrid(rows),
    ],
  }
}

function cover(year: number, { lines, address }: Letterhead): Block {
  return {
    kind: 'framed-page',
    blocks: [
      { kind: 'display', text: paperText('work-programme.title').toUpperCase(), size: 'huge' },
      { kind: 'space', heightMm: 6 },
      { kind: 'display', text: paperText('work-programme.year', { year }), size: 'large' },
      { kind: 'space', heightMm: 40 },
      ...lines.map((text) => ({ kind: 'display', text, size: 'large' }) as const),
      ...(address === null
        ? []
        : [{ kind: 'paragraph', align: 'center', isSmall: true, text: address } as const]),
    ],
  }
}

async function approval(year: number, context: FormContext): Promise<readonly Block[]> {
  return [
    { kind: 'page-break' },
    { kind: 'title', text: paperText('work-programme.approval') },
    {
      kind: 'paragraph',
      align: 'center',
      text: paperText('work-programme.approved', { hub: await hubName(context), year }),
    },
    {
      kind: 'signatures',
      placeAndDate: await placeAndDate(context),
      signers: [
        unnamed(paperText('work-programme.supervisor')),
        await chairOfHub(context),
        { ...unnamed(paperText('work-programme.office')), caption: paperText('kit.acknowledged') },
      ],
    },
  ]
}

function unnamed(post: string) {
  return {
    caption: null,
    post,
    name: null,
    idLine: paperText('kit.nip', { number: '.'.repeat(30) }),
  }
}

const text = (value: string | number | null | undefined) => (value ?? '').toString()

function itemTable(rows: readonly StoredLine[]): Block {
  const total = rows.reduce((sum, { values }) => sum + Number(values.budget ?? 0), 0)
  return {
    kind: 'table',
    sheet: paperText('work-programme.title'),
    emptyText: paperText('work-programme.empty'),
    columns: [
      { title: paperText('kit.number'), width: 10, align: 'center' },
      { title: paperText('work-programme.name'), width: { share: 3 } },
      { title: paperText('work-programme.time'), width: { share: 2 } },
      { title: paperText('work-programme.responsible'), width: { share: 2 } },
      { title: paperText('work-programme.budget'), width: 32, align: 'right' },
      { title: paperText('work-programme.indicator'), width: { share: 3 } },
    ],
    rows: rows.map(({ values }, index) => [
      String(index + 1),
      text(values.name),
      values.timeText === null ? monthList(text(values.months)) : text(values.timeText),
      text(values.responsible),
      amount(values.budget),
      text(values.indicator),
    ]),
    foot: [
      [
        { kind: 'span', text: paperText('kit.total'), columns: 4, align: 'center' },
        { kind: 'amount', text: grouped(total), amount: total },
        null,
      ],
    ],
  }
}

function amount(value: string | number | null | undefined): Cell {
  return typeof value === 'number' ? { kind: 'amount', text: grouped(value), amount: value } : null
}

function monthList(months: string): string {
  return readMonths(months)
    .map((month) => monthNames[month - 1] ?? '')
    .join(', ')
}

function monthGrid(rows: readonly StoredLine[]): Block {
  return {
    kind: 'table',
    sheet: paperText('work-programme.grid'),
    emptyText: paperText('work-programme.empty'),
    columns: [
      { title: paperText('kit.number'), width: 10, align: 'center' },
      { title: paperText('work-programme.name'), width: { share: 1 } },
      ...monthNames.map((name) => ({
        title: name.slice(0, 3),
        width: 12,
        align: 'center' as const,
      })),
    ],
    rows: rows.map(({ values }, index) => {
      const months = new Set(readMonths(text(values.months)))
      return [
        String(index + 1),
        text(values.name),
        ...monthNames.map((_, at) => (months.has(at + 1) ? '✓' : '')),
      ]
    }),
  }
}
