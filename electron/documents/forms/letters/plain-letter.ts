import type { BodyOf } from '../../../../shared/domain/letter'
import { paperText } from '../../../../shared/i18n/paper-texts'
import type { Block } from '../../document'
import { placeAndDate } from '../../kit/hub-papers'
import { addressedPages } from './invitation-letter'
import { kopBlock, type LetterPage, type LetterPaper, voidBlocks } from './letter-page'
import {
  addresseesOf,
  copyBlocks,
  filledRows,
  letterSigner,
  wordedBlocks,
  wordedParts,
} from './letter-parts'

/**
 * Permohonan, pemberitahuan and others are sent to somebody; a keterangan or keputusan stands for
 * itself, with its title and number in the middle and the people it is about.
 */
export async function plainPages(
  body: BodyOf<'plain'>,
  paper: LetterPaper,
): Promise<readonly LetterPage[]> {
  const { letter, context } = paper
  const worded = await wordedParts(letter, context)
  const signers = [await letterSigner(letter, context)]
  const dated = await placeAndDate(context, letter.letterOn)
  const content = [...wordedBlocks(body.content), ...worded.closing]
  if (letter.kind !== 'statement' && letter.kind !== 'decree') {
    return addressedPages(body.layout, paper, {
      kop: await kopBlock(context),
      dated,
      middle: [...worded.opening, ...content],
      end: [{ kind: 'signatures', placeAndDate: null, signers }, ...copyBlocks(letter)],
    })
  }
  return [
    [
      await kopBlock(context),
      ...voidBlocks(letter),
      {
        kind: 'title',
        text: paperText(`letter.${letter.kind}.title`),
        lines: [paperText('letter.numbered', { number: letter.number ?? '' })],
      },
      ...worded.opening,
      ...peopleBlocks(paper),
      ...content,
      { kind: 'signatures', placeAndDate: dated, signers },
      ...copyBlocks(letter),
    ],
  ]
}

function peopleBlocks({ letter, people }: LetterPaper): readonly Block[] {
  return addresseesOf(letter).map(({ memberId, name, place }) => {
    const person = memberId === null ? undefined : people.get(memberId)
    return {
      kind: 'fields',
      rows: filledRows([
        [paperText('letter.name'), [{ text: name, isBold: true }]],
        [paperText('letter.nip'), person?.nip ?? null],
        [paperText('letter.post'), person?.position ?? place],
        [paperText('letter.school'), person?.schoolName ?? null],
      ]),
    }
  })
}
