import { join } from 'node:path'

import { openHandle } from '../../electron/database/sqlite-handle'
import { usualRule } from '../../shared/domain/certificate'
import type { ActivityId, LetterId, MemberId, SessionId } from '../../shared/domain/ids'
import { callHub } from '../support/call-hub'
import type { Hub } from '../support/electron-app'
import { writeActivityPapers } from './activity-paperwork'
import { type CallHub, dayAgo } from './demo-calls'
import { writeHubBooks } from './hub-books'

export type Paperwork = {
  readonly activityId: ActivityId
  /** The last one, whose sheet is not complete. */
  readonly sessionId: SessionId
  readonly letterId: LetterId
  /** Somebody with a certificate, and what its QR code says. */
  readonly holder: MemberId
  readonly code: string
}

/**
 * What a secretary has on her desk at the end of a year, around the workshop of the demo: letterhead,
 * board, books, letters, cash, papers of the workshop, certificates. All of it invented.
 */
export async function writePaperwork(hub: Hub, workshop: string): Promise<Paperwork> {
  const call: CallHub = (channel, input) => callHub(hub.page, channel, input)
  const activity = (await call('activities.list', {})).find(({ title }) => title === workshop)
  if (activity === undefined) throw new Error('The workshop is there.')
  const people = (await call('members.page', { limit: 200 })).rows.map(({ id, fullName }) => ({
    id,
    name: fullName,
  }))
  await writeHubBooks(call, people)
  await writeMeetings(
    call,
    people.map(({ id }) => id),
  )
  await writeActivityPapers(call, activity.id, people)
  await writeLetters(call)
  const holder = await issueCertificates(call, activity.id)
  const letters = await call('letters.page', { direction: 'out', kind: 'invitation' })
  const letterId = letters.rows[0]?.id
  const session = (await call('sessions.list', { activityId: activity.id })).at(-1)
  if (letterId === undefined || session === undefined) {
    throw new Error('There are an invitation and a session.')
  }
  return {
    activityId: activity.id,
    sessionId: session.id,
    letterId,
    holder: holder.memberId,
    code: await codeOf(hub, holder.certificateId),
  }
}

/** Regular meetings of the last weeks: sheets are filled, minutes and decisions are not all written. */
async function writeMeetings(call: CallHub, memberIds: readonly MemberId[]): Promise<void> {
  for (const [days, title, open] of [
    [30, 'Pertemuan rutin Gugus Melati', 'Mengumpulkan data guru tanpa NUPTK'],
    [16, 'Pertemuan rutin: modul ajar semester genap', 'Menyusun contoh modul ajar tema tanaman'],
  ] as const) {
    const heldOn = dayAgo(days)
    const { activityIds } = await call('activities.create', {
      title,
      type: 'pertemuan-rutin',
      purpose: 'meeting',
      startsOn: heldOn,
      endsOn: heldOn,
      quota: null,
      note: null,
      venues: [{ name: 'TK Negeri Pembina Jonggat', address: null }],
      sessions: [
        {
          title: null,
          heldOn,
          startsAt: 480,
          endsAt: 690,
          className: null,
          jp: 4,
          venueIndex: 0,
        },
      ],
    })
    const activityId = activityIds[0]
    if (activityId === undefined) throw new Error('A meeting was made.')
    const came = memberIds.slice(0, 24)
    await call('enrolments.add', {
      activityId,
      source: { from: 'members', memberIds: came },
      role: 'participant',
      alsoLater: false,
    })
    const [session] = await call('sessions.list', { activityId })
    if (session === undefined) throw new Error('The meeting has a session.')
    const marks = came.map((memberId, index) => ({
      memberId,
      status: index % 7 === 6 ? ('I' as const) : ('H' as const),
    }))
    await call('attendance.mark', { sessionId: session.id, marks })
    await call('books.save', {
      book: 'decisions',
      id: null,
      ofId: activityId,
      values: {
        text: open,
        responsibleId: memberIds[days % 5] ?? null,
        responsibleName: null,
        dueOn: dayAgo(days - 20),
        note: null,
      },
    })
  }
}

