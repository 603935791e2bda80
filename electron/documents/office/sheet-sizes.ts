import { type Paper, sheetSize } from '../../../shared/domain/paper'
import { columnWidths } from '../column-widths'
import type { PrintedDocument, TableBlock } from '../document'

/**
 * Columns as wide and rows as high as on the page. Neither program measures a row again that it opens,
 * LibreOffice least of all: with nothing said about it, of a text of four lines one is seen.
 */
const padding = 2.65
/** Millimetres of a digit on paper: 8.5 and 10 points. */
const digit = { small: 1.5, usual: 1.76 } as const

/** In digits of the file's font, which is what Excel measures columns in. */
export function columnDigits(
  { columns, isSmall }: TableBlock,
  document: Pick<PrintedDocument, 'orientation' | 'marginMm'>,
  paper: Paper,
): readonly number[] {
  const inner =
    sheetSize(paper, document.orientation).widthMm - 2 * (document.marginMm ?? paper.marginMm)
  const { fixedMm, widths } = columnWidths(columns)
  const left = Math.max(0, inner - fixedMm)
  return widths.map((width) => {
    const mm = 'mm' in width ? width.mm : left * width.part
    return Math.max(6, Math.ceil((mm - padding) / digit[isSmall === true ? 'small' : 'usual']) + 1)
  })
}

/** Points of a line of the file's font. */
const lineHeight = 15
/** Excel calls a file with a higher row damaged. */
const highest = 405

/** Points that a row needs whose highest cell has so many lines. */
export function rowHeight(lines: number): number {
  return Math.min(highest, Math.max(1, lines) * lineHeight)
}

/** Lines of a text that is wrapped between words, or within one that is too long. */
export function linesIn(text: string, digits: number): number {
  // What stands in a cell keeps a little away from its edges.
  const room = Math.max(1, digits - 1)
  return text.split('\n').reduce((sum, line) => sum + linesOfOne(line, room), 0)
}

function linesOfOne(line: string, room: number): number {
  let lines = 1
  let used = 0
  for (const { length } of line.split(' ')) {
    if (used > 0 && used + 1 + length > room) {
      lines += 1
      used = 0
    }
    used += length + (used > 0 ? 1 : 0)
    while (used > room) {
      lines += 1
      used -= room
    }
  }
  return lines
}
