import type { BodyOf } from '../../../../shared/domain/letter'
import type { WordingPart } from '../../../../shared/domain/wording'
import { paperText } from '../../../../shared/i18n/paper-texts'
import { findLetterhead } from '../../../features/letterheads/letterhead-repository'
import type { Block } from '../../document'
import { ownHub } from '../../kit/hub-papers'
import { longDay } from '../../kit/indonesian'
import { kopBlock, type LetterPage, type LetterPaper, voidBlocks } from './letter-page'
import {
  addresseesOf,
  attachedTo,
  copyBlocks,
  letterSignatures,
  letterSigner,
  wordedBlocks,
} from './letter-parts'
import { peopleTable } from './people-table'

/**
 * Surat keputusan: number, what it is about, who decides; Menimbang, Mengingat, MEMUTUSKAN, Menetapkan
 * and the dictums; where and when it was enacted. The people it is about stand on a list behind it.
 */
export async function decreePages(
  body: BodyOf<'plain'>,
  paper: LetterPaper,
  worded: Readonly<Record<WordingPart, readonly Block[]>>,
): Promise<readonly LetterPage[]> {
  const { letter, context } = paper
  const signer = await letterSigner(letter, context)
  const signed = letterSignatures(await enacted(paper), [signer])
  const decree: LetterPage = [
    await kopBlock(context),
    ...voidBlocks(letter),
    {
      kind: 'title',
      text: paperText('letter.decree.title', { signer: signer.post }),
      lines: [
        paperText('letter.numbered', { number: letter.number ?? '' }).toUpperCase(),
        paperText('letter.decree.about').toUpperCase(),
        letter.subject.toUpperCase(),
      ],
    },
    { kind: 'paragraph', align: 'center', text: `${signer.post.toUpperCase()},` },
    ...worded.opening,
    ...decreeBlocks(body.content),
    ...worded.closing,
    signed,
    ...copyBlocks(letter),
  ]
  if (addresseesOf(letter).length === 0) return [decree]
  return [
    decree,
    [
      ...attachedTo(letter, paperText('letter.decree.list-of', { signer: signer.post })),
      { kind: 'title', text: paperText('letter.people-title') },
      peopleTable(paper),
      signed,
    ],
  ]
}

const dictums = [
  'KESATU|KEDUA|KETIGA|KEEMPAT|KELIMA|KEENAM|KETUJUH|KEDELAPAN|KESEMBILAN|KESEPULUH',
  'PERTAMA',
].join('|')

/** 'Menimbang: a. bahwa …', as it is typed. */
const labelled = new RegExp(
  `^(Menimbang|Mengingat|Memperhatikan|Membaca|Menetapkan|${dictums})\\s*:\\s*(.*)$`,
  'iu',
)
const decides = /^memutuskan\s*:?$/iu

/** Typed lines: those behind a label belong to it until the next one; others are paragraphs. */
export function decreeBlocks(content: string | null): readonly Block[] {
  const blocks: Block[] = []
  let rows: [string, string][] = []
  const close = () => {
    if (rows.length > 0) blocks.push({ kind: 'fields', rows })
    rows = []
  }
  for (const line of (content ?? '').split('\n').map((one) => one.trim())) {
    const found = labelled.exec(line)
    const last = rows.at(-1)
    if (line === '') continue
    if (found !== null) rows.push([found[1] ?? '', found[2] ?? ''])
    else if (decides.test(line)) {
      close()
      blocks.push({
        kind: 'paragraph',
        align: 'center',
        text: [{ text: `${line.replace(/\s*:$/u, '').toUpperCase()}:`, isBold: true }],
      })
    } else if (last !== undefined) last[1] = `${last[1]}\n${line}`
    else blocks.push(...wordedBlocks(line))
  }
  close()
  return blocks
}

async function enacted({ letter, context }: LetterPaper): Promise<string> {
  const { place } = await findLetterhead(context.db, ownHub(context))
  const day = longDay(letter.letterOn)
  return place === null
    ? paperText('letter.decree.enacted-day', { day })
    : paperText('letter.decree.enacted', { place, day })
}
