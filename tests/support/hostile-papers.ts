import { type BookField, type BookName, bookOf, type BookValues } from '../../shared/domain/book'
import type { DocumentKind, RequestOf } from '../../shared/domain/document'
import type {
  ActivityId,
  BoardTermId,
  CashEntryId,
  LetterId,
  MemberId,
} from '../../shared/domain/ids'
import { createPeople } from './activity-builders'
import { createWorkshop } from './activity-with-papers'
import { issueAll, setRule } from './certificate-builders'
import { everyRequest } from './every-paper/every-request'
import type { TestHub } from './test-hub'

/**
 * A hub in whose every record somebody typed what a spreadsheet would take for a formula, and numbers
 * that a spreadsheet would round; with a request for every paper that can be made of it.
 */
export const hostileStarts = ['=', '+', '-', '@'] as const

/** All digits count: a spreadsheet keeps fifteen of a number. */
export const longNumbers = {
  nuptk: '0000763664300012',
  nip: '199002022015042999',
  phone: '0812-0000-0017',
} as const

export function hostileText(index: number, what: string): string {
  return `${hostileStarts[index % hostileStarts.length] ?? '='}1+1 ${what}`
}

export type HostileHub = {
  readonly requests: { readonly [K in DocumentKind]: RequestOf<K> }
}

export async function fillHostileHub(hub: TestHub): Promise<HostileHub> {
  const school = await hub.call('institutions.create', {
    name: '=HYPERLINK("http://contoh.invalid";"TK Contoh")',
    npsn: '00000001',
    form: 'TK',
    coreStatus: 'core',
    village: '@Desa Contoh',
    address: '-Jalan Contoh 1',
    headName: '+Ibu Kepala Contoh',
    phone: longNumbers.phone,
  })
  const activityId = await createWorkshop(hub, { people: 8, lines: 4, title: '=1+1 Workshop' })
  const { rows } = await hub.call('members.page', {})
  const people = rows.map(({ id }) => id)
  for (const [index, id] of people.entries()) {
    await hub.call('members.edit', {
      id,
      changes: {
        fullName: hostileText(index, `Guru Contoh ${index + 1}`),
        nuptk: longNumbers.nuptk,
        nip: longNumbers.nip,
        phone: longNumbers.phone,
        memberNumber: `+00${index}`,
        birthPlace: '@Praya',
        birthDate: '1990-02-02',
        rank: '=III/a',
        employmentStatus: '-GTY',
        educationMajor: '+PGPAUD',
        note: '=note',
      },
      posts: { added: [{ institutionId: school.id, position: '=Guru kelas' }] },
    })
  }
  // Whom no activity had on its list yet.
  const [uninvited] = await createPeople(hub, 1, { schoolName: '-TK Jauh Contoh' })
  if (uninvited !== undefined) {
    await hub.call('members.edit', {
      id: uninvited,
      changes: { fullName: '=Belum Diundang', phone: longNumbers.phone, nuptk: longNumbers.nuptk },
    })
  }
  const termId = await fillBoard(hub)
  await fillBooks(hub, activityId, termId)
  const letterId = await writeLetters(hub, activityId, people)
  await hub.call('travel.add', { activityId, memberIds: people })
  await setRule(hub, activityId, { jp: 12, predicate: '=Baik' })
  await issueAll(hub, activityId)
  const entryId = await fillCash(hub)
  const sessions = await hub.call('sessions.list', { activityId })
  const requests = everyRequest({
    activityId,
    sessionIds: sessions.map(({ id }) => id),
    memberIds: people,
    letterIds: [letterId],
    termId,
    cashEntryId: entryId,
    certificateIds: [],
  })
  return {
    requests: {
      ...requests,
      certificates: { kind: 'certificates', activityId, certificateIds: null },
      // Its list of who came is a paper of its own, with an export of its own.
      minutes: { kind: 'minutes', activityId, withAttendance: false },
      'uninvited-members': { kind: 'uninvited-members', year: 2026 },
      'payout-list': { ...requests['payout-list'], description: '=Transport' },
    },
  }
}

