import { encode } from 'uqr'

import type { Align, Block, Text } from '../document'

/**
 * A QR code as rows of dark and light squares. Level M bears the smudges and folds of a sheet that
 * lay on a table; the quiet rim of four squares is what scanners ask for (ISO/IEC 18004). Text in
 * capitals and digits gives a coarser code, which old scanners read more easily.
 */
export function qrModules(text: string): readonly (readonly boolean[])[] {
  return encode(text, { ecc: 'M', boostEcc: false, border: 4 }).data
}

export type QrCodeOptions = {
  readonly text: string
  readonly sizeMm: number
  /** What stands beside it, for eyes: at least the code in letters. */
  readonly caption: Text
  readonly align?: Extract<Align, 'left' | 'center' | 'right'>
}

export function qrBlock({ text, sizeMm, caption, align = 'left' }: QrCodeOptions): Block {
  return { kind: 'code', modules: qrModules(text), sizeMm, caption, align }
}
