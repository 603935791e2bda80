import { type ProgrammeRow, programmeSections } from '../../../../shared/domain/certificate'
import { sumOfJp } from '../../../../shared/domain/session'
import { paperText } from '../../../../shared/i18n/paper-texts'
import type { Block, Cell, Signer, TableBlock } from '../../document'
import { decimal } from '../../kit/indonesian'
import { linesNeeded, pointsToMm } from '../../kit/line-fit'

/**
 * The Struktur program on the back of a certificate (DOMAIN 5). It takes one page whatever is in it:
 * a batch is printed on both sides of its sheets, and every front must stay a front. So the type gets
 * smaller and the topics stand in two or three columns; what would not be legible then is told by its
 * sections, and the topics are in the Jadwal acara of the activity.
 */
export type ProgrammePage = {
  readonly programme: readonly ProgrammeRow[]
  readonly title: string
  readonly signers: readonly Signer[]
  /** Every place and date in the batch: its backs look alike. */
  readonly dates: readonly string[]
  /** Somebody of the batch earned other JP than the programme has, which is said below it. */
  readonly hasNote: boolean
  readonly page: { readonly widthMm: number; readonly heightMm: number }
}

export type ProgrammeLayout = { readonly blocks: readonly Block[]; readonly isDense: boolean }

type Arrangement = {
  readonly points: number
  readonly columns: 1 | 2 | 3
  readonly isDense?: true
}

/** Of any table; smaller ones have narrower cells too. */
const usualPoints = 10
/** From roomy to the smallest type that reads like the foot of a newspaper. */
const arrangements: readonly Arrangement[] = [
  { points: usualPoints, columns: 1 },
  { points: 9, columns: 1 },
  { points: 9, columns: 2 },
  { points: 8, columns: 2 },
  { points: 8, columns: 2, isDense: true },
  { points: 8, columns: 3, isDense: true },
  { points: 7, columns: 2, isDense: true },
  { points: 7, columns: 3, isDense: true },
]

export function layOutProgramme(page: ProgrammePage): ProgrammeLayout {
  const lines = programmeLines(page.programme)
  const total = decimal(sumOfJp(page.programme))
  for (const arrangement of arrangements) {
    const room = roomFor(page, arrangement.isDense === true)
    const parts = partsOf(lines, arrangement, page.page.widthMm)
    if (parts.every(({ heightMm }) => heightMm <= room)) {
      return { blocks: tables(parts, arrangement, total), isDense: arrangement.isDense === true }
    }
  }
  return { blocks: bySections(page.programme, total), isDense: false }
}

type Line = { readonly cells: readonly Cell[]; readonly topic: string; readonly isHead: boolean }

/** Numbered through, below the heads of their sections. */
function programmeLines(programme: readonly ProgrammeRow[]): readonly Line[] {
  let number = 0
  return inSections(programme).flatMap(({ section, rows }) => {
    const topic = paperText(`certificate.section.${section}`)
    const head: Cell = { kind: 'span', text: [{ text: topic, isBold: true }], columns: 3 }
    return [
      { cells: [head], topic, isHead: true },
      ...rows.map(({ topic: words, jp }) => {
        number += 1
        return { cells: [String(number), words, decimal(jp)], topic: words, isHead: false }
      }),
    ]
  })
}

function inSections(programme: readonly ProgrammeRow[]): readonly {
  readonly section: ProgrammeRow['section']
  readonly rows: readonly ProgrammeRow[]
}[] {
  return programmeSections
    .map((section) => ({ section, rows: programme.filter((row) => row.section === section) }))
    .filter(({ rows }) => rows.length > 0)
}

/** Lengths of `page-style.ts`, millimetres and points: a framed page without its frame, usual and dense. */
const usual = {
  title: 13,
  lineOfTitle: 11,
  leading: 1.35,
  belowTitle: 5,
  signature: 11,
  room: 15,
  page: 5,
}
const dense = {
  title: 11,
  lineOfTitle: 9,
  leading: 1.2,
  belowTitle: 2,
  signature: 9,
  room: 14,
  page: 1,
}
/** Around blocks, and for what a printer's rounding takes. */
const edges = { heading: 1, table: 4, note: 2, signatures: 2, spare: 3 }
const betweenSigners = 10
const betweenColumns = 8
const rule = 0.27
const cellEdges = 2 * 1.2 + rule

/** What title, note and signatures leave of the page for the tables. */
function roomFor({ title, signers, dates, hasNote, page }: ProgrammePage, isDense: boolean) {
  const style = isDense ? dense : usual
  const lineOf = (points: number, leading = style.leading) => pointsToMm(points) * leading
  const heading =
    linesNeeded(paperText('certificate.programme').toUpperCase(), page.widthMm, {
      points: style.title,
      isBold: true,
    }) * lineOf(style.title)
  const below =
    (linesNeeded(title, page.widthMm, { points: style.lineOfTitle }) + 1) *
    lineOf(style.lineOfTitle)
  const note = hasNote ? lineOf(usual.signature, usual.leading) + edges.note : 0
  const half = (page.widthMm - betweenSigners) / 2
  const linesOf = (text: string, isBold = false) =>
    linesNeeded(text, half, { points: style.signature, isBold })
  const dated = Math.max(...dates.map((text) => linesOf(text)))
  const lowest = Math.max(
    ...signers.map(
      ({ post, name, idLine }) =>
        linesOf(post) + linesOf(name ?? '', true) + (idLine === null ? 0 : linesOf(idLine)),
    ),
  )
  // One line more for 'Mengetahui,'.
  const signatures = (dated + 1 + lowest) * lineOf(style.signature) + style.room
  return (
    page.heightMm -
    (style.page + edges.heading + style.belowTitle + edges.table + edges.signatures + edges.spare) -
    (heading + below + note + signatures)
  )
}

