import { expect, test } from 'vitest'

import type { Institution } from '../../shared/domain/institution'
import { newInstitution } from '../../shared/domain/institution'
import type { Member, MemberDetails, Post } from '../../shared/domain/member'
import { unknownMemberDetails } from '../../shared/domain/member'
import type { RowDecision } from '../../shared/domain/roster'
import type { Register } from '../../tests/support/roster-register'
import {
  applyPlan,
  emptyRegister,
  planFor,
  testInstitutionId,
  testMemberId,
  testPostId,
} from '../../tests/support/roster-register'
import type { ParsedRoster, RosterInstitution, RosterRow } from './roster-row'

const school: RosterInstitution = { name: 'TK Pertiwi Praya', npsn: null, districtName: 'Praya' }

type RowWords = Partial<MemberDetails> & {
  readonly at?: RosterInstitution | null
  readonly position?: string
}

function aRoster(...words: readonly RowWords[]): ParsedRoster {
  const rows = words.map(({ at = school, position = null, ...details }, index): RosterRow => ({
    row: index + 2,
    details: { ...unknownMemberDetails('Siti Aminah'), ...details },
    institution: at,
    position,
    startedOn: null,
  }))
  return { rows, skipped: [], doubts: [] }
}

function aRegister(...people: readonly Partial<MemberDetails>[]): Register {
  const members = people.map((details, index): Member => ({
    ...unknownMemberDetails('Siti Aminah'),
    ...details,
    id: testMemberId(index),
    archivedOn: null,
  }))
  const institution: Institution = {
    ...newInstitution.parse({ name: school.name, districtCode: '52.02.01', form: 'TK' }),
    id: testInstitutionId(0),
    archivedOn: null,
  }
  const posts = members.map(({ id }, index): Post => ({
    id: testPostId(index),
    memberId: id,
    institutionId: institution.id,
    position: null,
    isHome: true,
    startedOn: null,
  }))
  return { members, posts, institutions: [institution] }
}

const existing = (index: number) => ({ kind: 'existing', memberId: testMemberId(index) })
const choose = (row: number, choice: RowDecision['choice'], take: string[] = []): RowDecision => ({
  row,
  choice,
  take,
})

const outcomeOf = (register: Register, row: RowWords) => {
  const [planned] = planFor(register, aRoster(row)).rows
  return [planned?.outcome, planned?.matchedBy ?? planned?.candidates[0]?.reason ?? null]
}

const nuptk = '0000751366388973'
const otherNuptk = '0000751366388974'

test.each<[string, Partial<MemberDetails>, RowWords, string, string | null]>([
  ['one NUPTK', { nuptk }, { nuptk, at: null }, 'same', 'nuptk'],
  [
    'one NUPTK, a name typed differently',
    { nuptk },
    { nuptk, fullName: 'Siti Aminnah' },
    'differs',
    'nuptk',
  ],
  [
    'one NUPTK on two quite different people',
    { nuptk },
    { nuptk, fullName: 'Lalu Kusnadi' },
    'unsure',
    'nuptk-of-another-name',
  ],
  ['one NIP', { nip: '197310012008042999' }, { nip: '197310012008042999' }, 'same', 'nip'],
  ['one NIK', { nik: '5202014110730001' }, { nik: '5202014110730001' }, 'same', 'nik'],
  [
    'name and birth date',
    { birthDate: '1980-01-02' },
    { birthDate: '1980-01-02', at: null },
    'same',
    'name-and-birth-date',
  ],
  [
    'name and birth date, but another NUPTK',
    { birthDate: '1980-01-02', nuptk },
    { birthDate: '1980-01-02', nuptk: otherNuptk },
    'unsure',
    'name-and-birth-date-other-number',
  ],
  ['name and institution', { nuptk }, {}, 'same', 'name-and-institution'],
  [
    'name and institution, but another birth date',
    { birthDate: '1980-01-02' },
    { birthDate: '1981-01-02' },
    'new',
    null,
  ],
  ['name and institution, but another NUPTK', { nuptk }, { nuptk: otherNuptk }, 'new', null],
  ['name and institution, but another sex', { sex: 'P' }, { sex: 'L' }, 'new', null],
  ['name alone', {}, { at: { ...school, name: 'KB Melati' } }, 'new', null],
  [
    'name and phone',
    { phone: '+6281200001111' },
    { phone: '+6281200001111', at: null },
    'unsure',
    'name-and-phone',
  ],
  [
    'typing error, birth date and institution',
    { birthDate: '1980-01-02' },
    { fullName: 'Siti Amina', birthDate: '1980-01-02' },
    'differs',
    'similar-name-birth-date-and-institution',
  ],
  [
    'typing error and birth date',
    { birthDate: '1980-01-02' },
    { fullName: 'Siti Amina', birthDate: '1980-01-02', at: null },
    'unsure',
    'similar-name-and-birth-date',
  ],
  [
    'typing error and institution',
    {},
    { fullName: 'Siti Amina' },
    'unsure',
    'similar-name-and-institution',
  ],
  [
    'typing error and institution, but another birth date',
    { birthDate: '1980-01-02' },
    { fullName: 'Siti Amina', birthDate: '1980-01-03' },
    'new',
    null,
  ],
  [
    'short names one letter apart',
    { fullName: 'Rina', birthDate: '1980-01-02' },
    { fullName: 'Rini', birthDate: '1980-01-02' },
    'new',
    null,
  ],
])('%s: %j and %j are %s', (_what, ours, theirs, outcome, reason) => {
  expect(outcomeOf(aRegister(ours), theirs)).toEqual([outcome, reason])
})

