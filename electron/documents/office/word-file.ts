import {
  AlignmentType,
  BorderStyle,
  Document,
  ImageRun,
  type ISectionOptions,
  Packer,
  PageBreak,
  Paragraph,
  Table,
  TableRow,
  WidthType,
} from 'docx'

import { type Paper, sheetSize } from '../../../shared/domain/paper'
import {
  type Block,
  type Letterhead,
  type PrintedDocument,
  type Signer,
  type Text,
} from '../document'
import { line, twips } from './word-line'
import { cellOf, tableOf } from './word-table'
import { xmlText } from './xml-text'

/** A letter as a Word file: the words, tables and signatures; its look is near the printed page's. */
export async function toWordFile(document: PrintedDocument, paper: Paper): Promise<Uint8Array> {
  const { widthMm, heightMm } = sheetSize(paper, 'portrait')
  const margin = twips(document.marginMm ?? paper.marginMm)
  const inner = twips(widthMm) - 2 * margin
  const file = new Document({
    title: xmlText(document.title),
    creator: 'Simpul Guru',
    styles: {
      default: {
        document: {
          run: { font: 'Times New Roman', size: document.hasLargeText === true ? 24 : 22 },
        },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: twips(widthMm), height: twips(heightMm) },
            margin: { top: margin, right: margin, bottom: margin, left: margin },
          },
        },
        children: keptApart([
          ...(document.letterhead === null ? [] : letterheadParts(document.letterhead)),
          ...document.blocks.flatMap((block) => partsOf(block, inner)),
        ]),
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(file))
}

type Part = ISectionOptions['children'][number]

/** Word makes one of two tables that touch, and wants a paragraph behind the last. */
function keptApart(parts: readonly Part[]): readonly Part[] {
  return parts.flatMap((part, index) => {
    const next = parts[index + 1]
    const touches = part instanceof Table && (next === undefined || next instanceof Table)
    return touches ? [part, line('', { after: 0 })] : [part]
  })
}

function letterheadParts({
  lines,
  address,
  logo = null,
}: Omit<Letterhead, 'logo'> & Partial<Pick<Letterhead, 'logo'>>): readonly Part[] {
  const picture = /^data:image\/(png|jpeg);base64,(.+)$/u.exec(logo ?? '')
  const image = picture
    ? [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          children: [
            new ImageRun({
              type: picture[1] === 'png' ? 'png' : 'jpg',
              data: Buffer.from(picture[2] ?? '', 'base64'),
              transformation: { width: 72, height: 72 },
            }),
          ],
        }),
      ]
    : []
  return [
    ...image,
    ...lines.map((text) => line(text.toUpperCase(), { align: 'center', isBold: true, after: 0 })),
    ...(address === null ? [] : [line(address, { align: 'center', after: 0 })]),
    new Paragraph({
      children: [],
      border: { bottom: { style: BorderStyle.DOUBLE, size: 12, space: 1, color: '000000' } },
      spacing: { after: 200 },
    }),
  ]
}

/** `inner`: between the margins, in twentieths of a point. */
function partsOf(block: Block, inner: number): readonly Part[] {
  switch (block.kind) {
    case 'title':
      return [
        line(block.text.toUpperCase(), { align: 'center', isBold: true, after: 0 }),
        ...(block.lines ?? []).map((text) => line(text, { align: 'center', after: 0 })),
        line(''),
      ]
    case 'heading':
    case 'display':
      return [line(block.text, { isBold: true, before: 120 })]
    case 'paragraph':
      return [line(block.text, { align: block.align ?? 'left', after: 120 })]
    case 'fields':
      return [fieldTable(block.rows)]
    case 'list':
      return block.items.map((item, index) =>
        line([{ text: `${marker(block.style, index)} ` }, ...plainRuns(item)]),
      )
    case 'table':
      return [tableOf(block, inner), line('')]
    case 'signatures':
      return [line(''), signatureTable(block.placeAndDate, block.signers)]
    default:
      return layoutParts(block, inner)
  }
}

type LayoutBlock = Exclude<
  Block,
  {
    readonly kind:
      'title' | 'heading' | 'display' | 'paragraph' | 'fields' | 'list' | 'table' | 'signatures'
  }
>

function layoutParts(block: LayoutBlock, inner: number): readonly Part[] {
  switch (block.kind) {
    case 'together':
    case 'full-page':
    case 'framed-page':
      return block.blocks.flatMap((part) => partsOf(part, inner))
    case 'boxes':
      return block.rows
        .flat()
        .flatMap(({ blocks }) => blocks.flatMap((part) => partsOf(part, inner)))
    case 'columns':
      return block.parts.flat().flatMap((part) => partsOf(part, inner))
    case 'letterhead':
    case 'shared-letterhead':
      return letterheadParts(block.letterhead)
    case 'page-break':
      return [new Paragraph({ children: [new PageBreak()] })]
    case 'writing-lines':
      return Array.from({ length: block.count }, () => line('.'.repeat(120)))
    case 'space':
      return [line('')]
    case 'pictures':
    case 'code':
    case 'codes':
    case 'cards':
      // A letter that is worked on by hand keeps no pictures and no code: they would not be true any more.
      return []
  }
}

function plainRuns(text: Text) {
  return typeof text === 'string' ? [{ text }] : text
}

function marker(style: 'number' | 'letter' | 'bullet', index: number): string {
  if (style === 'bullet') return '•'
  return style === 'number' ? `${index + 1}.` : `${String.fromCharCode(97 + (index % 26))}.`
}

const noBorder = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
const noBorders = {
  top: noBorder,
  bottom: noBorder,
  left: noBorder,
  right: noBorder,
  insideHorizontal: noBorder,
  insideVertical: noBorder,
} as const

function fieldTable(rows: readonly (readonly [string, Text])[]): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: noBorders,
    rows: rows.map(
      ([label, value]) =>
        new TableRow({
          children: [
            cellOf([line(label, { after: 20 })], 24),
            cellOf([line(':', { after: 20 })], 3),
            cellOf([line(value, { after: 20 })], 73),
          ],
        }),
    ),
  })
}

function signatureTable(placeAndDate: string | null, signers: readonly Signer[]): Table {
  const pairs: (readonly (Signer | null)[])[] = []
  if (signers.length === 1) pairs.push([null, signers[0] ?? null])
  else for (let at = 0; at < signers.length; at += 2) pairs.push(signers.slice(at, at + 2))
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: noBorders,
    rows: pairs.map(
      (pair, row) =>
        new TableRow({
          cantSplit: true,
          children: pair.map((signer, column) =>
            cellOf(
              signerLines(signer, row === 0 && column === pair.length - 1 ? placeAndDate : null),
              pair.length === 1 ? 100 : 50,
              pair.length === 1 ? 2 : 1,
            ),
          ),
        }),
    ),
  })
}

function signerLines(signer: Signer | null, placeAndDate: string | null): readonly Paragraph[] {
  if (signer === null) return [line('')]
  const middle = (text: Text, isBold = false) => line(text, { align: 'center', isBold, after: 0 })
  return [
    middle(placeAndDate ?? ''),
    middle(signer.caption ?? ''),
    middle(signer.post),
    ...Array.from({ length: 4 }, () => middle('')),
    middle([{ text: signer.name ?? '.'.repeat(36), isUnderlined: signer.name !== null }], true),
    middle(signer.idLine ?? ''),
  ]
}
