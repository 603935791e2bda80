/** Thousandths of the type's size, from the space to the tilde: Times New Roman, and so Tinos. */
const regular: readonly number[] = [
  250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500,
  500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611,
  556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722,
  722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500,
  278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
]
const bold: readonly number[] = [
  250, 333, 555, 500, 500, 1000, 833, 278, 333, 333, 500, 570, 250, 333, 250, 278, 500, 500, 500,
  500, 500, 500, 500, 500, 500, 500, 333, 333, 570, 570, 570, 500, 930, 722, 667, 722, 722, 667,
  611, 778, 778, 389, 500, 778, 667, 944, 722, 778, 611, 778, 722, 556, 667, 722, 722, 1000, 722,
  722, 667, 333, 278, 333, 581, 500, 333, 500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556,
  278, 833, 556, 500, 556, 556, 444, 389, 333, 556, 500, 722, 500, 500, 444, 394, 220, 394, 520,
]
/** Whatever else: as wide as the widest of them. */
const otherSign = 1_000
const firstSign = 0x20

const mmInPoint = 25.4 / 72
/** What a browser may round away of a line. */
const sure = 0.985

export type Type = { readonly points: number; readonly isBold?: boolean }

/** Points of type as millimetres of paper. */
export function pointsToMm(points: number): number {
  return points * mmInPoint
}

/**
 * Lines that a text takes in a column, never fewer than on paper: for pages that must hold all of it,
 * which nothing can measure while they are made, because a page to be printed runs no script.
 */
export function linesNeeded(text: string, widthMm: number, type: Type): number {
  const widths = type.isBold === true ? bold : regular
  const most = ((widthMm * sure) / pointsToMm(type.points)) * 1_000
  return text.split('\n').reduce((sum, line) => sum + linesOf(line, most, widths), 0)
}

function linesOf(text: string, most: number, widths: readonly number[]): number {
  const space = widths[0] ?? otherSign
  let lines = 1
  let used = 0
  for (const word of text.split(' ').filter((part) => part !== '')) {
    const width = widthOf(word, widths)
    const end = used === 0 ? width : used + space + width
    if (end <= most) {
      used = end
      continue
    }
    if (used > 0) lines += 1
    // A word longer than a line is broken anywhere.
    const more = Math.max(0, Math.ceil(width / most) - 1)
    lines += more
    used = width - more * most
  }
  return lines
}

function widthOf(word: string, widths: readonly number[]): number {
  let sum = 0
  for (let at = 0; at < word.length; at += 1) {
    sum += widths[word.charCodeAt(at) - firstSign] ?? otherSign
  }
  return sum
}
