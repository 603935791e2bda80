import { usualRule } from '../../../shared/domain/certificate'
import type {
  ActivityId,
  BoardTermId,
  CashEntryId,
  CertificateId,
  LetterId,
  MemberId,
  SessionId,
} from '../../../shared/domain/ids'
import { anActivity, aSession, type Callable } from '../activity-builders'
import { markAllPresent } from '../certificate-builders'
import { aHub } from '../new-hub'
import { incomingLetters, outgoingLetters } from './hub-letters'
import {
  longActivity,
  longParagraph,
  longPerson,
  longSchool,
  longSentence,
  longTitle,
} from './long-words'

/**
 * A hub in which every book has the same number of lines, so that each paper can be looked at with one
 * line and with two hundred. Names, subjects and places are as long as the field has them.
 */
export type FullHub = {
  readonly activityId: ActivityId
  readonly sessionIds: readonly SessionId[]
  readonly memberIds: readonly MemberId[]
  readonly letterIds: readonly LetterId[]
  readonly termId: BoardTermId
  readonly cashEntryId: CashEntryId
  /** A few of those that were issued: each has a back as long as the agenda. */
  readonly certificateIds: readonly CertificateId[]
}

type Values = Readonly<Record<string, string | number | null>>
type Activity = Pick<FullHub, 'activityId' | 'sessionIds' | 'certificateIds'>

export async function fillHub(hub: Callable, rows: number): Promise<FullHub> {
  await hub.call('setup.createHub', aHub())
  await hub.call('letterheads.save', {
    lines:
      'PEMERINTAH KABUPATEN CONTOH\nDINAS PENDIDIKAN DAN KEBUDAYAAN\nPUSAT KEGIATAN GURU (PKG) KECAMATAN JONGGAT',
    address:
      'Sekretariat: TK Negeri Pembina Contoh, Jalan Raya Contoh Nomor 1, Desa Bonjeruk, Kecamatan Jonggat 83561\nTelepon 0812-0000-0000, surel pkg@contoh.invalid',
    place: 'Jonggat',
  })
  const memberIds = await people(hub, rows)
  const termId = await board(hub, rows, memberIds)
  const activity = await workshop(hub, rows, memberIds)
  await activityTexts(hub, activity.activityId)
  await hubBooks(hub, rows)
  const cashEntryId = await cash(hub, rows, activity.activityId)
  const letterIds = await outgoingLetters(hub, rows, activity.activityId)
  await incomingLetters(hub, rows)
  await hub.call('travel.add', { activityId: activity.activityId, memberIds: [...memberIds] })
  return { ...activity, memberIds, letterIds, termId, cashEntryId }
}

async function people(hub: Callable, rows: number): Promise<MemberId[]> {
  const ids: MemberId[] = []
  const schools = []
  for (let row = 1; row <= rows; row += 1) {
    const name = row === 1 ? longSchool : `TK Contoh ${row}`
    schools.push(
      await hub.call('institutions.create', {
        name,
        npsn: `0000${String(row).padStart(4, '0')}`,
        form: 'TK',
        village: 'Bonjeruk Perian Contoh',
        address: 'Jalan Raya Contoh Gang Melati Nomor 1 RT 001 RW 002',
        headName: longPerson,
      }),
    )
  }
  for (let row = 1; row <= rows; row += 1) {
    const { id } = await hub.call('members.create', {
      fullName: row === 1 ? longPerson : `Guru Contoh ${String(row).padStart(3, '0')}`,
      backTitle: row % 2 === 1 ? longTitle : 'S.Pd.',
      nuptk: `000099990000${String(row).padStart(4, '0')}`,
      nip: `00000000000000${String(row).padStart(4, '0')}`,
      birthPlace: 'Lombok Tengah Contoh',
      birthDate: '1985-02-03',
      sex: 'P',
      phone: '081200000001',
      homeAddress: 'Jalan Raya Contoh Gang Melati Nomor 1 RT 001 RW 002',
      employmentStatus: 'Guru Honor Sekolah',
      rank: 'Penata Muda Tingkat I, III/b',
      serviceStartedOn: '2010-07-01',
      isCertified: true,
      educationLevel: 's1',
      educationMajor: 'Pendidikan Guru Pendidikan Anak Usia Dini',
      joinedOn: '2020-01-06',
      memberNumber: `PKG-${String(row).padStart(4, '0')}`,
      posts: [{ institutionId: schools[row - 1]!.id, position: 'Guru kelompok bermain' }],
    })
    ids.push(id)
  }
  return ids
}

