import type { ActivityId, LetterId } from '../../../shared/domain/ids'
import { type LetterBody, type LetterKind, letterKinds } from '../../../shared/domain/letter'
import type { Callable } from '../activity-builders'
import { longActivity, longParagraph, longSentence } from './long-words'

/**
 * A letter of each kind, to every school or about every participant, and so many more in the register
 * that it has `rows` of them. The ids are those of the first ones.
 */
export async function outgoingLetters(
  hub: Callable,
  rows: number,
  activityId: ActivityId,
): Promise<readonly LetterId[]> {
  const ids: LetterId[] = []
  for (const kind of letterKinds) ids.push(...(await write(hub, kind, activityId)))
  if (rows > ids.length) await write(hub, 'notice', activityId, rows - ids.length)
  return ids
}

/** `copies`: so many addressees with a number each. */
async function write(
  hub: Callable,
  kind: LetterKind,
  activityId: ActivityId,
  copies: number | null = null,
): Promise<readonly LetterId[]> {
  const { institutions, members } = await hub.call('letters.addressees', { activityId })
  const draft = await hub.call('letters.draft', { kind, activityId })
  const isAboutPeople = kind === 'assignment' || kind === 'statement' || kind === 'decree'
  const addressees = isAboutPeople
    ? members.map((member) => ({ ...member, institutionId: null }))
    : institutions.map((one) => ({ ...one, memberId: null, name: one.name.slice(0, 200) }))
  const { letters } = await hub.call('letters.create', {
    kind,
    subject: draft.subject === '' ? longActivity : draft.subject,
    attachment: null,
    letterOn: '2026-11-10',
    activityId,
    signer: null,
    signerPost: null,
    signerNip: null,
    archive: 'Map 1',
    body: bodyOf(kind, draft.body),
    addressees: copies === null ? addressees : addressees.slice(0, copies),
    copies: ['Kepala Dinas Pendidikan dan Kebudayaan Kabupaten Contoh', 'Arsip'],
    numbering: copies === null ? 'one' : 'each',
  })
  return letters.map(({ id }) => id)
}

/** One kind with a page for each addressee, the others with a list behind the letter. */
function bodyOf(kind: LetterKind, drafted: LetterBody): LetterBody {
  switch (drafted.form) {
    case 'assignment':
      return { ...drafted, basis: longSentence, purpose: longActivity }
    case 'invitation':
      return { ...drafted, agenda: longActivity, note: longSentence, layout: 'list' }
    case 'plain':
      return {
        ...drafted,
        content: kind === 'decree' ? decree : longParagraph,
        layout: kind === 'request' ? 'each' : 'list',
      }
  }
}

const decree = [
  `Menimbang: a. bahwa ${longSentence};`,
  'b. bahwa untuk itu perlu ditetapkan panitia;',
  'Mengingat: 1. Undang-Undang Contoh Nomor 1 Tahun 2003;',
  '2. Peraturan Contoh Nomor 2 Tahun 2024;',
  'MEMUTUSKAN',
  'Menetapkan: KEPUTUSAN TENTANG PANITIA KEGIATAN',
  `KESATU: ${longSentence}.`,
  'KEDUA: Keputusan ini berlaku sejak tanggal ditetapkan.',
].join('\n')

export async function incomingLetters(hub: Callable, rows: number): Promise<void> {
  for (let row = 1; row <= rows; row += 1) {
    await hub.call('letters.receive', {
      receivedOn: '2026-05-04',
      number: `421.1/${row}/DIKBUD-CONTOH/V/2026`,
      letterOn: '2026-05-02',
      party: 'Dinas Pendidikan dan Kebudayaan Kabupaten Contoh',
      subject: row === 1 ? longActivity : `Permintaan data ke-${row}`,
      disposition: row === 1 ? longSentence : 'Sekretaris, mohon ditindaklanjuti',
      archive: 'Map 2',
      activityId: null,
    })
  }
}
