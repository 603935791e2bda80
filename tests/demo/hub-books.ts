import type { BookName } from '../../shared/domain/book'
import type { AnyId, MemberId } from '../../shared/domain/ids'
import { type CallHub, dayAgo } from './demo-calls'

export type Person = { readonly id: MemberId; readonly name: string }
type Values = Readonly<Record<string, string | number | null>>

export async function addLine(
  call: CallHub,
  book: BookName,
  ofId: AnyId | null,
  values: Values,
): Promise<void> {
  await call('books.save', { book, id: null, ofId, values })
}

/** The books of the hub itself: letterhead, board, guests, inventory, programme, cash. */
export async function writeHubBooks(call: CallHub, people: readonly Person[]): Promise<void> {
  await call('letterheads.save', {
    lines:
      'PEMERINTAH KABUPATEN LOMBOK TENGAH\nDINAS PENDIDIKAN DAN KEBUDAYAAN\nPUSAT KEGIATAN GUGUS (PKG) KECAMATAN JONGGAT',
    address: 'Sekretariat: TK Negeri Pembina Jonggat, Jalan Contoh Nomor 1, Ubung',
    place: 'Jonggat',
  })
  await writeBoard(call, people)
  await writeGuestsAndThings(call)
  await writeProgramme(call)
  await writeCash(call)
}

async function writeBoard(call: CallHub, people: readonly Person[]): Promise<void> {
  const signer = {
    signer: 'Drs. Lalu Contoh, M.Pd.',
    signerPost: 'Kepala Dinas Pendidikan dan Kebudayaan',
    signerNip: '000000000000000001',
  }
  await call('board.save', {
    id: null,
    term: {
      decreeNumber: '421.1/031/Dikbud/I/2023',
      decreeOn: '2023-01-09',
      decreeAbout: 'Pengurus PKG Kecamatan Jonggat masa bakti 2023–2025',
      startsOn: '2023-01-09',
      endsOn: '2025-12-31',
      ...signer,
    },
  })
  const { id } = await call('board.save', {
    id: null,
    term: {
      decreeNumber: '421.1/017/Dikbud/I/2026',
      decreeOn: '2026-01-05',
      decreeAbout: 'Pengangkatan pengurus PKG Kecamatan Jonggat masa bakti 2026–2028',
      startsOn: '2026-01-05',
      endsOn: '2028-12-31',
      ...signer,
    },
  })
  const posts = [
    'Ketua',
    'Wakil Ketua',
    'Sekretaris I',
    'Sekretaris II',
    'Bendahara',
    'Seksi Kegiatan',
    'Pokja Kurikulum',
    'Pokja Teknologi Informasi',
  ]
  for (const [index, post] of posts.entries()) {
    await addLine(call, 'board', id, {
      post,
      memberId: people[index * 3]?.id ?? null,
      personName: null,
      unit: null,
      nip: null,
    })
  }
  await addLine(call, 'board', id, {
    post: 'Pelindung',
    memberId: null,
    personName: 'Kepala UPT Dikbud Contoh, S.Pd.',
    unit: 'UPT Dikbud Kecamatan Jonggat',
    nip: null,
  })
}

