import { z } from 'zod'

import type { LetterKind } from './letter'
import { optionalLines } from './text-field'

/**
 * The words around the fields of a letter, by kind: what is said first and last. The hub changes them
 * and keeps its version; places in braces are filled from the letter. Papers are Indonesian.
 */
export const wordingParts = ['opening', 'closing'] as const
export type WordingPart = (typeof wordingParts)[number]

export const wordingTexts = z.strictObject({
  opening: optionalLines(2_000),
  closing: optionalLines(2_000),
})
export type WordingTexts = z.output<typeof wordingTexts>

/** Places that can be filled in every kind of letter; the signer's on a line of its own are a list. */
export const wordingPlaces = [
  'kegiatan',
  'perihal',
  'tanggal',
  'waktu',
  'tempat',
  'penyelenggara',
  'kecamatan',
  'penandatangan',
] as const
export type WordingPlace = (typeof wordingPlaces)[number]

const plain: WordingTexts = {
  opening: 'Dengan hormat,',
  closing: 'Demikian surat ini kami sampaikan. Atas perhatian Bapak/Ibu kami ucapkan terima kasih.',
}

export const defaultWordings: Readonly<Record<LetterKind, WordingTexts>> = {
  invitation: {
    opening:
      'Dengan hormat,\nSehubungan dengan kegiatan {kegiatan}, kami mengharap kehadiran Bapak/Ibu pada:',
    closing:
      'Demikian undangan ini kami sampaikan. Atas perhatian dan kehadiran Bapak/Ibu kami ucapkan terima kasih.',
  },
  assignment: {
    opening: 'Yang bertanda tangan di bawah ini memberi tugas kepada:',
    closing:
      'Demikian surat tugas ini dibuat untuk dilaksanakan dengan penuh tanggung jawab dan dilaporkan hasilnya.',
  },
  request: {
    opening:
      'Dengan hormat,\nSehubungan dengan kegiatan {kegiatan}, bersama ini kami mengajukan permohonan:',
    closing:
      'Demikian permohonan ini kami sampaikan. Atas bantuan dan kerja sama Bapak/Ibu kami ucapkan terima kasih.',
  },
  notice: {
    opening: 'Dengan hormat,\nBersama ini kami memberitahukan bahwa:',
    closing:
      'Demikian pemberitahuan ini kami sampaikan untuk menjadi perhatian. Atas kerja sama Bapak/Ibu kami ucapkan terima kasih.',
  },
  statement: {
    opening: 'Yang bertanda tangan di bawah ini:\n{penandatangan}\ndengan ini menerangkan bahwa:',
    closing: 'Demikian surat keterangan ini dibuat untuk dipergunakan sebagaimana mestinya.',
  },
  decree: { opening: null, closing: null },
  other: plain,
}