async function writeLetters(call: CallHub): Promise<void> {
  for (const [days, number, party, subject, disposition] of [
    [
      61,
      '421.1/118/Dikbud',
      'Dinas Pendidikan dan Kebudayaan',
      'Pendataan guru PAUD',
      'Sekretaris',
    ],
    [44, '005/32/PKG-Praya', 'PKG Praya', 'Undangan studi banding', 'Ketua, mohon hadir'],
    [27, '800/207/UPT', 'UPT Dikbud Kecamatan Jonggat', 'Pengiriman data NUPTK', null],
    [
      12,
      '421.1/164/Dikbud',
      'Dinas Pendidikan dan Kebudayaan',
      'Lomba media ajar',
      'Seksi kegiatan',
    ],
  ] as const) {
    await call('letters.receive', {
      receivedOn: dayAgo(days),
      number,
      letterOn: dayAgo(days + 3),
      party,
      subject,
      disposition,
      archive: 'Map surat masuk 1',
      activityId: null,
    })
  }
  for (const [kind, subject, days] of [
    ['request', 'Permohonan narasumber workshop media ajar', 20],
    ['notice', 'Pemberitahuan jadwal pertemuan rutin', 18],
    ['notice', 'Pemberitahuan jadwal (salah tanggal)', 18],
    ['statement', 'Keterangan aktif mengikuti kegiatan gugus', 9],
  ] as const) {
    const draft = await call('letters.draft', { kind, activityId: null })
    const { letters } = await call('letters.create', {
      kind,
      subject,
      attachment: null,
      letterOn: dayAgo(days),
      activityId: null,
      signer: null,
      signerPost: null,
      signerNip: null,
      archive: 'Map surat keluar 1',
      body: draft.body,
      addressees: [
        {
          institutionId: null,
          memberId: null,
          name: 'Kepala UPT Dikbud Kecamatan Jonggat',
          place: 'Ubung',
        },
      ],
      copies: ['Arsip'],
      numbering: 'one',
    })
    const [letter] = letters
    if (subject.includes('salah') && letter !== undefined) {
      await call('letters.void', { id: letter.id, reason: 'Tanggal pertemuan keliru' })
    }
  }
  const { rows } = await call('letters.deliveries', {})
  await call('letters.deliver', {
    ids: rows.slice(4, 9).map(({ id }) => id),
    sentOn: dayAgo(2),
    receivedBy: 'Penjaga sekolah',
  })
}

/** To the first of those who are eligible; one of them was spelled wrong and is called off. */
async function issueCertificates(call: CallHub, activityId: ActivityId) {
  await call('certificates.saveRule', {
    activityId,
    rule: { ...usualRule, jp: 10, predicate: 'Baik', level: 'district' },
  })
  const { people } = await call('certificates.desk', { activityId })
  const eligible = people.filter(({ shortfalls }) => shortfalls.length === 0)
  await call('certificates.issue', {
    activityId,
    issuedOn: '2026-11-22',
    people: eligible.slice(0, 12).map(({ id }) => ({ id })),
  })
  const issued = (await call('certificates.desk', { activityId })).people.filter(
    ({ certificate }) => certificate !== null,
  )
  const wrong = issued[2]?.certificate
  if (wrong) {
    await call('certificates.revoke', { certificateId: wrong.id, reason: 'Gelar salah tulis' })
  }
  // The chair has signed the first of them; the others wait.
  await call('certificates.sign', {
    activityId,
    certificateIds: issued
      .flatMap(({ certificate }) => (certificate === null ? [] : [certificate.id]))
      .filter((id) => id !== wrong?.id)
      .slice(0, 7),
    signedOn: dayAgo(0),
  })
  const holder = issued.find(({ memberId }) => memberId !== null)
  if (!holder?.memberId || holder.certificate === null) throw new Error('Somebody has one.')
  return { memberId: holder.memberId, certificateId: holder.certificate.id }
}

/** What a scanner would read from the printed page. */
async function codeOf({ dataDir }: Hub, certificateId: string): Promise<string> {
  const handle = await openHandle(join(dataDir, 'simpul.db'), 'read')
  try {
    const rows = (await handle.all('select certificate_id, code from certificate_names')) as {
      readonly certificate_id: string
      readonly code: string | null
    }[]
    const code = rows.find((row) => row.certificate_id === certificateId)?.code
    if (!code) throw new Error('The certificate has a code.')
    return code
  } finally {
    await handle.close()
  }
}
