import { addDays, addMonths, type Day } from '../../../../shared/lib/dates'
import type { DemoInstitution } from './demo-institutions'
import { makeNames } from './demo-names'
import type { DemoRandom } from './demo-random'
import { demoDistricts } from './demo-region'

/**
 * 300 invented people, three at each unit. Numbers are built as real ones are and cannot exist:
 * NIK of region 99, NUPTK that begins 0000, NIP with the sequence 999, phones 0812-0000-xxxx.
 */
export type DemoPerson = {
  readonly institutionIndex: number
  /** Also teaches at this unit of the same gugus, or null. */
  readonly secondInstitutionIndex: number | null
  readonly frontTitle: string | null
  readonly fullName: string
  readonly backTitle: string | null
  readonly sex: 'L' | 'P'
  readonly birthPlace: string
  readonly birthDate: Day
  readonly nuptk: string | null
  readonly nip: string | null
  readonly nik: string
  readonly phone: string
  readonly employmentStatus: string
  readonly employmentGroup: 'asn' | 'foundation' | 'honorary'
  readonly educationLevel: 'sma' | 'd2' | 'd3' | 's1' | 's2'
  readonly educationMajor: string
  readonly isLinear: boolean
  readonly position: string
  readonly joinedOn: Day
}

export const peopleCount = 300
const men = 12
const withNuptk = 180
const youngestGraduate = 23
const youngestCivilServant = 28

type Schooling = Pick<DemoPerson, 'educationLevel' | 'educationMajor' | 'isLinear' | 'backTitle'>

const schoolings: Readonly<Record<DemoPerson['educationLevel'], readonly Schooling[]>> = {
  sma: ['SMA IPS', 'SMA IPA', 'SMK Tata Busana', 'Paket C', 'MA'].map((educationMajor) => ({
    educationLevel: 'sma',
    educationMajor,
    isLinear: false,
    backTitle: null,
  })),
  d2: [
    { educationLevel: 'd2', educationMajor: 'PGTK', isLinear: true, backTitle: 'A.Ma.' },
    { educationLevel: 'd2', educationMajor: 'PGTK', isLinear: true, backTitle: 'A.Ma.Pd.' },
  ],
  d3: [
    { educationLevel: 'd3', educationMajor: 'Keperawatan', isLinear: false, backTitle: 'A.Md.' },
  ],
  s1: [
    { educationLevel: 's1', educationMajor: 'PG PAUD', isLinear: true, backTitle: 'S.Pd.' },
    { educationLevel: 's1', educationMajor: 'PG PAUD', isLinear: true, backTitle: 'S.Pd.AUD' },
    {
      educationLevel: 's1',
      educationMajor: 'Pendidikan Agama Islam',
      isLinear: false,
      backTitle: 'S.Pd.I',
    },
    {
      educationLevel: 's1',
      educationMajor: 'Bahasa Indonesia',
      isLinear: false,
      backTitle: 'S.Pd.',
    },
    { educationLevel: 's1', educationMajor: 'Ekonomi', isLinear: false, backTitle: 'S.E.' },
    { educationLevel: 's1', educationMajor: 'PG PAUD', isLinear: true, backTitle: null },
  ],
  s2: [
    {
      educationLevel: 's2',
      educationMajor: 'Manajemen Pendidikan',
      isLinear: true,
      backTitle: 'S.Pd., M.Pd.',
    },
  ],
}

export function makePeople(
  random: DemoRandom,
  institutions: readonly DemoInstitution[],
  today: Day,
): readonly DemoPerson[] {
  const sexes = random.deck(peopleCount, [
    ['L', men],
    ['P', peopleCount - men],
  ] as const)
  const names = makeNames(random, sexes)
  const ages = sexes.map(() => random.between(20, 57))
  const levels = levelsByAge(random, ages)
  const civilServants = chooseCivilServants(random, ages, levels)
  const nuptkHolders = new Set(
    random.shuffle(ages.flatMap((age, index) => (age >= 24 ? [index] : []))).slice(0, withNuptk),
  )
  return sexes.map((sex, index) => {
    const age = ages[index] ?? 30
    const birthDate = addDays(addMonths(today, -12 * age), -random.between(1, 360))
    const institutionIndex = Math.floor(index / 3)
    const institution = institutions[institutionIndex]
    const level = levels[index] ?? 'sma'
    const schooling = random.pick(schoolings[level])
    const isCivilServant = civilServants.has(index)
    const joinedOn = addMonths(today, -random.between(3, Math.max(4, Math.min(age - 19, 18) * 12)))
    return {
      institutionIndex,
      secondInstitutionIndex:
        index % 20 === 7 ? sameClusterNeighbour(institutions, institutionIndex) : null,
      frontTitle: age > 45 && random.next() < 0.2 ? (sex === 'P' ? 'Hj.' : 'H.') : null,
      fullName: names[index] ?? '',
      sex,
      birthPlace: demoDistricts[institution?.districtIndex ?? 0]?.name ?? '',
      birthDate,
      nuptk: nuptkHolders.has(index) ? demoNuptk(random) : null,
      nip: isCivilServant ? demoNip({ random, birthDate, sex, today }) : null,
      nik: demoNik(random, birthDate, sex),
      phone: `+628120000${String(index + 1).padStart(4, '0')}`,
      ...employment(random, isCivilServant),
      ...schooling,
      position: positionOf(institution, index),
      joinedOn,
    }
  })
}

