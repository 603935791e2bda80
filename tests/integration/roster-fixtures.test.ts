import { expect, test } from 'vitest'

import type { ParsedRoster } from '../../electron/rosters/roster-row'
import { isWholeNuptk } from '../../shared/domain/identifiers'
import type { DoubtCode, SkipReason } from '../../shared/domain/roster'
import type { RosterFile } from '../support/roster-register'
import {
  applyPlan,
  emptyRegister,
  parseFixture,
  planFor,
  rosterFiles,
  rowOf,
} from '../support/roster-register'

/** Every number of tests/fixtures/rosters/README.md. */
const allFiles = Object.keys(rosterFiles) as readonly RosterFile[]

function doubtfulRows(roster: ParsedRoster, code: DoubtCode): number[] {
  return roster.doubts.filter((doubt) => doubt.code === code).map(({ row }) => row)
}

function skippedRows(roster: ParsedRoster, reason: SkipReason): number[] {
  return roster.skipped.filter((skipped) => skipped.reason === reason).map(({ row }) => row)
}

test.each([
  {
    file: 'dapodik',
    rows: 74,
    people: 74,
    institutions: 12,
    repeated: 0,
    rounded: [9, 17, 33, 38, 57],
    whole: 41,
    without: 28,
    unreadable: [20, 73],
    placeOnly: [],
    skipped: { sample: [], total: [80], remark: [] },
  },
  {
    file: 'list',
    rows: 61,
    people: 61,
    institutions: 14,
    repeated: 0,
    rounded: [],
    whole: 40,
    without: 21,
    unreadable: [15, 25, 65],
    placeOnly: [37],
    skipped: { sample: [4], total: [], remark: [67] },
  },
  {
    file: 'csv',
    rows: 185,
    people: 182,
    institutions: 46,
    repeated: 3,
    rounded: [100, 121, 122, 130, 159, 167],
    whole: 118,
    without: 58,
    unreadable: [],
    placeOnly: [],
    skipped: { sample: [], total: [], remark: [] },
  },
] as const)('the $file file holds what its README counts', async (truth) => {
  const roster = await parseFixture(truth.file)
  const plan = planFor(emptyRegister, roster)

  const repeated = plan.rows.filter(({ outcome }) => outcome === 'same')
  const roundedRows = doubtfulRows(roster, 'nuptk.rounded')
  const whole = plan.newMembers.filter(
    ({ details: { nuptk } }) => nuptk !== null && isWholeNuptk(nuptk),
  )
  const without = plan.newMembers.filter(
    ({ details, rows }) => details.nuptk === null && !roundedRows.includes(rows[0] ?? 0),
  )
  const unreadable = doubtfulRows(roster, 'birth-date.unreadable')
  const placeOnly = roster.rows.filter(
    ({ row, details }) =>
      details.birthPlace !== null && details.birthDate === null && !unreadable.includes(row),
  )
  expect({
    file: truth.file,
    rows: roster.rows.length,
    people: plan.newMembers.length,
    institutions: plan.newInstitutions.length,
    repeated: repeated.length,
    rounded: roundedRows,
    whole: whole.length,
    without: without.length,
    unreadable,
    placeOnly: placeOnly.map(({ row }) => row),
    skipped: {
      sample: skippedRows(roster, 'sample'),
      total: skippedRows(roster, 'total'),
      remark: skippedRows(roster, 'remark'),
    },
  }).toEqual(truth)
  expect(plan.counts.unsure).toBe(0)
})

test('nothing else in the files is doubtful', async () => {
  const doubtful = await Promise.all(
    allFiles.map(async (file) => {
      const { doubts } = await parseFixture(file)
      return [file, new Set(doubts.map(({ row }) => row)).size]
    }),
  )

  expect(Object.fromEntries(doubtful)).toEqual({ dapodik: 7, list: 3, csv: 6 })
})

const orders = [
  ['dapodik', 'list', 'csv'],
  ['dapodik', 'csv', 'list'],
  ['list', 'dapodik', 'csv'],
  ['list', 'csv', 'dapodik'],
  ['csv', 'dapodik', 'list'],
  ['csv', 'list', 'dapodik'],
] as const

