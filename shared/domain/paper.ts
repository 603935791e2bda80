import { z } from 'zod'

/**
 * Paper that documents are laid out for. F4 (folio) is what schools and offices use every day, A4
 * what reports to the Dinas ask for (DOMAIN 11). Lengths are millimetres.
 */
export const paperSizes = ['a4', 'f4', 'custom'] as const
export type PaperSize = (typeof paperSizes)[number]

const length = z.number().min(50).max(600)

export const paper = z.strictObject({
  size: z.enum(paperSizes).default('f4'),
  /** Only read for `custom`, as the sheet stands upright. */
  widthMm: length.default(215),
  heightMm: length.default(330),
  /** White edge on all sides: many printers cannot reach the last millimetres. */
  marginMm: z.number().min(5).max(40).default(20),
})
export type Paper = z.output<typeof paper>

export const orientations = ['portrait', 'landscape'] as const
export type Orientation = (typeof orientations)[number]

const sizesMm: Readonly<Record<Exclude<PaperSize, 'custom'>, readonly [number, number]>> = {
  a4: [210, 297],
  f4: [215, 330],
}

/** Width and height of the sheet as it is held, in millimetres. */
export function sheetSize(
  { size, widthMm, heightMm }: Pick<Paper, 'size' | 'widthMm' | 'heightMm'>,
  orientation: Orientation,
): { readonly widthMm: number; readonly heightMm: number } {
  const [short, long] = size === 'custom' ? [widthMm, heightMm] : sizesMm[size]
  return orientation === 'portrait'
    ? { widthMm: short, heightMm: long }
    : { widthMm: long, heightMm: short }
}