async function board(hub: Callable, rows: number, memberIds: readonly MemberId[]) {
  const { id } = await hub.call('board.save', {
    id: null,
    term: {
      decreeNumber: '421.1/0001/DIKBUD-CONTOH/I/2026',
      decreeOn: '2026-01-05',
      decreeAbout:
        'Pengangkatan pengurus Pusat Kegiatan Guru Kecamatan Jonggat masa bakti 2026-2029',
      signer: 'Drs. Kepala Dinas Contoh, M.Pd.',
      signerPost: 'Kepala Dinas Pendidikan dan Kebudayaan Kabupaten Contoh',
      signerNip: '000000000000000001',
      startsOn: '2026-01-05',
      endsOn: '2029-01-04',
    },
  })
  const posts = ['Ketua', 'Sekretaris', 'Bendahara']
  for (let row = 0; row < Math.max(rows, 3); row += 1) {
    const memberId = row < rows ? memberIds[row]! : null
    await book(hub, 'board', id, {
      post: posts[row] ?? `Anggota bidang pengembangan keprofesian ${row}`,
      memberId,
      personName: memberId === null ? `${longPerson}, ${longTitle}` : null,
      unit: longSchool,
      nip: null,
    })
  }
  return id
}

async function workshop(
  hub: Callable,
  rows: number,
  memberIds: readonly MemberId[],
): Promise<Activity> {
  const days = ['2026-11-20', '2026-11-21']
  const sessions = days
    .slice(0, rows === 1 ? 1 : 2)
    .map((heldOn) => aSession({ heldOn, jp: 16, venueIndex: 0, title: 'Praktik membuat media' }))
  const { activityIds } = await hub.call(
    'activities.create',
    anActivity({
      title: longActivity,
      startsOn: days[0]!,
      endsOn: rows === 1 ? days[0]! : days[1]!,
      quota: rows,
      venues: [{ name: `Aula ${longSchool}`, address: 'Jalan Raya Contoh Nomor 1, Desa Bonjeruk' }],
      sessions,
    }),
  )
  const activityId = activityIds[0]!
  await hub.call('enrolments.add', {
    activityId,
    source: { from: 'members', memberIds: [...memberIds] },
    role: 'participant',
    alsoLater: false,
  })
  await markAllPresent(hub, activityId, memberIds)
  await activityBooks(hub, rows, activityId, memberIds)
  await hub.call('certificates.saveRule', {
    activityId,
    rule: { ...usualRule, jp: 32, predicate: 'Sangat baik' },
  })
  const { people: eligible } = await hub.call('certificates.desk', { activityId })
  await hub.call('certificates.issue', {
    activityId,
    issuedOn: '2026-11-21',
    people: eligible.map(({ id }) => ({ id })),
  })
  const listed = await hub.call('sessions.list', { activityId })
  const { people: desk } = await hub.call('certificates.desk', { activityId })
  const issued = desk.flatMap(({ certificate }) => (certificate === null ? [] : [certificate.id]))
  return {
    activityId,
    sessionIds: listed.map(({ id }) => id),
    certificateIds: issued.slice(0, 3),
  }
}

async function activityBooks(
  hub: Callable,
  rows: number,
  activityId: ActivityId,
  memberIds: readonly MemberId[],
): Promise<void> {
  for (let row = 1; row <= rows; row += 1) {
    const isFirst = row === 1
    await book(hub, 'agenda', activityId, {
      heldOn: '2026-11-20',
      startsAt: 480,
      endsAt: 570,
      jp: isFirst ? 32 - (rows - 1) * 0.1 : 0.1,
      topic: isFirst ? longSentence : `Materi ke-${row}`,
      section: (['general', 'core', 'supporting'] as const)[row % 3]!,
      speaker: isFirst ? `${longPerson}, ${longTitle}` : 'Narasumber Contoh, M.Pd.',
      moderator: 'Moderator Contoh, S.Pd.',
    })
    await book(hub, 'budget', activityId, {
      post: (['Konsumsi', 'Bahan praktik', 'Transport'] as const)[row % 3]!,
      description: isFirst ? longSentence : `Belanja ke-${row}`,
      volume: 120,
      unit: 'orang/hari',
      unitPrice: 25_000,
      source: isFirst ? 'BOP PAUD tahun 2026 dan iuran peserta' : 'Peserta',
    })
    await book(hub, 'staff', activityId, {
      role: row % 2 === 1 ? 'speaker' : 'committee',
      memberId: null,
      personName: isFirst ? `${longPerson}, ${longTitle}` : `Narasumber Contoh ${row}, M.Pd.`,
      unit: isFirst ? longSchool : 'Dinas Pendidikan',
      nip: null,
      topic: isFirst ? longSentence : 'Media ajar',
      jp: 2,
      arrivedAt: 480,
      leftAt: 720,
    })
    await book(hub, 'decisions', activityId, {
      text: isFirst ? longSentence : `Keputusan ke-${row}`,
      responsibleId: memberIds[row - 1] ?? null,
      responsibleName: null,
      dueOn: '2026-12-05',
      note: null,
    })
  }
}

