import type { LetterBody, Recipient } from '../../../../shared/domain/letter'
import { fillTemplate } from '../../../../shared/domain/template'
import type { WordingPart, WordingPlace } from '../../../../shared/domain/wording'
import { paperText } from '../../../../shared/i18n/paper-texts'
import type { Letter } from '../../../../shared/ipc/letter-contract'
import { findWording } from '../../../features/wordings/letter-wording-repository'
import type { Block, Signer, Text } from '../../document'
import type { FormContext } from '../../form'
import { boardSigner, ownHub } from '../../kit/hub-papers'
import { dayName, daySpan, timeSpan, weekdayAndDay } from '../../kit/indonesian'

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

/** Nomor, Lampiran, Perihal. */
export function referenceBlock({ number, attachment, subject }: Letter): Block {
  return {
    kind: 'fields',
    rows: [
      [paperText('letter.number'), number ?? ''],
      [paperText('letter.attachment'), attachment ?? '-'],
      [paperText('letter.subject'), [{ text: subject, isBold: true }]],
    ],
  }
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
        { kind: 'paragraph', isSmall: true, text: paperText('letter.copies') },
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
  const fill = (text: string | null) =>
    wordedBlocks(text === null ? null : fillTemplate(text, values))
  return { opening: fill(texts.opening), closing: fill(texts.closing) }
}

async function placeValues(
  letter: Letter,
  context: FormContext,
): Promise<Readonly<Record<WordingPlace, string>>> {
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
  const chair = await boardSigner('chair', context)
  if (letter.signer === null) {
    return letter.signerPost === null ? chair : { ...chair, post: letter.signerPost }
  }
  return namedSigner(letter, chair.post)
}

export function namedSigner({ signer, signerPost, signerNip }: Letter, usualPost: string): Signer {
  return {
    caption: null,
    post: signerPost ?? usualPost,
    name: signer,
    idLine: signerNip === null ? null : paperText('kit.nip', { number: signerNip }),
  }
}
