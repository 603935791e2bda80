import type { DocumentKind } from '../../../shared/domain/document'
import { headsAndSigners } from './heads-and-signers'
import { longActivity, longPerson, longSchool, longSentence } from './long-words'

/** Its title, what is long on it, and the line that stands last where it lists things. */
type Expected = {
  readonly title: string
  readonly long: readonly string[]
  readonly lastLine?: (rows: number) => string
}

/** What must be readable on a paper of a hub with that many lines in each book. */
export function wordsOnPaper(kind: DocumentKind, rows: number): readonly string[] {
  const { title, long, lastLine } = expected[kind]
  return [
    title,
    ...long,
    ...headsAndSigners[kind],
    ...(lastLine === undefined || rows === 1 ? [] : [lastLine(rows)]),
  ]
}

const lastTeacher = (rows: number) => `Guru Contoh ${rows}`

const expected: { readonly [K in DocumentKind]: Expected } = {
  'guest-book': {
    title: 'BUKU TAMU',
    long: [longPerson, longSentence],
    lastLine: (rows) => `Tamu Contoh ${rows}`,
  },
  'inventory-book': {
    title: 'BUKU INVENTARIS',
    long: [longSchool, longSentence],
    lastLine: (rows) => `Kursi lipat ${rows}`,
  },
  'handover-record': { title: 'BERITA ACARA SERAH TERIMA', long: [] },
  'work-programme': {
    title: 'PROGRAM KERJA',
    long: [longActivity, longSentence],
    lastLine: (rows) => `Kegiatan rutin ke-${rows}`,
  },
  certificates: {
    title: 'SERTIFIKAT',
    long: [longPerson, longActivity],
    // Two hundred topics are told by their sections.
    lastLine: (rows) => (rows === 1 ? 'Materi ke-1' : `Ke-${rows} materi tercantum`),
  },
  'certificate-recipients': {
    title: 'DAFTAR PENERIMA SERTIFIKAT',
    long: [longPerson, longSchool],
    lastLine: lastTeacher,
  },
  'jp-ledger': { title: 'REKAP JP PERORANGAN', long: [longPerson, longActivity] },
  'dapodik-training': {
    title: 'SIAP DIKETIK ULANG KE DAPODIK',
    long: [longPerson, longActivity],
    lastLine: lastTeacher,
  },
  'attendance-sheet': {
    title: 'DAFTAR HADIR PESERTA',
    long: [longPerson, longSchool],
    lastLine: lastTeacher,
  },
  'staff-sheet': { title: 'DAFTAR HADIR NARASUMBER', long: [longPerson, longSchool, longSentence] },
  'attendance-recap': {
    title: 'REKAP KEHADIRAN',
    long: [longPerson, longSchool],
    lastLine: lastTeacher,
  },
  'member-recap': { title: 'REKAP KEHADIRAN PERORANGAN', long: [longPerson, longActivity] },
  'period-recap': { title: 'REKAP KEHADIRAN PER PERIODE', long: [longActivity] },
  biodata: { title: 'BIODATA PESERTA', long: [longPerson, longSchool], lastLine: lastTeacher },
  'member-cards': { title: longPerson, long: [longSchool], lastLine: lastTeacher },
  'activity-plan': {
    title: 'KERANGKA ACUAN KEGIATAN (KAK)',
    long: [longActivity, longSentence],
    lastLine: (rows) => `Materi ke-${rows}`,
  },
  'activity-budget': {
    title: 'RENCANA ANGGARAN BIAYA (RAB)',
    long: [longActivity, longSentence],
    lastLine: (rows) => `Belanja ke-${rows}`,
  },
  'activity-agenda': {
    title: 'JADWAL ACARA',
    long: [longPerson, longSentence],
    lastLine: (rows) => `Materi ke-${rows}`,
  },
  'activity-staff': {
    title: 'NARASUMBER DAN PANITIA',
    long: [longPerson, longSchool],
    lastLine: (rows) => `Narasumber Contoh ${rows}`,
  },
  'activity-spending': { title: 'REALISASI ANGGARAN', long: [longActivity] },
  minutes: {
    title: 'NOTULEN',
    long: [longPerson, longSentence],
    lastLine: (rows) => `Keputusan ke-${rows}`,
  },
  'event-record': { title: 'BERITA ACARA PELAKSANAAN KEGIATAN', long: [longPerson, longActivity] },
  'activity-report': {
    title: 'LAPORAN KEGIATAN',
    long: [longActivity, longPerson, longSentence],
    lastLine: lastTeacher,
  },
  'fund-report': {
    title: 'LAPORAN PERTANGGUNGJAWABAN DANA (LPJ)',
    long: [longActivity],
  },
  'member-register': {
    title: 'BUKU INDUK ANGGOTA',
    long: [longPerson, longSchool],
    lastLine: lastTeacher,
  },
  'institution-register': {
    title: 'DAFTAR LEMBAGA ANGGOTA',
    long: [longPerson, longSchool],
    lastLine: (rows) => `TK Contoh ${rows}`,
  },
  'uninvited-members': {
    title: 'ANGGOTA YANG BELUM DIIKUTKAN',
    long: [longPerson, longSchool],
    lastLine: lastTeacher,
  },
  'board-list': {
    title: 'SUSUNAN PENGURUS',
    long: [longPerson, longSchool],
    lastLine: lastTeacher,
  },
  'cash-book': {
    title: 'BUKU KAS UMUM',
    long: [longSentence],
    lastLine: (rows) => `Iuran anggota ke-${rows}`,
  },
  'cash-receipt': { title: 'KUITANSI', long: [longPerson, longSentence] },
  'payout-list': {
    title: 'DAFTAR PENERIMAAN TRANSPORT / KONSUMSI',
    long: [longPerson, longSchool],
    lastLine: lastTeacher,
  },
  'follow-up-plan': { title: 'RENCANA TINDAK LANJUT (RTL)', long: [longPerson, longSchool] },
  'cascade-report': { title: 'LAPORAN PENGIMBASAN', long: [longPerson, longSchool] },
  'observation-sheet': { title: 'LEMBAR OBSERVASI / SUPERVISI', long: [longPerson, longSchool] },
  'mentoring-journal': { title: 'JURNAL PENDAMPINGAN', long: [longPerson] },
  letter: { title: '02.001/PKG-JONGGAT/XI/2026', long: [longActivity, longSentence, longSchool] },
  'agenda-in': {
    title: 'AGENDA SURAT MASUK',
    long: [longActivity, longSentence],
    lastLine: (rows) => `Permintaan data ke-${rows}`,
  },
  'agenda-out': { title: 'AGENDA SURAT KELUAR', long: [longActivity] },
  'delivery-book': {
    title: 'BUKU EKSPEDISI',
    long: [longSchool],
    lastLine: (rows) => `TK Contoh ${rows}`,
  },
  visum: { title: 'LEMBAR VISUM', long: [longPerson, longSchool], lastLine: lastTeacher },
  'visum-list': {
    title: 'DAFTAR VISUM SPD',
    long: [longPerson, longSchool],
    lastLine: lastTeacher,
  },
}