test.each(orders)(
  'read in the order %s, %s, %s: 290 people and 54 institutions, and a second time nobody',
  async (...order) => {
    let register = emptyRegister
    for (const file of order) {
      const plan = planFor(register, await parseFixture(file))
      expect([file, plan.counts.unsure]).toEqual([file, 0])
      register = applyPlan(register, plan)
    }

    expect(register.members).toHaveLength(290)
    expect(register.institutions).toHaveLength(54)
    for (const file of order) {
      const again = planFor(register, await parseFixture(file))
      expect(again).toMatchObject({
        newMembers: [],
        newInstitutions: [],
        memberChanges: [],
        institutionChanges: [],
        newPosts: [],
        postChanges: [],
      })
    }
  },
)

test.each([
  ['dapodik', 'list', 9],
  ['list', 'dapodik', 9],
  ['dapodik', 'csv', 14],
  ['csv', 'dapodik', 14],
  ['list', 'csv', 7],
  ['csv', 'list', 7],
] as const)(
  'of the %s file and the %s file %i people are the same',
  async (first, second, same) => {
    const register = applyPlan(emptyRegister, planFor(emptyRegister, await parseFixture(first)))

    const plan = planFor(register, await parseFixture(second))

    const known = new Set(
      plan.rows.flatMap(({ member }) => (member?.kind === 'existing' ? [member.memberId] : [])),
    )
    expect(known.size).toBe(same)
  },
)

test('three people stand in all three files', async () => {
  let register = emptyRegister
  const seen = new Map<string, Set<RosterFile>>()
  for (const file of allFiles) {
    const plan = planFor(register, await parseFixture(file))
    for (const { member } of plan.rows) {
      const id = member?.kind === 'existing' ? member.memberId : `${file} ${member?.index ?? ''}`
      seen.set(id, (seen.get(id) ?? new Set()).add(file))
    }
    const before = register.members.length
    register = applyPlan(register, plan)
    for (const [index, added] of register.members.slice(before).entries()) {
      seen.set(added.id, new Set([file]))
      seen.delete(`${file} ${index}`)
    }
  }

  expect([...seen.values()].filter((files) => files.size === 3)).toHaveLength(3)
})

test.each([
  [6, 7, 'Baiq Nopi Solihatin', 'nuptk'],
  [8, 8, 'Baiq Ratna Kartikasari', 'nuptk'],
  [10, 9, 'Baiq Sahnim', 'name-and-birth-date'],
  [18, 24, 'Wening Setyowati', 'nuptk'],
  [20, 27, 'Hartini Yuniarti', 'name-and-birth-date'],
  [28, 49, 'Baiq Nur’aini', 'nuptk'],
  [30, 52, 'Baiq Hidyatul Mukarramah', 'similar-name-birth-date-and-institution'],
  [37, 45, 'Ernawati Utami', 'name-and-institution'],
  [39, 47, 'Kusmiati Sukmawati', 'name-and-birth-date'],
])('list row %i is Dapodik row %i (%s)', async (listRow, dapodikRow, fullName, matchedBy) => {
  const dapodik = planFor(emptyRegister, await parseFixture('dapodik'))
  const register = applyPlan(emptyRegister, dapodik)
  const before = rowOf(dapodik.rows, dapodikRow).member
  const id = before?.kind === 'new' ? register.members[before.index]?.id : undefined

  const row = rowOf(planFor(register, await parseFixture('list')).rows, listRow)

  expect(row).toMatchObject({
    fullName,
    matchedBy,
    member: { kind: 'existing', memberId: id },
  })
})

test('people of one name who are two people stay two', async () => {
  let register = emptyRegister
  for (const file of allFiles)
    register = applyPlan(register, planFor(register, await parseFixture(file)))

  const twins = ['Hilmiati Zohriah', 'Zaenab Nadira', 'Rusmiati Mulyati', 'Baiq Mirawati Utami']
  expect(
    twins.map((name) => register.members.filter(({ fullName }) => fullName === name).length),
  ).toEqual([2, 2, 2, 2])
})

test('the full NUPTK of the list fills the one the Dapodik file has lost', async () => {
  const register = applyPlan(emptyRegister, planFor(emptyRegister, await parseFixture('dapodik')))
  const before = register.members.find(({ fullName }) => fullName === 'Baiq Sahnim')

  const plan = planFor(register, await parseFixture('list'))

  expect(before?.nuptk).toBeNull()
  expect(rowOf(plan.rows, 10)).toMatchObject({
    outcome: 'fills-gaps',
    differences: [],
    fills: expect.arrayContaining([{ field: 'nuptk', value: '9900681384958471' }]) as unknown,
  })
})

