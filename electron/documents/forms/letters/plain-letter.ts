import type { BodyOf } from '../../../../shared/domain/letter'
import { paperText } from '../../../../shared/i18n/paper-texts'
import type { Block } from '../../document'
import { placeAndDate } from '../../kit/hub-papers'
import { decreePages } from './decree'
import { addressedPages } from './invitation-letter'
import { kopBlock, type LetterPage, type LetterPaper, voidBlocks } from './letter-page'
import {
  addresseesOf,
  copyBlocks,
  filledRows,
  letterSignatures,
  letterSigner,
  wordedBlocks,
  wordedParts,
} from './letter-parts'
import { peopleTable } from './people-table'

/**
 * Permohonan, pemberitahuan and others are sent to somebody; a keterangan stands for itself, with its
 * title and number in the middle and the people it is about.
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
  if (letter.kind === 'decree') return decreePages(body, paper, worded)
  if (letter.kind !== 'statement') {
    return addressedPages(body.layout, paper, {
      kop: await kopBlock(context),
      dated,
      middle: [...worded.opening, ...content],
      end: [letterSignatures(null, signers), ...copyBlocks(letter)],
    })
  }
  return [
    [
      await kopBlock(context),
      ...voidBlocks(letter),
      {
        kind: 'title',
        text: paperText('letter.statement.title'),
        lines: [paperText('letter.numbered', { number: letter.number ?? '' })],
      },
      ...worded.opening,
      ...peopleBlocks(paper),
      ...content,
      letterSignatures(dated, signers),
      ...copyBlocks(letter),
    ],
  ]
}

/** Some people with a line for each thing about them, many in a table. */
function peopleBlocks(paper: LetterPaper): readonly Block[] {
  const { letter, people } = paper
  const about = addresseesOf(letter)
  if (about.length > mostListed) return [peopleTable(paper)]
  return about.map(({ memberId, name, place }) => {
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

const mostListed = 2
