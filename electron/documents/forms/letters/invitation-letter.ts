import type { BodyOf, Recipient } from '../../../../shared/domain/letter'
import { paperText } from '../../../../shared/i18n/paper-texts'
import type { Letter } from '../../../../shared/ipc/letter-contract'
import type { Block } from '../../document'
import { boardSigner, placeAndDate } from '../../kit/hub-papers'
import { kopBlock, type LetterPage, type LetterPaper, voidBlocks } from './letter-page'
import {
  addresseesOf,
  addressLines,
  attachedTo,
  copyBlocks,
  filledRows,
  letterSignatures,
  letterSigner,
  occasionRows,
  referenceBlock,
  wordedParts,
} from './letter-parts'

/**
 * Undangan (DOMAIN 5): Nomor, Lampiran, Perihal, Yth.; Hari/tanggal, Waktu, Tempat, Acara, Catatan;
 * signed by the chair, with the secretary where asked; tembusan.
 */
export async function invitationPages(
  body: BodyOf<'invitation'>,
  paper: LetterPaper,
): Promise<readonly LetterPage[]> {
  const { letter, context } = paper
  const worded = await wordedParts(letter, context)
  const signer = await letterSigner(letter, context)
  const parts = {
    kop: await kopBlock(context),
    dated: await placeAndDate(context, letter.letterOn),
    middle: [
      ...worded.opening,
      {
        kind: 'fields' as const,
        rows: [
          ...occasionRows(body),
          ...filledRows([
            [paperText('letter.agenda'), body.agenda],
            [paperText('letter.note'), body.note],
          ]),
        ],
      },
      ...worded.closing,
    ],
    end: [
      letterSignatures(
        null,
        body.withSecretary ? [signer, await boardSigner('secretary', context)] : [signer],
      ),
      ...copyBlocks(letter),
    ],
  }
  return addressedPages(body.layout, paper, parts)
}

/** Pages to each addressee, or one page with the addressees on a list behind it. */
export function addressedPages(
  layout: 'each' | 'list',
  { letter }: LetterPaper,
  {
    kop,
    dated,
    middle,
    end,
  }: {
    readonly kop: Block
    readonly dated: string
    readonly middle: readonly Block[]
    readonly end: readonly Block[]
  },
): readonly LetterPage[] {
  const addressees = addresseesOf(letter)
  const hasList = layout === 'list' && addressees.length > 1
  const page = (lines: string | null): LetterPage => [
    kop,
    ...voidBlocks(letter),
    { kind: 'paragraph', align: 'right', text: dated },
    referenceBlock(letter, hasList),
    ...(lines === null ? [] : [{ kind: 'paragraph' as const, text: lines }]),
    { kind: 'space', heightMm: 2 },
    ...middle,
    ...end,
  ]
  if (addressees.length === 0) return [page(null)]
  if (!hasList) {
    return addressees.map((one) => page(addressLines(one)))
  }
  const listed = `${paperText('letter.to')} Bapak/Ibu ${paperText('letter.as-listed')}`
  return [page(listed), listPage(addressees, letter)]
}

function listPage(addressees: readonly Recipient[], letter: Letter): LetterPage {
  return [
    ...attachedTo(letter, paperText('letter.list-of')),
    { kind: 'title', text: paperText('letter.list-title') },
    {
      kind: 'table',
      columns: [
        { title: paperText('kit.number'), width: 12, align: 'center' },
        { title: paperText('letter.list-name'), width: { share: 3 } },
        { title: paperText('letter.list-place'), width: { share: 2 } },
      ],
      rows: addressees.map(({ institutionId, name, place }, index) => [
        String(index + 1),
        institutionId === null ? name : paperText('letter.head-of', { name }),
        place,
      ]),
    },
  ]
}
