import { searchKey } from '../../shared/domain/person-name'
import type { ColumnUse, RosterField } from '../../shared/domain/roster'

/**
 * How lists call their columns: all 51 labels of Dapodik's Daftar Guru, those of its Profil
 * workbook, and what hubs type themselves. A label that stands nowhere here is ignored, never guessed.
 */
const labelsOf: Readonly<Record<RosterField, readonly string[]>> = {
  rowLabel: ['no', 'no urut', 'urut', 'nomor', 'nomor urut'],
  fullName: [
    'nama',
    'nama lengkap',
    'nama lengkap berikut gelar',
    'nama lengkap dan gelar',
    'nama lengkap dengan gelar',
    'nama dan gelar',
    'nama gelar',
    'nama beserta gelar',
    'nama guru',
    'nama ptk',
    'nama gtk',
    'nama pendidik',
    'nama pendidik dan tenaga kependidikan',
    'nama peserta',
    'nama anggota',
    'nama pengelola',
    'nama pegawai',
    'nama guru tendik',
  ],
  frontTitle: ['gelar depan'],
  backTitle: ['gelar belakang', 'gelar', 'gelar akademik'],
  sex: ['jk', 'l p', 'lp', 'jenis kelamin', 'kelamin', 'gender', 'sex', 'jns kelamin'],
  birthPlace: ['tempat lahir', 'tmp lahir', 'tpt lahir', 'kota lahir'],
  birthDate: ['tanggal lahir', 'lahir', 'tanggal kelahiran'],
  birthPlaceAndDate: [
    'tempat tanggal lahir',
    'tempat dan tanggal lahir',
    'tempat lahir tanggal lahir',
    'ttl',
    'tempat tanggal kelahiran',
    'kelahiran',
  ],
  nuptk: ['nuptk', 'no nuptk', 'nuptk peg id', 'nuptk pegid'],
  nip: ['nip', 'no nip', 'nip baru', 'nip niy', 'nip pns'],
  nik: ['nik', 'no nik', 'no ktp', 'nik ktp', 'no induk kependudukan'],
  phone: [
    'hp',
    'no hp',
    'no hp wa',
    'hp wa',
    'no wa',
    'wa',
    'whatsapp',
    'no whatsapp',
    'no handphone',
    'handphone',
    'no ponsel',
    'ponsel',
    'no hp aktif',
    'no kontak',
    'kontak',
    'no telepon hp',
    'telepon hp',
    'no hp telepon',
  ],
  otherPhone: ['telepon', 'no telepon', 'telepon rumah'],
  email: ['email', 'e mail', 'surel', 'alamat email', 'email aktif', 'alamat surel'],
  cardNumber: [
    'kta',
    'no kta',
    'no kartu anggota',
    'no anggota',
    'kta himpaudi',
    'no kta himpaudi',
  ],
  employmentStatus: [
    'status kepegawaian',
    'status pegawai',
    'status guru',
    'status kepeg',
    'status ptk',
    'kepegawaian',
  ],
  education: [
    'pendidikan',
    'pendidikan terakhir',
    'jenjang',
    'jenjang pendidikan',
    'pendidikan akhir',
    'ijazah',
    'ijazah terakhir',
    'kualifikasi pendidikan',
    'kualifikasi',
    'pendidikan jenjang',
  ],
  educationMajor: ['jurusan', 'jurusan prodi', 'prodi', 'program studi', 'pendidikan jurusan'],
  joinedOn: ['tanggal masuk', 'tanggal masuk anggota', 'tanggal menjadi anggota'],
  note: ['catatan'],
  institutionName: [
    'lembaga',
    'nama lembaga',
    'asal lembaga',
    'lembaga asal',
    'nama lembaga asal',
    'sekolah',
    'nama sekolah',
    'asal sekolah',
    'satuan pendidikan',
    'nama satuan pendidikan',
    'satuan paud',
    'nama satuan paud',
    'nama satuan',
    'nama paud',
    'tempat tugas',
    'tempat mengajar',
    'unit kerja',
    'instansi',
    'asal instansi',
    'satminkal',
    'nama tk',
    'nama tk kb',
    'sekolah induk',
  ],
  institutionNpsn: ['npsn', 'npsn sekolah', 'npsn lembaga', 'no npsn'],
  institutionDistrict: ['kecamatan', 'kec', 'kecamatan lembaga', 'kecamatan sekolah'],
  position: ['jabatan', 'jenis ptk', 'tugas', 'jabatan tugas', 'jabatan di lembaga', 'jenis gtk'],
  additionalDuty: ['tugas tambahan'],
  startedOn: [
    'tmt',
    'tmt pengangkatan',
    'tmt kerja',
    'tmt mengajar',
    'tmt tugas',
    'mulai mengajar',
    'mulai bertugas',
    'tanggal mulai tugas',
  ],
}