type Part = { readonly lines: readonly Line[]; readonly heightMm: number }

/** Columns of nearly the same height, in which a head stands with its first topic. */
function partsOf(
  lines: readonly Line[],
  { points, columns, isDense }: Arrangement,
  pageMm: number,
): readonly Part[] {
  const widthMm = (pageMm - betweenColumns * (columns - 1)) / columns
  const { number, jp } = sideColumns(columns)
  const topicMm = widthMm - number - jp - cellEdges
  const leading = isDense === true ? 1.1 : 1.2
  const rowMm = (count: number) =>
    count * pointsToMm(points) * leading + (points === usualPoints ? 1.6 : 0.4) + rule
  const measured = lines.map((line) => ({
    line,
    heightMm: rowMm(line.isHead ? 1 : linesNeeded(line.topic, topicMm, { points })),
  }))
  // The head of a table, and the sum below the last one.
  const around = rowMm(1)
  const whole = measured.reduce((sum, { heightMm }) => sum + heightMm, around)
  for (let limit = whole / columns; ; limit += 1) {
    const parts = filled(measured, limit, around)
    if (parts.length <= columns) return parts
  }
}

type Measured = { readonly line: Line; readonly heightMm: number }

function filled(measured: readonly Measured[], limitMm: number, aroundMm: number): readonly Part[] {
  const parts: { lines: Line[]; heightMm: number }[] = []
  measured.forEach(({ line, heightMm }, at) => {
    const isLast = at === measured.length - 1
    const withNext = line.isHead ? (measured[at + 1]?.heightMm ?? 0) : 0
    const part = parts.at(-1)
    const needed = heightMm + withNext + (isLast ? aroundMm : 0)
    if (
      part === undefined ||
      (part.heightMm + needed > limitMm + aroundMm && part.lines.length > 0)
    ) {
      parts.push({ lines: [line], heightMm: aroundMm + heightMm + (isLast ? aroundMm : 0) })
      return
    }
    part.lines.push(line)
    part.heightMm += heightMm + (isLast ? aroundMm : 0)
  })
  return parts
}

/** The sum stands below the last column. */
function tables(
  parts: readonly Part[],
  { points, columns }: Arrangement,
  total: string,
): readonly Block[] {
  const { number, jp } = sideColumns(columns)
  const table = (rows: readonly Line[], isLast: boolean): TableBlock => ({
    kind: 'table',
    ...(points === usualPoints ? {} : { isSmall: true, points }),
    columns: [
      { title: paperText('kit.number'), width: number, align: 'center' },
      { title: paperText('certificate.topic'), width: { share: 1 } },
      { title: paperText('certificate.jp'), width: jp, align: 'center' },
    ],
    rows: rows.map(({ cells }) => cells),
    ...(isLast ? { foot: [totalRow(total)] } : {}),
  })
  const columnBlocks = parts.map(({ lines }, at) => [table(lines, at === parts.length - 1)])
  return columnBlocks.length === 1
    ? columnBlocks.flat()
    : [{ kind: 'columns', parts: columnBlocks }]
}

/** Widths of number and JP in millimetres. */
function sideColumns(columns: Arrangement['columns']) {
  return columns === 1 ? { number: 12, jp: 24 } : { number: 8, jp: 10 }
}

function totalRow(total: string): readonly Cell[] {
  return [
    { kind: 'span', text: paperText('kit.total'), columns: 2, align: 'right' },
    { kind: 'span', text: total, columns: 1, align: 'center' },
  ]
}

function bySections(programme: readonly ProgrammeRow[], total: string): readonly Block[] {
  const sections = inSections(programme)
  return [
    {
      kind: 'table',
      columns: [
        { title: paperText('certificate.section'), width: { share: 1 } },
        { title: paperText('certificate.topics'), width: 40, align: 'center' },
        { title: paperText('certificate.jp'), width: 24, align: 'center' },
      ],
      rows: sections.map(({ section, rows }) => [
        paperText(`certificate.section.${section}`),
        String(rows.length),
        decimal(sumOfJp(rows)),
      ]),
      foot: [
        [
          { kind: 'span', text: paperText('kit.total'), columns: 1, align: 'right' },
          { kind: 'span', text: String(programme.length), columns: 1, align: 'center' },
          { kind: 'span', text: total, columns: 1, align: 'center' },
        ],
      ],
    },
    {
      kind: 'paragraph',
      text: paperText('certificate.by-section', { count: programme.length }),
    },
  ]
}
