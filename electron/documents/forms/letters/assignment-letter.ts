import type { BodyOf } from '../../../../shared/domain/letter'
import { paperText } from '../../../../shared/i18n/paper-texts'
import type { Block } from '../../document'
import { placeAndDate } from '../../kit/hub-papers'
import { kopBlock, type LetterPage, type LetterPaper, voidBlocks } from './letter-page'
import {
  copyBlocks,
  filledRows,
  letterSignatures,
  letterSigner,
  namedSigner,
  occasionRows,
  wordedParts,
} from './letter-parts'
import { peopleTable } from './people-table'

/**
 * Surat tugas (DOMAIN 5): kop sekolah, Nomor, Dasar; No, Nama, NIP, Pangkat/Gol, Jabatan; Untuk, hari,
 * tempat; signed by the head of the school that sends.
 */
export async function assignmentPages(
  body: BodyOf<'assignment'>,
  paper: LetterPaper,
): Promise<readonly LetterPage[]> {
  const { letter, context } = paper
  const worded = await wordedParts(letter, context)
  const signer =
    body.letterhead === null && letter.signer === null
      ? await letterSigner(letter, context)
      : namedSigner(letter, paperText('letter.head'))
  return [
    [
      body.letterhead === null ? await kopBlock(context) : schoolKop(body.letterhead),
      ...voidBlocks(letter),
      {
        kind: 'title',
        text: paperText('letter.assignment.title'),
        lines: [paperText('letter.numbered', { number: letter.number ?? '' })],
      },
      ...fieldsBlock(filledRows([[paperText('letter.basis'), body.basis]])),
      ...worded.opening,
      peopleTable(paper),
      ...fieldsBlock([
        ...filledRows([[paperText('letter.for'), body.purpose]]),
        ...occasionRows(body),
      ]),
      ...worded.closing,
      letterSignatures(await placeAndDate(context, letter.letterOn), [signer]),
      ...copyBlocks(letter),
    ],
  ]
}

/** How a line begins that belongs to the small print below the school's name. */
const addressStart = /^(?:NPSN|Jl\b|Jln\b|Jalan|Alamat|Telp|Telepon|HP\b|Email)/iu

/** Typed lines: from the first line of an address on, or else the last one, in small print. */
function schoolKop(text: string): Block {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const found = lines.findIndex((line) => addressStart.test(line.trim()))
  const names = found > 0 ? found : Math.max(1, lines.length - 1)
  const address = lines.slice(names).join('\n')
  return {
    kind: 'letterhead',
    letterhead: {
      lines: lines.slice(0, names),
      address: address === '' ? null : address,
      logo: null,
    },
  }
}

function fieldsBlock(rows: ReturnType<typeof filledRows>): readonly Block[] {
  return rows.length === 0 ? [] : [{ kind: 'fields', rows }]
}