/** The label whose values decide: a kepegawaian, or "Peserta" in a list of participants. */
export const ambiguousStatusLabel = 'status'

/** These columns around "Kecamatan" say that it is the home's, as in Dapodik. */
const homeAddressLabels = new Set(['rt', 'rw', 'nama dusun', 'dusun', 'kode pos', 'alamat jalan'])

const sensitivePatterns: readonly RegExp[] = [
  /\bibu\b/u,
  /\bayah\b/u,
  /\bagama\b/u,
  /\b(per)?kawin(an)?\b|\bnikah\b|\bpernikahan\b/u,
  /\bsuami\b|\bistri\b|\bpasangan\b|\bjumlah anak\b/u,
  /\bnpwp\b|\bwajib pajak\b/u,
  /\bbank\b|\brekening\b|\brek\b/u,
  /\bkk\b|\bkartu keluarga\b/u,
  /\bkarpeg\b|\bkaris\b|\bkarsu\b/u,
  /\blintang\b|\bbujur\b|\bkoordinat\b|\blatitude\b|\blongitude\b/u,
  /\bnik\b|\bktp\b|\binduk kependudukan\b/u,
  /\bgolongan darah\b|\bgol darah\b|\bpenyakit\b|\bdisabilitas\b|\bkesehatan\b|\bbpjs\b/u,
  /\bpassword\b|\bkata sandi\b/u,
]

const fieldOfLabel: ReadonlyMap<string, RosterField> = new Map(
  Object.entries(labelsOf).flatMap(([field, labels]) =>
    // Object.entries widens the key; labelsOf has the fields and nothing else.
    labels.map((label) => [label, field as RosterField] as const),
  ),
)

/** "No. HP / WA" and "Nomor HP/WA" become "no hp wa"; "Tgl. Lahir" becomes "tanggal lahir". */
export function labelKey(label: string): string {
  return searchKey(label)
    .replace(/\b(nomor|nomer|nmr)\b/gu, 'no')
    .replace(/\b(tgl|tangal)\b/gu, 'tanggal')
    .replace(/\b(tmp|tpt|tmpt)\b/gu, 'tempat')
    .replace(/\b(telpon|telp|tlp|tlpn|telephone)\b/gu, 'telepon')
    .replace(/\be mail\b/gu, 'email')
    .trim()
}

const withoutBrackets = (label: string): string => label.replace(/\([^)]*\)|\[[^\]]*\]/gu, ' ')

/** The field a label names by itself, NIK included, or null. */
export function fieldOf(label: string): RosterField | null {
  return (
    fieldOfLabel.get(labelKey(label)) ?? fieldOfLabel.get(labelKey(withoutBrackets(label))) ?? null
  )
}

export function isSensitiveLabel(label: string): boolean {
  const key = labelKey(label)
  return sensitivePatterns.some((pattern) => pattern.test(key))
}

export function isKnownLabel(label: string): boolean {
  return (
    fieldOf(label) !== null || labelKey(label) === ambiguousStatusLabel || isSensitiveLabel(label)
  )
}

/**
 * What each column is used for. A field is taken from the first column that names it. NIK and what
 * else a hub has no business keeping is dropped, until the user says otherwise.
 */
export function usesOf(
  labels: readonly string[],
  isEmploymentStatus: (column: number) => boolean,
): readonly ColumnUse[] {
  const hasHomeAddress = labels.some((label) => homeAddressLabels.has(labelKey(label)))
  const taken = new Set<RosterField>()
  return labels.map((label, column) => {
    if (isSensitiveLabel(label)) return 'dropped-sensitive'
    const field =
      labelKey(label) === ambiguousStatusLabel && isEmploymentStatus(column)
        ? 'employmentStatus'
        : fieldOf(label)
    if (field === null || taken.has(field)) return 'ignored'
    if (field === 'institutionDistrict' && hasHomeAddress) return 'ignored'
    taken.add(field)
    return field
  })
}