test('a rounded or short number never tells people apart', () => {
  const ours = aRegister({ nuptk: '0000751366388970' })

  expect(outcomeOf(ours, { nuptk: '0000751366388970', at: null })).toEqual(['new', null])
  expect(outcomeOf(ours, { nuptk: '0000751366388973' })[1]).toBe('name-and-institution')
})

test('two who fit equally well are for a person to decide', () => {
  const plan = planFor(aRegister({}, {}), aRoster({}))

  expect(plan.rows[0]).toMatchObject({ outcome: 'unsure', member: null })
  expect(plan.rows[0]?.candidates.map(({ member }) => member)).toEqual([existing(0), existing(1)])
  expect(plan).toMatchObject({ newMembers: [], memberChanges: [], newPosts: [] })
})

test('of two with one name and birth date, the colleague is meant', () => {
  const register = aRegister({ birthDate: '1980-01-02' }, { birthDate: '1980-01-02' })
  const oneMoved = { ...register, posts: register.posts.slice(0, 1) }

  const plan = planFor(oneMoved, aRoster({ birthDate: '1980-01-02' }))

  expect(plan.rows[0]).toMatchObject({ outcome: 'same', member: existing(0) })
})

test('somebody set aside is still recognised', () => {
  const register = aRegister({ nuptk })
  const archived = {
    ...register,
    members: register.members.map((member) => ({ ...member, archivedOn: '2025-01-01' })),
  }

  expect(outcomeOf(archived, { nuptk })).toEqual(['same', 'nuptk'])
})

test('what was unknown is filled, what is known stays and is shown beside theirs', () => {
  const register = aRegister({ nuptk, birthPlace: 'Praya', backTitle: 'S.Pd.' })

  const plan = planFor(
    register,
    aRoster({
      nuptk,
      birthPlace: 'Kopang',
      backTitle: 'S. Pd',
      email: 'siti@surel.example',
      position: 'Guru',
    }),
  )

  expect(plan.rows[0]).toMatchObject({
    outcome: 'differs',
    fills: [
      { field: 'email', value: 'siti@surel.example' },
      { field: 'position', value: 'Guru' },
    ],
    differences: [{ field: 'birthPlace', ours: 'Praya', theirs: 'Kopang', isTaken: false }],
  })
  expect(plan.memberChanges).toEqual([
    { memberId: testMemberId(0), changes: { email: 'siti@surel.example' }, rows: [2] },
  ])
  expect(plan.postChanges).toEqual([{ postId: testPostId(0), changes: { position: 'Guru' } }])
})

test('theirs replaces ours only where the user takes it', () => {
  const register = aRegister({ nuptk, birthPlace: 'Praya', phone: '+6281200001111' })
  const roster = aRoster({ nuptk, birthPlace: 'Kopang', phone: '+6281200002222' })

  const plan = planFor(register, roster, [choose(2, { kind: 'automatic' }, ['phone'])])

  expect(plan.memberChanges).toMatchObject([{ changes: { phone: '+6281200002222' } }])
  expect(plan.rows[0]?.differences.map(({ field, isTaken }) => [field, isTaken])).toEqual([
    ['birthPlace', false],
    ['phone', true],
  ])
})

test('an employment wording brings its group, and a major stays with its level', () => {
  const register = aRegister({ nuptk, educationLevel: 'd2' })

  const plan = planFor(
    register,
    aRoster({
      nuptk,
      employmentStatus: 'GTY/PTY',
      employmentGroup: 'foundation',
      educationLevel: 's1',
      educationMajor: 'PAUD',
    }),
  )

  expect(plan.memberChanges).toMatchObject([
    { changes: { employmentStatus: 'GTY/PTY', employmentGroup: 'foundation' } },
  ])
  expect(plan.memberChanges[0]?.changes).not.toHaveProperty('educationMajor')
})

test('a second school becomes a second post, and the first stays home', () => {
  const plan = planFor(
    aRegister({ nuptk }),
    aRoster({ nuptk, at: { ...school, name: 'KB Melati' } }),
  )

  expect(plan.newPosts).toEqual([
    {
      memberId: testMemberId(0),
      institution: { kind: 'new', index: 0 },
      position: null,
      isHome: false,
      startedOn: null,
    },
  ])
  expect(plan.rows[0]).toMatchObject({
    outcome: 'fills-gaps',
    fills: [{ field: 'institution', value: 'KB Melati' }],
  })
})

