import type { DocumentKind } from '../../../shared/domain/document'

/**
 * Titles of columns in the order DOMAIN 5 gives, as one run of words, and who signs: so a column that
 * was lost or moved is caught on the sheet itself.
 */
export const headsOnPaper: { readonly [K in DocumentKind]?: readonly string[] } = {
  'activity-plan': ['Latar belakang', 'Dasar', 'Hasil yang diharapkan', 'Penutup', 'Ketua'],
  'activity-budget': [
    'No Uraian Volume Satuan Harga satuan (Rp) Jumlah (Rp) Sumber dana',
    'Mengetahui, Ketua',
    'Bendahara',
  ],
  'activity-agenda': ['No Waktu JP Materi / kegiatan Narasumber PJ / Moderator', 'Ketua panitia'],
  minutes: [
    'Sifat rapat',
    'Susunan acara',
    'Jalannya rapat',
    'No Keputusan / tindak lanjut Penanggung jawab Tenggat',
    'Pemimpin rapat',
    'Notulis',
  ],
  'event-record': ['Hadir', 'Tidak hadir', 'Catatan', 'Saksi', 'Ketua panitia'],
  'activity-report': ['Lembar pengesahan', 'Lampiran 6', 'Mengetahui, Pengawas / Penilik', 'Ketua'],
  'fund-report': ['Penggunaan dana per pos', 'Perubahan anggaran', 'Ketua', 'Bendahara'],
  'attendance-sheet': ['No Nama NIP / NUPTK Jabatan Unit kerja HP Tanda tangan', 'Ketua Panitia'],
  'staff-sheet': ['Waktu', 'No Nama Instansi Materi JP Tanda tangan', 'Panitia'],
  'attendance-recap': ['No Nama Lembaga Sesi', 'H T I S A D % JP Layak sertifikat', 'Sekretaris'],
  biodata: ['Nama dan gelar', 'NIP', 'NUPTK', 'Pangkat / golongan', 'Kabupaten / kota', 'Peserta'],
  certificates: ['Nomor:', 'diberikan kepada', 'PESERTA', 'No Materi JP', 'Mengetahui,', 'Ketua'],
  'certificate-recipients': [
    'No Nomor sertifikat Nama Lembaga JP Tanda tangan penerima',
    'Sekretaris',
  ],
  'payout-list': ['No Nama Unit kerja Uraian Jumlah (Rp) Tanda tangan', 'Bendahara'],
}