async function writeGuestsAndThings(call: CallHub): Promise<void> {
  for (const [days, name, post, purpose] of [
    [70, 'Penilik Contoh, S.Pd.', 'Penilik PAUD Kecamatan Jonggat', 'Pembinaan administrasi gugus'],
    [48, 'Baiq Contoh Lestari', 'Bunda PAUD Desa Ubung', 'Mengantar bantuan buku cerita'],
    [25, 'Lalu Contoh Wira', 'PKG Praya', 'Belajar cara mengisi buku induk'],
    [4, 'Ibu Contoh Rahmi, M.Pd.', 'Dinas Pendidikan dan Kebudayaan', 'Monitoring workshop media'],
  ] as const) {
    await addLine(call, 'guests', null, {
      visitedOn: dayAgo(days),
      name,
      post,
      contact: '0812-0000-0000',
      purpose,
      impression: null,
    })
  }
  for (const [name, code, quantity, condition, origin, price] of [
    ['Laptop sekretariat', 'INV/01', 1, 'good', 'Bantuan dinas', 6_500_000],
    ['Printer', 'INV/02', 1, 'worn', 'Iuran anggota', 1_850_000],
    ['Lemari arsip besi', 'INV/03', 2, 'good', 'Hibah TK Negeri Pembina', null],
    ['Kursi lipat', 'INV/04', 40, 'good', 'Iuran anggota', 120_000],
    ['Pengeras suara', 'INV/05', 1, 'broken', 'Bantuan desa', 900_000],
    ['Papan data gugus', 'INV/06', 1, 'good', 'Dibuat sendiri', 250_000],
  ] as const) {
    await addLine(call, 'inventory', null, {
      code,
      name,
      quantity,
      unit: 'buah',
      origin,
      price,
      acquiredOn: dayAgo(200),
      condition,
      note: null,
    })
  }
}

async function writeProgramme(call: CallHub): Promise<void> {
  const thisYear = Number(dayAgo(0).slice(0, 4))
  for (const [year, name, months, responsible, budget] of [
    [thisYear - 1, 'Pertemuan rutin gugus', '[1,3,5,7,9,11]', 'Seksi Kegiatan', 1_200_000],
    [thisYear - 1, 'Pendampingan penyusunan RPPM', '[2,8]', 'Pokja Kurikulum', 800_000],
    [thisYear - 1, 'Gebyar PAUD kecamatan', '[11]', 'Ketua', 3_000_000],
    [
      thisYear,
      'Pertemuan rutin gugus',
      '[1,2,3,4,5,6,7,8,9,10,11,12]',
      'Seksi Kegiatan',
      2_400_000,
    ],
    [thisYear, 'Workshop media ajar dari bahan sekitar', '[11]', 'Pokja Kurikulum', 4_500_000],
    [thisYear, 'Pelatihan Dapodik bagi operator', '[3]', 'Pokja Teknologi Informasi', 900_000],
    [thisYear, 'Kunjungan kelas antarlembaga', '[4,9]', 'Wakil Ketua', 600_000],
    [thisYear, 'Lomba kreasi guru', '[8]', 'Seksi Kegiatan', 1_750_000],
  ] as const) {
    await addLine(call, 'programme', null, {
      year,
      name,
      months,
      timeText: null,
      responsible,
      budget,
      indicator: 'Terlaksana dan diikuti paling sedikit 80% anggota',
      activityId: null,
    })
  }
}

async function writeCash(call: CallHub): Promise<void> {
  for (const [index, [days, way, amount, post, description, party]] of (
    [
      [45, 'in', 2_450_000, 'Iuran', 'Iuran anggota semester ganjil', 'Bendahara lembaga'],
      [40, 'out', 185_000, 'ATK', 'Kertas F4 dua rim dan tinta', 'Toko Contoh'],
      [16, 'out', 360_000, 'Konsumsi', 'Makanan ringan pertemuan rutin', 'Warung Contoh'],
      [9, 'in', 4_500_000, 'Bantuan', 'Bantuan workshop media ajar', 'Dinas Pendidikan'],
      [5, 'in', 610_000, 'Iuran', 'Iuran anggota bulan ini', 'Bendahara lembaga'],
      [3, 'out', 145_000, 'ATK', 'Fotokopi daftar hadir dan modul', 'Fotokopi Contoh'],
      [0, 'out', 250_000, 'Transport', 'Transport narasumber', 'Narasumber Contoh, M.Pd.'],
    ] as const
  ).entries()) {
    await call('cash.save', {
      id: null,
      entry: {
        entryOn: dayAgo(days),
        voucherNo: String(index + 1).padStart(3, '0'),
        description,
        way,
        amount,
        post,
        party,
        activityId: null,
      },
    })
  }
}
