import { encode } from 'uqr'

/**
 * A QR code as rows of dark and light squares. Level M bears the smudges and folds of a sheet that
 * lay on a table; the quiet rim of four squares is what scanners ask for (ISO/IEC 18004). Text in
 * capitals and digits gives a coarser code, which old scanners read more easily.
 */
export function qrModules(text: string): readonly (readonly boolean[])[] {
  return encode(text, { ecc: 'M', boostEcc: false, border: 4 }).data
}
