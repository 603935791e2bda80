import { AlignmentType, type IRunOptions, Paragraph, TextRun } from 'docx'

import type { Align, Run, Text } from '../document'
import { xmlText } from './xml-text'

/** Twentieths of a point, what Word measures in. */
export function twips(millimetres: number): number {
  return Math.round((millimetres / 25.4) * 1440)
}

const alignments = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  justify: AlignmentType.JUSTIFIED,
} as const satisfies Record<Align, unknown>

function runs(text: Text, isBold = false): readonly TextRun[] {
  const parts: readonly Run[] = typeof text === 'string' ? [{ text }] : text
  return parts.flatMap((part) =>
    xmlText(part.text)
      .split('\n')
      .map((line, index) => {
        const options: IRunOptions = {
          text: line,
          ...(index > 0 ? { break: 1 } : {}),
          bold: isBold || part.isBold === true,
          italics: part.isItalic === true,
          ...(part.isUnderlined === true ? { underline: {} } : {}),
        }
        return new TextRun(options)
      }),
  )
}

type LineOptions = {
  readonly align?: Align
  readonly isBold?: boolean
  /** Room above and below, in twentieths of a point. */
  readonly before?: number
  readonly after?: number
}

export function line(text: Text, options: LineOptions = {}) {
  return new Paragraph({
    children: [...runs(text, options.isBold)],
    alignment: alignments[options.align ?? 'left'],
    spacing: { before: options.before ?? 0, after: options.after ?? 80 },
  })
}
