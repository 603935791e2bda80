/**
 * Status kepegawaian: the words of the source are kept as they are, and a group is read from them
 * for filters and counts (DOMAIN 3). An unknown wording has no group; it is never guessed.
 */
export const employmentGroups = ['asn', 'foundation', 'honorary', 'other'] as const
export type EmploymentGroup = (typeof employmentGroups)[number]

/** Dapodik's own list, in its order. Offered in the form; any other text is fine too. */
export const dapodikEmploymentStatuses = [
  'PNS',
  'PNS Diperbantukan',
  'PNS Depag',
  'CPNS',
  'PPPK',
  'GTY/PTY',
  'GTT/PTT Provinsi',
  'GTT/PTT Kab/Kota',
  'Guru Bantu Pusat',
  'Guru Honor Sekolah',
  'Tenaga Honor Sekolah',
  'Lainnya',
] as const

// Order matters: "guru tetap yayasan" must not fall to "guru tidak tetap", nor "non ASN" to "ASN".
const groupPatterns: readonly (readonly [RegExp, EmploymentGroup])[] = [
  [/\bnon\s?(asn|pns)\b|\bbukan (asn|pns)\b/u, 'honorary'],
  [/\b(gty|pty|gtty|yayasan|tetap yayasan)\b/u, 'foundation'],
  [/\b(asn|c?pns|pppk|p3k|pegawai negeri)\b/u, 'asn'],
  [
    /\b(gtt|ptt|honor|honorer|honda|guru bantu|tidak tetap|kontrak|sukarela|wiyata bakti)\b/u,
    'honorary',
  ],
  [/\b(lain|lainnya|lain lain)\b/u, 'other'],
]

/** The group a wording belongs to, or null when the wording is unknown. */
export function employmentGroupOf(statusText: string): EmploymentGroup | null {
  const words = statusText
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, ' ')
    .trim()
  return groupPatterns.find(([pattern]) => pattern.test(words))?.[1] ?? null
}
