import type { DemoRandom } from './demo-random'

/**
 * Names put together by chance from parts that are common in Lombok: Sasak, general Muslim,
 * Javanese, Balinese. 4 % have one word only, 5 % an apostrophe (DOMAIN 14).
 */
const womenGiven = [
  'Aini',
  'Fitri',
  'Hidayati',
  'Husna',
  'Indriani',
  'Juliana',
  'Kurniawati',
  'Laili',
  'Mahyuni',
  'Maulida',
  'Mariani',
  'Nurhayati',
  'Patimah',
  'Rahmawati',
  'Ramdani',
  'Rohani',
  'Sakinah',
  'Salmiah',
  'Sulastri',
  'Suryani',
  'Wardani',
  'Yuliana',
  'Zohriah',
  'Zuhriati',
]
const womenFirst = [
  'Siti',
  'Nur',
  'Sri',
  'Dewi',
  'Husnul',
  'Lale',
  'Eka',
  'Dian',
  'Hartini',
  'Maryam',
  'Khairun',
  'Raudatul',
]
const womenApostrophe = ["Nur'aini", "A'yun", "Isra'iyah", "Mas'ah", "Sa'diah", "Rofi'ah", "Jum'ah"]
const menGiven = ['Hamdani', 'Ismail', 'Jayadi', 'Mahsun', 'Purnama', 'Rusdi', 'Sahdan', 'Wirawan']
const javaneseWomen = [
  'Endang Lestari',
  'Sri Wahyuni',
  'Titik Handayani',
  'Wiwik Astuti',
  'Rini Utami',
]
const balineseWomen = ['Ni Wayan', 'Ni Made', 'Ni Nyoman', 'Ni Ketut']
const balineseGiven = ['Ariani', 'Suparmi', 'Widiastuti', 'Sukerti', 'Puspita']

export const singleWordShare = 12
export const apostropheShare = 15
/** Pairs of people with exactly one name, at different schools. */
export const namesakePairs = 3

/** One name for each sex given, all different but for the namesakes: the last three women repeat the first three. */
export function makeNames(random: DemoRandom, sexes: readonly ('L' | 'P')[]): readonly string[] {
  const women = sexes.flatMap((sex, index) => (sex === 'P' ? [index] : []))
  const single = new Set(women.slice(10, 10 + singleWordShare))
  const apostrophe = new Set(women.slice(40, 40 + apostropheShare))
  const kindOf = (index: number): (() => string) => {
    if (sexes[index] === 'L') return () => manName(random)
    if (single.has(index)) return () => random.pick(womenGiven)
    return () => (apostrophe.has(index) ? apostropheName(random) : womanName(random))
  }
  const used = new Set<string>()
  const names = sexes.map((_, index) => {
    const make = kindOf(index)
    let name = make()
    while (used.has(name)) name = make()
    used.add(name)
    return name
  })
  for (let pair = 0; pair < namesakePairs; pair += 1) {
    const [first, last] = [women[pair], women[women.length - 1 - pair]]
    if (first !== undefined && last !== undefined) names[last] = names[first] ?? ''
  }
  return names
}

function apostropheName(random: DemoRandom): string {
  const first = random.pick(['Baiq', 'Siti', 'Lale'])
  return `${first} ${random.pick(womenApostrophe)} ${random.pick(womenGiven)}`
}

function manName(random: DemoRandom): string {
  const [first, second] = random.shuffle(menGiven)
  return random.next() < 0.6 ? `Lalu ${first ?? ''} ${second ?? ''}` : `Muhammad ${first ?? ''}`
}

function womanName(random: DemoRandom): string {
  const chance = random.next()
  if (chance < 0.45) {
    const [first, second] = random.shuffle(womenGiven)
    return `Baiq ${first ?? ''} ${second ?? ''}`
  }
  if (chance < 0.87) return `${random.pick(womenFirst)} ${random.pick(womenGiven)}`
  if (chance < 0.95) return `${random.pick(javaneseWomen)} ${random.pick(womenGiven)}`
  return `${random.pick(balineseWomen)} ${random.pick(balineseGiven)} ${random.pick(womenGiven)}`
}