test('a name typed differently is shown with both spellings, and ours stays', async () => {
  const register = applyPlan(emptyRegister, planFor(emptyRegister, await parseFixture('dapodik')))

  const plan = planFor(register, await parseFixture('list'))
  const row = rowOf(plan.rows, 30)
  const after = applyPlan(register, plan)

  expect(row.outcome).toBe('differs')
  expect(row.differences).toContainEqual({
    field: 'fullName',
    ours: 'Baiq Hidayatul Mukarramah',
    theirs: 'Baiq Hidyatul Mukarramah',
    isTaken: false,
  })
  expect(after.members.map(({ fullName }) => fullName)).toContain('Baiq Hidayatul Mukarramah')
})

test('"KB Mawar" is one institution in Jonggat and another in Kopang', async () => {
  const plan = planFor(emptyRegister, await parseFixture('csv'))

  const mawar = plan.newInstitutions.filter(({ name }) => name === 'KB Mawar')
  expect(mawar.map(({ districtName, districtCode }) => [districtName, districtCode])).toEqual([
    ['Jonggat', '52.02.02'],
    ['Kopang', '52.02.09'],
  ])
})

test('the 17 columns that a hub has no business keeping leave no trace', async () => {
  const roster = await parseFixture('dapodik')
  const plan = planFor(emptyRegister, roster)

  const everything = JSON.stringify([roster, plan])
  for (const trace of ['Inaq', 'Pasangan ', 'BANK CONTOH', '00.000.', 'Islam', 'Kawin', '"99020']) {
    expect([trace, everything.includes(trace)]).toEqual([trace, false])
  }
})

test.each([
  [5, null, '1988-10-05'],
  [6, 'Kopang', '1973-10-01'],
  [10, 'Jonggat', '2003-10-28'],
  [12, 'Praya', '1987-10-02'],
  [13, null, '1979-05-05'],
  [15, 'Praya', null],
  [16, null, '1978-11-15'],
  [17, 'Praya', '1983-08-17'],
  [19, 'Mataram', '1987-03-24'],
  [25, 'Leneng', null],
  [27, 'Sengkol', '1985-01-25'],
  [28, null, '1989-01-18'],
  [36, null, '1999-09-09'],
  [37, 'Praya', null],
  [40, 'Mataram', '1985-02-23'],
  [59, null, '1984-04-07'],
  [60, 'Leneng', '1986-02-11'],
  [65, null, null],
])('list row %i was born in %s on %s', async (row, birthPlace, birthDate) => {
  const { details } = rowOf((await parseFixture('list')).rows, row)

  expect([details.birthPlace, details.birthDate]).toEqual([birthPlace, birthDate])
})

test('phones come out in one form, whatever the spreadsheet made of them', async () => {
  const { rows } = await parseFixture('list')
  const phones = rows.map(({ details }) => details.phone)

  expect(phones.filter((phone) => phone === null)).toHaveLength(6)
  expect(phones.filter((phone) => phone !== null && /^\+6281200\d{6}$/u.test(phone))).toHaveLength(
    55,
  )
  expect(rowOf(rows, 5).details.phone).toBe('+6281200009867')
  expect(rowOf(rows, 7).details.phone).toBe('+6281200007831')
  expect(rowOf(rows, 25).details.phone).toBe('+6281200009267')
})

test('the institution on top of a block belongs to everybody in it', async () => {
  const { rows } = await parseFixture('list')
  const at = (row: number): string | undefined => rowOf(rows, row).institution?.name

  expect([at(5), at(10), at(11), at(26), at(27), at(48), at(65)]).toEqual([
    'TK Negeri Pembina Praya',
    'TK Negeri Pembina Praya',
    'RA Darul Ulum NW Bunut Baok',
    'KB Anggrek Aik Mual',
    'KB Melati Renteng',
    'TK Kartini Mertak Tombok',
    'TK Islam Nurul Hidayah Praya',
  ])
})

test('titles are kept apart from names in all three files', async () => {
  const names = new Map<string, string | null>()
  for (const file of allFiles) {
    for (const { details } of (await parseFixture(file)).rows)
      names.set(details.fullName, details.backTitle)
  }

  const untidy = [...names.keys()].filter((name) =>
    /[,;]|\b(S|A)\. ?[A-Z]|\bM\. ?Pd|^Hj/u.test(name),
  )
  expect(untidy).toEqual([])
  expect(names.get('Muliani Fitriah')).toBe('S.Pd.I')
  expect(names.get('Rabiatul Isnaini Rizkiani')).toBe('S.Pd., M.Pd.')
})