async function activityTexts(hub: Callable, activityId: ActivityId): Promise<void> {
  const list = '1. Butir pertama\n2. Butir kedua yang panjang: ' + longSentence
  await hub.call('activityPapers.savePlan', {
    activityId,
    texts: {
      background: longParagraph,
      basis: list,
      purpose: list,
      outcomes: list,
      audience: longParagraph,
      speakers: null,
      materials: longParagraph,
      committee: list,
      closing: longParagraph,
    },
  })
  await hub.call('activityPapers.saveMinutes', {
    activityId,
    texts: {
      theme: longActivity,
      nature: 'Rutin',
      heldOn: '2026-11-20',
      startsAt: 480,
      endsAt: 720,
      place: `Aula ${longSchool}`,
      leader: `${longPerson}, ${longTitle}`,
      noteTaker: 'Notulis Contoh, S.Pd.',
      attendees: null,
      agenda: 'Pembukaan\nPemaparan materi\nPraktik\nPenutup',
      proceedings: `${longParagraph}\n${longParagraph}`,
      closing: longParagraph,
    },
  })
  await hub.call('activityPapers.saveReport', {
    activityId,
    texts: {
      background: longParagraph,
      purpose: list,
      target: longParagraph,
      expected: list,
      course: `${longParagraph}\n${longParagraph}`,
      indicators: list,
      facilitators: longParagraph,
      results: longParagraph,
      funds: longParagraph,
      problems: list,
      conclusion: longParagraph,
      recommendations: list,
      recordNote: longParagraph,
      witness: `${longPerson}, ${longTitle}`,
      approvedBy: 'Pengawas Contoh, M.Pd.',
      approvedOn: '2026-12-01',
    },
  })
}

async function hubBooks(hub: Callable, rows: number): Promise<void> {
  for (let row = 1; row <= rows; row += 1) {
    const isFirst = row === 1
    await book(hub, 'guests', null, {
      visitedOn: '2026-03-02',
      name: isFirst ? `${longPerson}, ${longTitle}` : `Tamu Contoh ${row}`,
      post: isFirst ? `Penilik PAUD, ${longSchool}` : 'Penilik',
      contact: 'Jalan Raya Contoh 1 / 0812-0000-0000',
      purpose: isFirst ? longSentence : 'Pembinaan gugus',
      impression: isFirst ? 'Kegiatan tertib dan bermanfaat' : null,
    })
    await book(hub, 'inventory', null, {
      code: `INV/PKG/2026/${row}`,
      name: isFirst ? `Lemari arsip besi empat laci, ${longSchool}` : `Kursi lipat ${row}`,
      quantity: 12,
      unit: 'buah',
      origin: isFirst ? 'Bantuan Pemerintah Kabupaten Contoh tahun 2025' : 'Pembelian',
      price: 1_250_000,
      acquiredOn: '2026-01-10',
      condition: 'good',
      note: isFirst ? longSentence : null,
    })
    await book(hub, 'programme', null, {
      year: 2026,
      name: isFirst ? longActivity : `Kegiatan rutin ke-${row}`,
      months: `[${(row % 12) + 1}]`,
      timeText: 'Sabtu pekan kedua',
      responsible: isFirst ? `${longPerson}, ${longTitle}` : 'Ketua',
      budget: 2_500_000,
      indicator: isFirst ? longSentence : 'Terlaksana',
      activityId: null,
    })
  }
}

async function cash(hub: Callable, rows: number, activityId: ActivityId): Promise<CashEntryId> {
  let last: CashEntryId | null = null
  for (let row = 1; row <= rows; row += 1) {
    const { id } = await hub.call('cash.save', {
      id: null,
      entry: {
        entryOn: '2026-11-20',
        voucherNo: `BKU-${String(row).padStart(3, '0')}`,
        description: row === 1 ? longSentence : `Iuran anggota ke-${row}`,
        way: row % 3 === 2 ? 'out' : 'in',
        amount: 1_250_000,
        post: row % 3 === 2 ? 'Konsumsi' : 'Iuran',
        party: `${longPerson}, ${longTitle}`,
        activityId,
      },
    })
    last ??= id
  }
  return last!
}

async function book(
  hub: Callable,
  name:
    'board' | 'agenda' | 'budget' | 'staff' | 'decisions' | 'guests' | 'inventory' | 'programme',
  ofId: ActivityId | BoardTermId | null,
  values: Values,
): Promise<void> {
  await hub.call('books.save', { book: name, id: null, ofId, values })
}