async function fillBoard(hub: TestHub): Promise<BoardTermId> {
  const { id } = await hub.call('board.save', {
    id: null,
    term: {
      startsOn: '2026-01-01',
      endsOn: null,
      decreeNumber: '=800/01/2026',
      decreeOn: '2026-01-01',
      decreeAbout: '+Pengurus PKG',
      signer: '@Kepala Dinas Contoh',
      signerPost: '-Kepala Dinas',
      signerNip: longNumbers.nip,
    },
  })
  return id
}

async function fillBooks(hub: TestHub, activityId: ActivityId, termId: BoardTermId): Promise<void> {
  const ofIds: Readonly<Record<BookName, ActivityId | BoardTermId | null>> = {
    guests: null,
    inventory: null,
    programme: null,
    board: termId,
    budget: activityId,
    agenda: activityId,
    staff: activityId,
    decisions: activityId,
  }
  for (const [book, ofId] of Object.entries(ofIds) as [BookName, (typeof ofIds)[BookName]][]) {
    for (const turn of hostileStarts.keys()) {
      await hub.call('books.save', { book, id: null, ofId, values: hostileLine(book, turn) })
    }
  }
}

function hostileLine(book: BookName, turn: number): BookValues {
  return Object.fromEntries(
    Object.entries(bookOf(book).fields).map(([field, spec]) => [
      field,
      hostileValue(field, spec, turn),
    ]),
  )
}

function hostileValue(field: string, spec: BookField, turn: number): string | number | null {
  switch (spec.kind) {
    case 'text':
      return field === 'nip' ? longNumbers.nip : hostileText(turn, field).slice(0, spec.max)
    case 'day':
      return '2026-11-20'
    case 'time':
      return 480
    case 'whole':
      return 2026
    case 'decimal':
      return 2
    case 'money':
      return 123_456_789
    case 'choice':
      return spec.choices[0] ?? null
    case 'months':
      return '[1,11]'
    case 'member':
    case 'institution':
    case 'activity':
      return null
  }
}

async function writeLetters(
  hub: TestHub,
  activityId: ActivityId,
  people: readonly MemberId[],
): Promise<LetterId> {
  await hub.call('letters.receive', {
    receivedOn: '2026-11-02',
    number: '=421/17',
    letterOn: '2026-11-01',
    party: '+Dinas Pendidikan',
    subject: '-Pendataan',
    disposition: '@Ditindaklanjuti',
    archive: '=Map 2',
    activityId: null,
  })
  const { body, subject } = await hub.call('letters.draft', { kind: 'invitation', activityId })
  const { letters } = await hub.call('letters.create', {
    kind: 'invitation',
    subject: `=${subject}`,
    attachment: '+1',
    letterOn: '2026-11-10',
    activityId,
    signer: '@Ketua Contoh',
    signerPost: '-Ketua',
    signerNip: longNumbers.nip,
    archive: '=Map 1',
    body,
    addressees: [
      { institutionId: null, memberId: people[0] ?? null, name: '=Orang Contoh', place: '+Praya' },
      { institutionId: null, memberId: null, name: '-TK Contoh', place: '@Kopang' },
    ],
    copies: ['=Penilik'],
    numbering: 'one',
  })
  const [letter] = letters
  if (letter === undefined) throw new Error('the letter was written')
  return letter.id
}

async function fillCash(hub: TestHub): Promise<CashEntryId> {
  const { id } = await hub.call('cash.save', {
    id: null,
    entry: {
      entryOn: '2026-11-03',
      voucherNo: '=001',
      description: '+Iuran',
      way: 'in',
      amount: 999_999_999_999,
      post: '-Iuran',
      party: '@Orang Contoh',
      activityId: null,
    },
  })
  return id
}