/** 47 % below S1; nobody is a graduate before the age for it. */
function levelsByAge(
  random: DemoRandom,
  ages: readonly number[],
): readonly DemoPerson['educationLevel'][] {
  const below = Math.round(ages.length * 0.47)
  const young = ages.filter((age) => age < youngestGraduate).length
  const rest = random.deck(ages.length - young, [
    ['sma', below - young - 31],
    ['d2', 20],
    ['d3', 11],
    ['s1', ages.length - below - 9],
    ['s2', 9],
  ] as const)
  let next = 0
  return ages.map((age) => {
    if (age < youngestGraduate) return 'sma'
    next += 1
    return rest[next - 1] ?? 'sma'
  })
}

/** 15 % PNS or PPPK: graduates old enough to have been appointed. */
function chooseCivilServants(
  random: DemoRandom,
  ages: readonly number[],
  levels: readonly DemoPerson['educationLevel'][],
): ReadonlySet<number> {
  const eligible = ages.flatMap((age, index) => {
    const level = levels[index]
    return age >= youngestCivilServant && (level === 's1' || level === 's2') ? [index] : []
  })
  return new Set(random.shuffle(eligible).slice(0, Math.round(ages.length * 0.15)))
}

function employment(random: DemoRandom, isCivilServant: boolean) {
  if (isCivilServant) {
    return { employmentStatus: random.pick(['PNS', 'PPPK']), employmentGroup: 'asn' } as const
  }
  return random.next() < 0.47
    ? ({ employmentStatus: 'GTY/PTY', employmentGroup: 'foundation' } as const)
    : ({ employmentStatus: 'Guru Honor Sekolah', employmentGroup: 'honorary' } as const)
}

function positionOf(institution: DemoInstitution | undefined, index: number): string {
  const isKindergarten = institution?.form === 'TK'
  if (index % 3 === 0) return isKindergarten ? 'Kepala TK' : 'Pengelola'
  if (index % 3 === 1) return isKindergarten ? 'Guru kelas' : 'Guru kelompok'
  return index % 6 === 5 ? 'Operator' : 'Guru pendamping'
}

function sameClusterNeighbour(
  institutions: readonly DemoInstitution[],
  index: number,
): number | null {
  const [here, neighbour] = [institutions[index], institutions[index + 1]]
  if (!here || !neighbour) return null
  const isSame =
    here.districtIndex === neighbour.districtIndex && here.clusterIndex === neighbour.clusterIndex
  return isSame ? index + 1 : null
}

function digits(random: DemoRandom, count: number): string {
  return Array.from({ length: count }, () => String(random.between(0, 9))).join('')
}

function demoNuptk(random: DemoRandom): string {
  return `0000${digits(random, 11)}${String(random.between(1, 9))}`
}

function demoNik(random: DemoRandom, birthDate: Day, sex: 'L' | 'P'): string {
  const [year = '', month = '', day = ''] = birthDate.split('-')
  const writtenDay = sex === 'P' ? String(Number(day) + 40) : day
  return `990202${writtenDay}${month}${year.slice(2)}${String(random.between(1, 9998)).padStart(4, '0')}`
}

function demoNip(options: {
  readonly random: DemoRandom
  readonly birthDate: Day
  readonly sex: 'L' | 'P'
  readonly today: Day
}): string {
  const { random, birthDate, sex, today } = options
  const firstYear = Number(birthDate.slice(0, 4)) + 24
  const year = random.between(firstYear, Math.max(firstYear, Number(today.slice(0, 4)) - 1))
  const month = String(random.between(1, 12)).padStart(2, '0')
  return `${birthDate.replace(/-/gu, '')}${String(year)}${month}${sex === 'L' ? '1' : '2'}999`
}
