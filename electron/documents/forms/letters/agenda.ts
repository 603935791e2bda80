import type { LetterSummary } from '../../../../shared/domain/letter'
import { paperText } from '../../../../shared/i18n/paper-texts'
import { findLetter, pageLetters } from '../../../features/letters/letter-repository'
import type { Form, FormContext } from '../../form'
import { boardSigner, hubLetterhead, ownHub } from '../../kit/hub-papers'
import { shortDay, someNames } from '../../kit/indonesian'

/** More letters than any hub has in a year. */
const all = { kind: null, isUndirected: false, search: '', offset: 0, limit: 5_000 }

/** Agenda surat masuk (DOMAIN 5): No urut; Tgl terima; No & tgl surat; Asal; Perihal; Disposisi; Arsip. */
export const agendaIn: Form<'agenda-in'> = async ({ year }, context) => {
  const letters = await detailed('in', year, context)
  return {
    title: `${paperText('register-in.title')} ${year}`,
    orientation: 'landscape',
    letterhead: await hubLetterhead(context),
    isNumbered: true,
    marginMm: 15,
    blocks: [
      {
        kind: 'title',
        text: paperText('register-in.title'),
        lines: [paperText('register.year', { year })],
      },
      {
        kind: 'table',
        sheet: paperText('register-in.title'),
        emptyText: paperText('register.empty-in'),
        columns: [
          { title: paperText('register.number'), width: 12, align: 'center' },
          { title: paperText('register.received'), width: 24, align: 'center' },
          { title: paperText('register.their-number'), width: 56 },
          { title: paperText('register.from'), width: { share: 3 } },
          { title: paperText('register.subject'), width: { share: 4 } },
          { title: paperText('register.disposition'), width: { share: 3 } },
          { title: paperText('register.archive'), width: 22 },
        ],
        rows: letters.map((letter) => [
          String(letter.agendaNo ?? ''),
          shortDay(letter.receivedOn),
          [letter.number ?? '', shortDay(letter.letterOn)].filter((part) => part !== '').join('\n'),
          letter.party,
          subjectOf(letter),
          letter.disposition,
          letter.archive,
        ]),
      },
    ],
  }
}

/** Agenda surat keluar (DOMAIN 5): No urut; No surat; Tgl; Tujuan; Perihal; Penanda tangan; Arsip. */
export const agendaOut: Form<'agenda-out'> = async ({ year }, context) => {
  const letters = await detailed('out', year, context)
  const chair = await boardSigner('chair', context)
  return {
    title: `${paperText('register-out.title')} ${year}`,
    orientation: 'landscape',
    letterhead: await hubLetterhead(context),
    isNumbered: true,
    marginMm: 15,
    blocks: [
      {
        kind: 'title',
        text: paperText('register-out.title'),
        lines: [paperText('register.year', { year })],
      },
      {
        kind: 'table',
        sheet: paperText('register-out.title'),
        emptyText: paperText('register.empty-out'),
        columns: [
          { title: paperText('register.number'), width: 12, align: 'center' },
          { title: paperText('register.our-number'), width: 56 },
          { title: paperText('register.date'), width: 24, align: 'center' },
          { title: paperText('register.to'), width: { share: 3 } },
          { title: paperText('register.subject'), width: { share: 4 } },
          { title: paperText('register.signer'), width: { share: 3 } },
          { title: paperText('register.archive'), width: 22 },
        ],
        rows: letters.map((letter) => [
          String(letter.agendaNo ?? ''),
          letter.number,
          shortDay(letter.letterOn),
          letter.party,
          subjectOf(letter),
          letter.signer ?? chair.name ?? chair.post,
          letter.archive,
        ]),
      },
    ],
  }
}

async function detailed(direction: 'in' | 'out', year: number, context: FormContext) {
  const filter = { ...all, direction, year }
  const { rows } = await pageLetters(context.db, ownHub(context), filter, { isRising: true })
  const letters = []
  for (const row of rows) {
    const letter = await findLetter(context.db, row.id)
    if (letter !== null) letters.push({ ...letter, party: letter.party || namesOf(letter) })
  }
  return letters
}

/** People stand in the book by their names only while they stand in the letter. */
function namesOf({
  recipients,
}: {
  readonly recipients: readonly { readonly name: string; readonly isCopy: boolean }[]
}) {
  return someNames(recipients.filter(({ isCopy }) => !isCopy).map(({ name }) => name))
}

function subjectOf({ subject, isVoid, voidReason }: LetterSummary): string {
  return isVoid ? `${subject}\n${paperText('letter.void', { reason: voidReason ?? '' })}` : subject
}