test('a person who stands twice in a file is one person with all that both rows say', () => {
  const plan = planFor(
    emptyRegister,
    aRoster({ nuptk }, { nuptk, birthDate: '1980-01-02' }, { nuptk }),
  )

  expect(plan.rows.map(({ outcome }) => outcome)).toEqual(['new', 'fills-gaps', 'same'])
  expect(plan.newMembers).toMatchObject([
    { details: { nuptk, birthDate: '1980-01-02' }, rows: [2, 3, 4] },
  ])
})

test('two of one name at one school with two phones in one list are not joined unasked', () => {
  const plan = planFor(
    emptyRegister,
    aRoster({ phone: '+6281200001111' }, { phone: '+6281200002222' }, { phone: '+6281200001111' }),
  )

  expect(plan.rows.map(({ outcome }) => outcome)).toEqual(['new', 'unsure', 'same'])
})

test.each<[RowDecision['choice'], object]>([
  [{ kind: 'new-person' }, { outcome: 'new', member: { kind: 'new', index: 0 } }],
  [{ kind: 'skip' }, { outcome: 'skipped', member: null }],
  [
    { kind: 'same-as', memberId: testMemberId(1) },
    { outcome: 'same', member: existing(1), matchedBy: 'chosen' },
  ],
])('an unsure row does what the user decides: %j', (choice, expected) => {
  const plan = planFor(aRegister({}, {}), aRoster({}), [choose(2, choice)])

  expect(plan.rows[0]).toMatchObject(expected)
})

test('a row can be declared the same person as an earlier row', () => {
  const plan = planFor(
    emptyRegister,
    aRoster({ phone: '+6281200001111' }, { phone: '+6281200002222' }),
    [choose(3, { kind: 'same-as-row', row: 2 })],
  )

  expect(plan.newMembers).toHaveLength(1)
  expect(plan.rows[1]).toMatchObject({ outcome: 'differs', matchedBy: 'chosen' })
})

test('a row that changes nothing adds no institution', () => {
  const elsewhere = { ...school, name: 'KB Melati' }
  const roster = aRoster({ phone: '+6281200001111', at: elsewhere })

  const plan = planFor(aRegister({ phone: '+6281200001111' }), roster)

  expect(plan.rows[0]?.outcome).toBe('unsure')
  expect(plan.newInstitutions).toEqual([])
})

test('an institution is known by its NPSN, whatever it is called', () => {
  const register = aRegister({ nuptk })
  const named = {
    ...register,
    institutions: register.institutions.map((each) => ({ ...each, npsn: '50200001' })),
  }

  const plan = planFor(
    named,
    aRoster({ nuptk, at: { name: 'TK Pertiwi', npsn: '50200001', districtName: null } }),
  )

  expect(plan.newInstitutions).toEqual([])
  expect(plan.rows[0]?.outcome).toBe('same')
})

test('two institutions of one name with two NPSN stay two', () => {
  const plan = planFor(
    emptyRegister,
    aRoster(
      { fullName: 'Ani', at: { ...school, npsn: '50200001' } },
      { fullName: 'Budi', at: { ...school, npsn: '50200002' } },
    ),
  )

  expect(plan.newInstitutions.map(({ npsn }) => npsn)).toEqual(['50200001', '50200002'])
})

test('an institution gains the NPSN and the kecamatan it lacked', () => {
  const register = aRegister({ nuptk })
  const bare = {
    ...register,
    institutions: register.institutions.map((each) => ({ ...each, districtCode: null })),
  }

  const plan = planFor(bare, aRoster({ nuptk, at: { ...school, npsn: '50200001' } }))

  expect(plan.institutionChanges).toEqual([
    {
      institutionId: testInstitutionId(0),
      changes: { npsn: '50200001', districtCode: '52.02.01', districtName: 'Praya' },
    },
  ])
})

test('a name that stands in two kecamatan is not guessed when the file says none', () => {
  const mawar = (districtName: string | null) => ({ name: 'KB Mawar', npsn: null, districtName })
  const register = applyPlan(
    emptyRegister,
    planFor(
      emptyRegister,
      aRoster({ fullName: 'Ani', at: mawar('Jonggat') }, { fullName: 'Budi', at: mawar('Kopang') }),
    ),
  )

  const plan = planFor(register, aRoster({ fullName: 'Cici', at: mawar(null) }))

  expect(plan.newInstitutions).toEqual([])
  expect(plan.newMembers).toMatchObject([{ details: { fullName: 'Cici' }, posts: [] }])
  expect(plan.doubts).toMatchObject([{ row: 2, code: 'institution.several', raw: 'KB Mawar' }])
})
