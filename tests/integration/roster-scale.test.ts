import { expect, test } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'

import type { RosterRow } from '../../electron/rosters/roster-row'
import type { MemberDetails } from '../../shared/domain/member'
import { unknownMemberDetails } from '../../shared/domain/member'
import { seededRandom } from '../support/random'
import { applyPlan, emptyRegister, parseFile, planFor } from '../support/roster-register'

const syllables = 'ba ri ni sa tu la mi ha di na wa ti ro ku ya su'.split(' ')

/** Time of this process, so that a busy machine does not fail the test. */
const secondsSince = (started: NodeJS.CpuUsage): number =>
  process.cpuUsage(started).user / 1_000_000

/** 20,000 invented people at 1,500 institutions; a third without NUPTK, a fifth without birth date. */
function manyRows(count: number, seed: number): readonly RosterRow[] {
  const random = seededRandom(seed)
  const word = (): string =>
    Array.from({ length: 3 }, () => random.pick(syllables))
      .join('')
      .replace(/^./u, (c) => c.toUpperCase())
  return Array.from({ length: count }, (_, index): RosterRow => {
    const details: MemberDetails = {
      ...unknownMemberDetails(`${word()} ${word()}`),
      nuptk: random.below(3) === 0 ? null : `0000${String(index * 10 + 100_000_000_001)}`,
      birthDate:
        random.below(5) === 0
          ? null
          : `19${60 + random.below(40)}-0${1 + random.below(9)}-1${random.below(10)}`,
      phone: `+62812${String(index).padStart(8, '0')}`,
    }
    const institution = { name: `TK Melati ${index % 1500}`, npsn: null, districtName: 'Praya' }
    return { row: index + 2, details, institution, position: null, startedOn: null }
  })
}

test('20,000 rows against 20,000 members are planned in seconds, and change nobody a second time', () => {
  const seed = 20261121
  const roster = { rows: manyRows(20_000, seed), skipped: [], doubts: [] }
  const register = applyPlan(emptyRegister, planFor(emptyRegister, roster))

  const started = process.cpuUsage()
  const plan = planFor(register, roster)
  const seconds = secondsSince(started)

  console.log(`seed ${seed}: planned in ${seconds.toFixed(2)} s`)
  expect(plan.counts.newMembers).toBe(0)
  expect(plan.memberChanges).toEqual([])
  expect(plan.counts.same + plan.counts.unsure).toBe(20_000)
  expect(seconds).toBeLessThan(5)
})

test('20,000 people who all claim one school and one birth date do not stop the import', () => {
  const rows = manyRows(20_000, 7).map((row) => ({
    ...row,
    details: { ...row.details, nuptk: null, birthDate: '1980-01-01', phone: '+6281200000000' },
    institution: { name: 'TK Satu', npsn: null, districtName: 'Praya' },
  }))

  const started = process.cpuUsage()
  planFor(emptyRegister, { rows, skipped: [], doubts: [] })

  expect(secondsSince(started)).toBeLessThan(5)
})

test('a workbook of 5,000 people made by another program is read and planned whole', async () => {
  const header = ['No', 'Nama', 'NUPTK', 'Tanggal Lahir', 'Lembaga', 'HP']
  const people = manyRows(5_000, 11).map(({ details, institution }, index) => [
    { value: index + 1, type: Number },
    { value: details.fullName, type: String },
    { value: details.nuptk ?? '-', type: String },
    details.birthDate === null
      ? { value: 'belum ada', type: String }
      : { value: new Date(`${details.birthDate}T00:00:00Z`), type: Date, format: 'dd/mm/yyyy' },
    { value: institution?.name ?? '', type: String },
    { value: Number(details.phone?.slice(3)), type: Number },
  ])
  const file = await writeXlsxFile([
    header.map((value) => ({ value, type: String })),
    ...people,
  ]).toBuffer()

  const roster = await parseFile(file, 'besar.xlsx')

  expect(
    roster.rows.map(({ details, institution }) => ({ ...details, at: institution?.name })),
  ).toEqual(
    manyRows(5_000, 11).map(({ details, institution }) => ({ ...details, at: institution?.name })),
  )
})

test.each<[string, (row: RosterRow) => RosterRow]>([
  [
    'one name at one school with ever new numbers',
    (row: RosterRow) => ({
      ...row,
      details: {
        ...row.details,
        fullName: 'Siti Aminah',
        birthDate: null,
        phone: null,
        nuptk: `0000${String(row.row * 10 + 100_000_000_001)}`,
      },
      institution: { name: 'TK Satu', npsn: null, districtName: null },
    }),
  ],
  [
    'one school name in ever new kecamatan',
    (row: RosterRow) => ({
      ...row,
      institution: { name: 'TK Satu', npsn: null, districtName: `Desa ${row.row}` },
    }),
  ],
  [
    'one school name with ever new NPSN',
    (row: RosterRow) => ({
      ...row,
      institution: { name: 'TK Satu', npsn: String(10_000_000 + row.row), districtName: 'Praya' },
    }),
  ],
])('20,000 rows of %s do not stop the import', (_what, change) => {
  const rows = manyRows(20_000, 13).map(change)

  const started = process.cpuUsage()
  planFor(emptyRegister, { rows, skipped: [], doubts: [] })

  expect(secondsSince(started)).toBeLessThan(8)
})
