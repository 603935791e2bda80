import type { LetterBody, Recipient } from '../../../../shared/domain/letter'
import { fillTemplate } from '../../../../shared/domain/template'
import type { WordingPart, WordingPlace } from '../../../../shared/domain/wording'
import { paperText } from '../../../../shared/i18n/paper-texts'
import type { Letter } from '../../../../shared/ipc/letter-contract'
import { findWording } from '../../../features/wordings/letter-wording-repository'
import type { Block, Signer, Text } from '../../document'
import type { FormContext } from '../../form'
import { chairOfHub, ownHub } from '../../kit/hub-papers'
import { dayName, daySpan, longDay, timeSpan, weekdayAndDay } from '../../kit/indonesian'

/** Parts that letters of several kinds have alike. */
type Occasion = Pick<
  Exclude<LetterBody, { readonly form: 'plain' }>,
  'startsOn' | 'endsOn' | 'startsAt' | 'endsAt' | 'place'
>

export function dayText({ startsOn, endsOn }: Occasion): string {
  if (startsOn === null || endsOn === null || endsOn === startsOn) {
    return weekdayAndDay(startsOn ?? endsOn)
  }
  return `${dayName(startsOn)} s.d. ${dayName(endsOn)}, ${daySpan(startsOn, endsOn)}`
}

export function timeText({ startsAt, endsAt }: Occasion): string {
  return startsAt === null
    ? ''
    : paperText('letter.time-zone', { time: timeSpan(startsAt, endsAt) })
}

/** Rows of which the empty ones are left out. */
export function filledRows(
  rows: readonly (readonly [string, Text | null])[],
): readonly (readonly [string, Text])[] {
  return rows.flatMap(([label, text]) =>
    text === null || text === '' ? [] : [[label, text] as const],
  )
}

export function occasionRows(occasion: Occasion): readonly (readonly [string, Text])[] {
  return filledRows([
    [paperText('letter.day'), dayText(occasion)],
    [paperText('letter.time'), timeText(occasion)],
    [paperText('letter.place'), occasion.place],
  ])
}

/** Nomor, Lampiran, Perihal; a list behind the letter is an attachment, also where nobody typed so. */
export function referenceBlock({ number, attachment, subject }: Letter, hasList: boolean): Block {
  return {
    kind: 'fields',
    rows: [
      [paperText('letter.number'), number ?? ''],
      [
        paperText('letter.attachment'),
        attachment ?? (hasList ? paperText('letter.list-attached') : '-'),
      ],
      [paperText('letter.subject'), [{ text: subject, isBold: true }]],
    ],
  }
}

/** Whose attachment a page is: its letter's number and day. */
export function attachedTo({ number, letterOn }: Letter, title: string): readonly Block[] {
  return [
    { kind: 'paragraph', text: title },
    {
      kind: 'fields',
      rows: [
        [paperText('letter.number'), number ?? ''],
        [paperText('letter.date'), longDay(letterOn)],
      ],
    },
  ]
}

export function addresseesOf({ recipients }: Letter): readonly Recipient[] {
  return recipients.filter(({ isCopy }) => !isCopy)
}

/** Yth. with the school's head, a person, or words; below it where to. */
export function addressLines({ institutionId, name, place }: Recipient): string {
  const who = institutionId === null ? name : paperText('letter.head-of', { name })
  return [
    `${paperText('letter.to')} ${who}`,
    paperText('letter.in', { place: place ?? paperText('letter.in-place') }),
  ].join('\n')
}

export function copyBlocks({ recipients }: Letter): readonly Block[] {
  const copies = recipients.filter(({ isCopy }) => isCopy)
  if (copies.length === 0) return []
  return [
    {
      kind: 'together',
      blocks: [
        { kind: 'space', heightMm: 4 },
        { kind: 'paragraph', text: paperText('letter.copies') },
        { kind: 'list', style: 'number', items: copies.map(({ name }) => name) },
      ],
    },
  ]
}

/** A paragraph for each line that was typed. */
export function wordedBlocks(text: string | null): readonly Block[] {
  return (text ?? '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({ kind: 'paragraph', align: 'justify', text: line }))
}

/** The hub's words of this kind, their places filled from the letter. */
export async function wordedParts(
  letter: Letter,
  context: FormContext,
): Promise<Readonly<Record<WordingPart, readonly Block[]>>> {
  const { texts } = await findWording(context.db, ownHub(context), letter.kind ?? 'other')
  const values = await placeValues(letter, context)
  const signer = await letterSigner(letter, context)
  const fill = (text: string | null) =>
    (text ?? '')
      .split('\n')
      .flatMap((line) =>
        line.trim() === signerPlace
          ? [signerBlock(signer)]
          : wordedBlocks(fillTemplate(line, values)),
      )
  return { opening: fill(texts.opening), closing: fill(texts.closing) }
}

/** On a line of its own the signer stands as a statement has her: name, number and post. */
const signerPlace = '{penandatangan}'

function signerBlock({ name, idLine, post }: Signer): Block {
  return {
    kind: 'fields',
    rows: filledRows([
      [paperText('letter.name'), name ?? '.'.repeat(50)],
      [paperText('letter.nip'), idLine?.replace(/^NIP /u, '') ?? null],
      [paperText('letter.post'), post],
    ]),
  }
}

async function placeValues(
  letter: Letter,
  context: FormContext,
): Promise<Readonly<Record<WordingPlace, string>>> {
  const { name, post } = await letterSigner(letter, context)
  const hub = await context.db
    .selectFrom('hubs')
    .select(['name', 'district_name'])
    .where('id', '=', ownHub(context))
    .executeTakeFirst()
  return {
    ...occasionValues(letter.body),
    kegiatan: letter.activity?.title ?? agendaOf(letter.body) ?? letter.subject,
    perihal: letter.subject,
    penyelenggara: hub?.name ?? '',
    kecamatan: hub?.district_name ?? '',
    penandatangan: [name ?? '', post].filter((part) => part !== '').join(', '),
  }
}

function occasionValues(body: LetterBody) {
  if (body.form === 'plain') return { tanggal: '', waktu: '', tempat: '' }
  return { tanggal: dayText(body), waktu: timeText(body), tempat: body.place ?? '' }
}

function agendaOf(body: LetterBody): string | null {
  return body.form === 'invitation' ? (body.agenda?.split('\n')[0] ?? null) : null
}

/** Who the letter says; where it says nobody, the chair of the board. */
export async function letterSigner(letter: Letter, context: FormContext): Promise<Signer> {
  const chair = await chairOfHub(context)
  if (letter.signer === null) {
    return letter.signerPost === null ? chair : { ...chair, post: letter.signerPost }
  }
  return namedSigner(letter, chair.post)
}

/** Below a letter the post ends with a comma: 'Ketua PKG Jonggat,'. */
export function letterSignatures(placeAndDate: string | null, signers: readonly Signer[]): Block {
  return {
    kind: 'signatures',
    placeAndDate,
    signers: signers.map((signer) => ({ ...signer, post: `${signer.post},` })),
  }
}

export function namedSigner({ signer, signerPost, signerNip }: Letter, usualPost: string): Signer {
  return {
    caption: null,
    post: signerPost ?? usualPost,
    name: signer,
    idLine: signerNip === null ? null : paperText('kit.nip', { number: signerNip }),
  }
}
