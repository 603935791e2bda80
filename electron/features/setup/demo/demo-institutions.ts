import type { DemoRandom } from './demo-random'
import { type DemoDistrict, demoDistricts } from './demo-region'

/** 100 units in 9 gugus: TK 45, KB 42, SPS 11, TPA 2 (DOMAIN 14). */
export type DemoInstitution = {
  readonly name: string
  readonly form: 'TK' | 'KB' | 'SPS' | 'TPA'
  /** 0-2: which PKG; 0-2: which of its gugus. */
  readonly districtIndex: number
  readonly clusterIndex: number
  readonly isCore: boolean
  readonly village: string
  readonly npsn: string
}

const unitsPerCluster = [11, 11, 11, 11, 11, 11, 11, 11, 12]

const kindergartens: readonly ((
  district: DemoDistrict,
  village: string,
  number: number,
) => string)[] = [
  (_, village, number) => `TK PGRI ${String(number)} ${village}`,
  (_, village) => `TK Dharma Wanita ${village}`,
  (_, village) => `TK Pertiwi ${village}`,
  (_, village) => `TK Aisyiyah ${village}`,
  (_, village) => `TK Al-Hikmah NW ${village}`,
  (_, village) => `TK Darul Ulum NW ${village}`,
  (_, village) => `TK Nurul Iman NW ${village}`,
  (_, village) => `TK Al-Ma'arif ${village}`,
]
const playgroups = [
  'Melati',
  'Mawar',
  'Harapan Bunda',
  'Kasih Ibu',
  'Tunas Bangsa',
  'Cempaka',
  'Anggrek',
  'Permata Hati',
]
const posts = ['Posyandu Melati', 'Posyandu Teratai', 'Posyandu Kenanga', 'Al-Barokah']

export function makeInstitutions(random: DemoRandom): readonly DemoInstitution[] {
  // The first unit of each PKG is its state kindergarten, so the deck holds three TK fewer.
  const forms = [
    ...random.deck(97, [
      ['TK', 42],
      ['KB', 42],
      ['SPS', 11],
      ['TPA', 2],
    ] as const),
  ]
  const names = new Set<string>()
  const institutions: DemoInstitution[] = []
  unitsPerCluster.forEach((units, cluster) => {
    const districtIndex = Math.floor(cluster / 3)
    const district = demoDistricts[districtIndex]
    if (!district) throw new Error('Nine gugus belong to three PKG')
    for (let unit = 0; unit < units; unit += 1) {
      const isState = cluster % 3 === 0 && unit === 0
      const form = isState ? 'TK' : (forms.shift() ?? 'KB')
      let village = random.pick(district.villages)
      let name = isState
        ? `TK Negeri Pembina ${district.name}`
        : nameFor(form, { district, village, random })
      while (names.has(name)) {
        village = random.pick(district.villages)
        name = nameFor(form, { district, village, random })
      }
      names.add(name)
      institutions.push({
        name,
        form,
        districtIndex,
        clusterIndex: cluster % 3,
        isCore: unit === 0,
        village,
        // 99 is no known range: structurally an NPSN, and nobody's.
        npsn: `99${String(100_000 + institutions.length * 7_919)}`.slice(0, 8),
      })
    }
  })
  return institutions
}

function nameFor(
  form: DemoInstitution['form'],
  at: { readonly district: DemoDistrict; readonly village: string; readonly random: DemoRandom },
): string {
  const { district, village, random } = at
  switch (form) {
    case 'TK':
      return random.pick(kindergartens)(district, village, random.between(1, 4))
    case 'KB':
      return `KB ${random.pick(playgroups)} ${village}`
    case 'SPS':
      return `SPS ${random.pick(posts)} ${village}`
    case 'TPA':
      return `TPA Bunda ${village}`
  }
}
