import type { ActivityId } from '../../shared/domain/ids'
import { type CallHub, dayAgo } from './demo-calls'
import { addLine, type Person } from './hub-books'

const speaker = 'Baiq Contoh Anggraini, M.Pd.'

/** The papers of the workshop, most of them done: a report that would still be sent back. */
export async function writeActivityPapers(
  call: CallHub,
  activityId: ActivityId,
  people: readonly Person[],
): Promise<void> {
  await fillSecondSheet(call, activityId)
  await writeProgrammeAndBudget(call, activityId)
  await writeStaff(call, activityId)
  await writeDecisions(call, activityId, people)
  await writeTexts(call, activityId)
  await writeTravel(call, activityId, people)
}

/** As on the first day, but a few who did not come again. */
async function fillSecondSheet(call: CallHub, activityId: ActivityId): Promise<void> {
  const session = (await call('sessions.list', { activityId })).at(-1)
  if (session === undefined) throw new Error('The workshop has sessions.')
  const { rows } = await call('attendance.sheet', { sessionId: session.id })
  await call('attendance.mark', {
    sessionId: session.id,
    marks: rows.slice(0, 48).map(({ memberId }, index) => ({
      memberId,
      status: index % 15 === 14 ? ('S' as const) : ('H' as const),
      onlyIfBlank: true,
    })),
  })
}

async function writeProgrammeAndBudget(call: CallHub, activityId: ActivityId): Promise<void> {
  for (const [heldOn, startsAt, jp, section, topic] of [
    ['2026-11-21', 480, 1, 'general', 'Kebijakan PAUD dan kebutuhan belajar anak'],
    ['2026-11-21', 525, 4, 'core', 'Memilih bahan sekitar yang aman'],
    ['2026-11-22', 480, 4, 'core', 'Praktik membuat media kartu huruf'],
    ['2026-11-22', 675, 1, 'supporting', 'Rencana tindak lanjut'],
  ] as const) {
    await addLine(call, 'agenda', activityId, {
      heldOn,
      startsAt,
      endsAt: startsAt + jp * 45,
      jp,
      topic,
      section,
      speaker,
      moderator: 'Panitia',
    })
  }
  for (const [post, description, volume, unit, unitPrice, source] of [
    ['Konsumsi', 'Makan siang peserta', 70, 'kotak', 20_000, 'Bantuan dinas'],
    ['Konsumsi', 'Makanan ringan dua kali', 140, 'kotak', 7_500, 'Bantuan dinas'],
    ['Bahan praktik', 'Kertas karton, lem, gunting', 14, 'paket', 45_000, 'Iuran anggota'],
    ['Transport', 'Transport narasumber', 1, 'orang', 250_000, 'Bantuan dinas'],
    ['Penggandaan', 'Fotokopi modul', 70, 'buku', 8_000, 'Peserta'],
  ] as const) {
    await addLine(call, 'budget', activityId, {
      post,
      description,
      volume,
      unit,
      unitPrice,
      source,
    })
  }
  for (const [post, amount, description] of [
    ['Konsumsi', 2_900_000, 'Makan siang dan makanan ringan workshop'],
    ['Bahan praktik', 610_000, 'Bahan praktik workshop'],
  ] as const) {
    await call('cash.save', {
      id: null,
      entry: {
        entryOn: dayAgo(0),
        voucherNo: null,
        description,
        way: 'out',
        amount,
        post,
        party: 'Warung Contoh',
        activityId,
      },
    })
  }
}

async function writeStaff(call: CallHub, activityId: ActivityId): Promise<void> {
  for (const [role, personName, unit, topic, leftAt] of [
    ['speaker', speaker, 'Dinas Pendidikan dan Kebudayaan', 'Media ajar dari bahan sekitar', 720],
    ['speaker', 'Lalu Contoh Hidayat, S.Pd.', 'TK Negeri Pembina Praya', 'Praktik media', 660],
    ['committee', 'Ni Contoh Ayu, S.Pd.', 'PKG Jonggat', 'Ketua panitia', null],
  ] as const) {
    await addLine(call, 'staff', activityId, {
      role,
      memberId: null,
      personName,
      unit,
      nip: null,
      topic,
      jp: role === 'speaker' ? 4 : null,
      arrivedAt: 470,
      leftAt,
    })
  }
}

async function writeDecisions(
  call: CallHub,
  activityId: ActivityId,
  people: readonly Person[],
): Promise<void> {
  for (const [text, person, dueOn] of [
    ['Setiap lembaga membuat dua media kartu huruf dan mencobanya di kelas', 4, dayAgo(-14)],
    ['Mengumpulkan foto penggunaan media untuk laporan', 9, dayAgo(-7)],
    ['Menyusun daftar harga bahan praktik untuk gugus lain', 15, dayAgo(1)],
    ['Menentukan tempat pertemuan berikutnya', null, null],
  ] as const) {
    await addLine(call, 'decisions', activityId, {
      text,
      responsibleId: person === null ? null : (people[person]?.id ?? null),
      responsibleName: null,
      dueOn,
      note: null,
    })
  }
}

async function writeTexts(call: CallHub, activityId: ActivityId): Promise<void> {
  const plan = await call('activityPapers.plan', { activityId })
  await call('activityPapers.savePlan', {
    activityId,
    texts: {
      ...plan.values,
      background:
        'Guru PAUD di Kecamatan Jonggat masih bergantung pada media yang dibeli. Bahan di sekitar sekolah banyak dan aman bila dipilih dengan benar.',
      purpose:
        'Guru mampu memilih bahan sekitar yang aman\nGuru membuat dua media ajar yang siap dipakai',
    },
  })
  const minutes = await call('activityPapers.minutes', { activityId })
  await call('activityPapers.saveMinutes', {
    activityId,
    texts: {
      ...minutes.values,
      theme: 'Media ajar dari bahan sekitar',
      nature: 'Rutin',
      noteTaker: 'Baiq Nurhayati',
      agenda: 'Pembukaan\nPemaparan narasumber\nPraktik berkelompok\nRencana tindak lanjut',
      proceedings:
        'Rapat dibuka oleh Ketua PKG. Narasumber menunjukkan contoh media dari kardus, tutup botol, dan biji-bijian.\nPeserta bekerja dalam sepuluh kelompok; setiap kelompok menyelesaikan satu media kartu huruf.',
    },
  })
  const report = await call('activityPapers.report', { activityId })
  await call('activityPapers.saveReport', {
    activityId,
    texts: {
      ...report.values,
      course:
        'Kegiatan berlangsung dua hari. Pada tanggal 20 November 2026 panitia menyiapkan tempat; hari pertama berisi pemaparan, hari kedua praktik.',
      results: 'Sepuluh kelompok menghasilkan sepuluh media kartu huruf.',
    },
  })
}

async function writeTravel(
  call: CallHub,
  activityId: ActivityId,
  people: readonly Person[],
): Promise<void> {
  const memberIds = people.slice(5, 14).map(({ id }) => id)
  await call('travel.add', { activityId, memberIds })
  const { orders } = await call('travel.list', { activityId })
  for (const [index, order] of orders.entries()) {
    const { id, personName, unit, rank, nip, fromPlace, departsOn, returnsOn, host } = order
    const orderNumber = `090/${String(index + 11).padStart(3, '0')}/SPD`
    await call('travel.edit', {
      id,
      details: { personName, unit, rank, nip, fromPlace, departsOn, returnsOn, host, orderNumber },
    })
  }
  await call('travel.stamp', { ids: orders.slice(0, 6).map(({ id }) => id), isStamped: true })
}
