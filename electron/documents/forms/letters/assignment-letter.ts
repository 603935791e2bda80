import type { BodyOf } from '../../../../shared/domain/letter'
import { paperText } from '../../../../shared/i18n/paper-texts'
import type { Block } from '../../document'
import { placeAndDate } from '../../kit/hub-papers'
import {
  addresseesOf,
  copyBlocks,
  filledRows,
  letterSigner,
  namedSigner,
  occasionRows,
  wordedParts,
} from './letter-parts'
import { kopBlock, type LetterPage, type LetterPaper, voidBlocks } from './letters'

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
      {
        kind: 'signatures',
        placeAndDate: await placeAndDate(context, letter.letterOn),
        signers: [signer],
      },
      ...copyBlocks(letter),
    ],
  ]
}

/** Typed lines; the last one is the address where there are several. */
function schoolKop(text: string): Block {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const address = lines.length > 1 ? (lines.at(-1) ?? null) : null
  return {
    kind: 'letterhead',
    letterhead: { lines: address === null ? lines : lines.slice(0, -1), address, logo: null },
  }
}

function fieldsBlock(rows: ReturnType<typeof filledRows>): readonly Block[] {
  return rows.length === 0 ? [] : [{ kind: 'fields', rows }]
}

function peopleTable({ letter, people }: LetterPaper): Block {
  return {
    kind: 'table',
    columns: [
      { title: paperText('kit.number'), width: 10, align: 'center' },
      { title: paperText('letter.name'), width: { share: 3 } },
      { title: paperText('letter.nip'), width: 38 },
      { title: paperText('letter.rank'), width: 30 },
      { title: paperText('letter.post'), width: { share: 2 } },
    ],
    rows: addresseesOf(letter).map(({ memberId, name, place }, index) => {
      const person = memberId === null ? undefined : people.get(memberId)
      return [
        String(index + 1),
        name,
        person?.nip ?? '-',
        person?.rank ?? '-',
        person?.position ?? place,
      ]
    }),
  }
}
