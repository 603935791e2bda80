import { afterEach, beforeEach, expect, test } from 'vitest'

import type { InstitutionId, MemberId } from '../../shared/domain/ids'
import { anActivity } from '../support/activity-builders'
import { aHub } from '../support/new-hub'
import { createTestHub, type TestHub } from '../support/test-hub'

let hub: TestHub

beforeEach(async () => {
  hub = await createTestHub()
  await hub.call(
    'setup.createHub',
    aHub({
      name: 'PKG Kopang',
      districtCode: '52.02.09',
      districtName: 'Kopang',
      ownerName: 'Sekretaris contoh',
    }),
  )
})
afterEach(async () => {
  await hub.close()
})

const addInstitution = async (name: string) => (await hub.call('institutions.create', { name })).id
const addMember = async (fullName: string, more: object = {}) =>
  (await hub.call('members.create', { fullName, ...more })).id
const namesFor = async (search: string, more: object = {}) =>
  (await hub.call('members.page', { search, ...more })).rows.map(({ fullName }) => fullName)

test('a new member is there after a restart, with what is unknown still unknown', async () => {
  const institutionId = await addInstitution('TK Al-Hikmah NW')
  const id = await addMember("  Baiq   Nur'aini ", {
    backTitle: 'S.Pd.',
    sex: 'P',
    phone: '0812-0000-1234',
    nik: '9901014107800001',
    employmentStatus: 'GTY/PTY',
    posts: [{ institutionId, position: 'Guru kelas' }],
  })

  await hub.reopen()

  expect(await hub.call('members.get', { id })).toEqual({
    id,
    details: {
      frontTitle: null,
      fullName: "Baiq Nur'aini",
      backTitle: 'S.Pd.',
      sex: 'P',
      birthPlace: null,
      birthDate: null,
      nuptk: null,
      nip: null,
      phone: '+6281200001234',
      email: null,
      cardNumber: null,
      memberNumber: null,
      homeAddress: null,
      employmentStatus: 'GTY/PTY',
      employmentGroup: 'foundation',
      rank: null,
      serviceStartedOn: null,
      isCertified: null,
      educationLevel: null,
      educationMajor: null,
      isLinear: null,
      activityStatus: 'active',
      joinedOn: null,
      leftOn: null,
      note: null,
    },
    nikEnding: '0001',
    posts: [
      {
        id: expect.any(String) as string,
        institutionId,
        institutionName: 'TK Al-Hikmah NW',
        institutionForm: null,
        position: 'Guru kelas',
        isHome: true,
        startedOn: null,
      },
    ],
    archivedAt: null,
    isWalkIn: false,
    isDemo: false,
  })
  expect(await hub.call('members.nik', { id })).toEqual({ nik: '9901014107800001' })
})

test('people are found by name without titles, by number and by school, marks ignored', async () => {
  const school = await addInstitution("TK Al-Hikmah Nur'ul Iman")
  await addMember("Baiq Nur'aini", { backTitle: 'S.Pd.AUD', nuptk: '0000 1234 5678 9012' })
  await addMember('Lalu A. Yani', { posts: [{ institutionId: school }] })
  await addMember('Siti Aminah')

  expect({
    curly: await namesFor('nur’aini'),
    plain: await namesFor('NURAINI'),
    beginnings: await namesFor('ai nur'),
    title: await namesFor('S.Pd.AUD'),
    number: await namesFor('00001234'),
    school: await namesFor('al hikmah'),
    nameAndSchool: await namesFor('yani hikmah'),
    nobody: await namesFor('zzz'),
    syntax: await namesFor('siti" OR baiq*'),
  }).toEqual({
    curly: ["Baiq Nur'aini"],
    plain: ["Baiq Nur'aini"],
    beginnings: [],
    title: [],
    number: ["Baiq Nur'aini"],
    school: ['Lalu A. Yani'],
    nameAndSchool: ['Lalu A. Yani'],
    nobody: [],
    syntax: [],
  })
})

test('those whose name matches stand before those whose school does, also across pages', async () => {
  const school = await addInstitution('TK Nurul Iman')
  await addMember('Aminah', { posts: [{ institutionId: school }] })
  await addMember('Budi', { posts: [{ institutionId: school }] })
  await addMember('Zaenab Nurhayati')
  await addMember('Nurhasanah', { posts: [{ institutionId: school }] })

  const pages = await Promise.all(
    [0, 1, 2, 3, 4].map((offset) => namesFor('nur', { offset, limit: 1 })),
  )

  expect(pages).toEqual([['Nurhasanah'], ['Zaenab Nurhayati'], ['Aminah'], ['Budi'], []])
  expect((await hub.call('members.page', { search: 'nur', limit: 2 })).total).toBe(4)
})

test('an archived member leaves the list, is found among the archived, and comes back', async () => {
  const id = await addMember('Siti Aminah')
  await addMember('Baiq Rohani')

  const first = await hub.call('members.archive', { ids: [id] })
  const again = await hub.call('members.archive', { ids: [id] })
  const listed = await namesFor('')
  const archived = await namesFor('siti', { filter: { archived: true } })
  const back = await hub.call('members.unarchive', { ids: [id] })

  expect({ first, again, listed, archived, back, after: await namesFor('') }).toEqual({
    first: { changed: 1 },
    again: { changed: 0 },
    listed: ['Baiq Rohani'],
    archived: ['Siti Aminah'],
    back: { changed: 1 },
    after: ['Baiq Rohani', 'Siti Aminah'],
  })
})

test('filters and orders of the list', async () => {
  const mawar = await addInstitution('KB Mawar')
  const anggrek = await addInstitution('KB Anggrek')
  await addMember('Ani', { posts: [{ institutionId: mawar }], activityStatus: 'retired' })
  await addMember('Cici', { posts: [{ institutionId: anggrek }] })
  await addMember('Budi')

  expect({
    byInstitution: await namesFor('', { sort: 'institution' }),
    backwards: await namesFor('', { isDescending: true }),
    ofMawar: await namesFor('', { filter: { institutionId: mawar } }),
    retired: await namesFor('', { filter: { status: 'retired' } }),
    walkIns: await namesFor('', { filter: { isWalkIn: true } }),
    members: await namesFor('', { filter: { isWalkIn: false } }),
  }).toEqual({
    byInstitution: ['Cici', 'Ani', 'Budi'],
    backwards: ['Cici', 'Budi', 'Ani'],
    ofMawar: ['Ani'],
    retired: ['Ani'],
    walkIns: [],
    members: ['Ani', 'Budi', 'Cici'],
  })
})

test('an edit changes only what it names and the search follows', async () => {
  const id = await addMember('Siti Aminah', { birthPlace: 'Praya', email: 'siti@sekolah.example' })

  await hub.call('members.edit', { id, changes: { fullName: 'Siti Hartini', email: null } })

  const { details } = await hub.call('members.get', { id })
  expect(details).toMatchObject({ fullName: 'Siti Hartini', birthPlace: 'Praya', email: null })
  expect([await namesFor('aminah'), await namesFor('hartini')]).toEqual([[], ['Siti Hartini']])
})

test('one post is home: the one marked last, or the one left over', async () => {
  const [mawar, anggrek] = [await addInstitution('KB Mawar'), await addInstitution('KB Anggrek')]
  const id = await addMember('Siti', { posts: [{ institutionId: mawar }] })
  const homes = async () =>
    (await hub.call('members.get', { id })).posts.map(({ institutionName, isHome }) => [
      institutionName,
      isHome,
    ])

  await hub.call('members.edit', {
    id,
    changes: {},
    posts: { added: [{ institutionId: anggrek, isHome: true, position: 'Operator' }] },
  })
  const both = await homes()
  const { posts } = await hub.call('members.get', { id })
  await hub.call('members.edit', {
    id,
    changes: {},
    posts: { removed: posts.filter(({ isHome }) => isHome).map((post) => post.id) },
  })

  expect({ both, after: await homes() }).toEqual({
    both: [
      ['KB Anggrek', true],
      ['KB Mawar', false],
    ],
    after: [['KB Mawar', true]],
  })
  expect(await namesFor('anggrek')).toEqual([])
})

test('a post at an institution that is not there is refused, and nothing is written', async () => {
  const nowhere = '0000000000000000000000000s' as InstitutionId

  const result = await hub.result('members.create', {
    fullName: 'Siti',
    posts: [{ institutionId: nowhere }],
  })

  expect(result).toEqual({ ok: false, error: { code: 'institution.missing', params: {} } })
  expect(await namesFor('')).toEqual([])
})

test('who may be there already is said with the reason, and never for a rounded number', async () => {
  const known = await addMember("Baiq Nur'aini", {
    nuptk: '0000123456789012',
    birthDate: '1980-07-01',
  })
  const likeness = async (wanted: object) =>
    (
      await hub.call('members.findDuplicates', {
        fullName: '',
        birthDate: null,
        nuptk: null,
        nip: null,
        exceptId: null,
        ...wanted,
      })
    ).map(({ id, reason }) => [id, reason])

  expect({
    number: await likeness({ nuptk: '0000123456789012' }),
    name: await likeness({ fullName: 'BAIQ NURAINI', birthDate: '1980-07-01' }),
    otherDate: await likeness({ fullName: "Baiq Nur'aini", birthDate: '1980-07-02' }),
    rounded: await likeness({ nuptk: '0000123456789010' }),
    itself: await likeness({ nuptk: '0000123456789012', exceptId: known }),
  }).toEqual({
    number: [[known, 'nuptk']],
    name: [[known, 'name-and-birth-date']],
    otherDate: [],
    rounded: [],
    itself: [],
  })
})

test('a member that does not exist is a clear failure', async () => {
  const id = '0000000000000000000000000s' as MemberId

  const results = [
    await hub.result('members.get', { id }),
    await hub.result('members.edit', { id, changes: { note: 'x' } }),
  ]

  expect(results.map((result) => (result.ok ? 'ok' : result.error.code))).toEqual([
    'member.missing',
    'member.missing',
  ])
})

test('institutions are listed with their people, searched, filtered and archived', async () => {
  const hikmah = (
    await hub.call('institutions.create', {
      name: 'TK Al-Hikmah',
      form: 'TK',
      npsn: '99000001',
      districtName: 'Kopang',
    })
  ).id
  await hub.call('institutions.create', { name: 'KB Mawar', form: 'KB', districtName: 'Jonggat' })
  await addMember('Ani', { posts: [{ institutionId: hikmah }] })
  const gone = await addMember('Budi', { posts: [{ institutionId: hikmah }] })
  await hub.call('members.archive', { ids: [gone] })
  const list = async (input: object = {}) =>
    (await hub.call('institutions.page', input)).rows.map(({ name, memberCount }) => [
      name,
      memberCount,
    ])

  expect({
    all: await list(),
    byMembers: await list({ sort: 'members', isDescending: true }),
    alHikmah: await list({ search: 'al hikmah' }),
    npsn: await list({ search: '9900' }),
    kb: await list({ filter: { form: 'KB' } }),
    jonggat: await list({ filter: { districtName: 'jonggat' } }),
    districts: await hub.call('institutions.districts', {}),
  }).toEqual({
    all: [
      ['KB Mawar', 0],
      ['TK Al-Hikmah', 1],
    ],
    byMembers: [
      ['TK Al-Hikmah', 1],
      ['KB Mawar', 0],
    ],
    alHikmah: [['TK Al-Hikmah', 1]],
    npsn: [['TK Al-Hikmah', 1]],
    kb: [['KB Mawar', 0]],
    jonggat: [['KB Mawar', 0]],
    districts: [
      { name: 'Jonggat', count: 1 },
      { name: 'Kopang', count: 1 },
    ],
  })

  await hub.call('institutions.archive', { ids: [hikmah] })
  const archived = [await list(), await list({ filter: { archived: true } })]
  await hub.call('institutions.unarchive', { ids: [hikmah] })

  expect(archived).toEqual([[['KB Mawar', 0]], [['TK Al-Hikmah', 1]]])
  expect(await list({ search: 'hikmah' })).toEqual([['TK Al-Hikmah', 1]])
})

test('an institution spelled another way is pointed at', async () => {
  const id = await addInstitution('TK Dharma Wanita Tiwugalih')

  const found = await hub.call('institutions.findDuplicates', {
    name: 'TK DW TIWUGALIH',
    npsn: null,
    exceptId: null,
  })

  expect(found.map((like) => [like.id, like.reason])).toEqual([[id, 'name']])
})

test('renaming an institution moves its people in the search', async () => {
  const id = await addInstitution('KB Mawar')
  await addMember('Ani', { posts: [{ institutionId: id }] })

  await hub.call('institutions.edit', { id, changes: { name: 'KB Kenanga' } })

  expect([await namesFor('mawar'), await namesFor('kenanga')]).toEqual([[], ['Ani']])
  expect((await hub.call('institutions.get', { id })).details.name).toBe('KB Kenanga')
})

test('a walk-in stands in a list of their own until they are made a member', async () => {
  const { activityIds } = await hub.call('activities.create', anActivity())
  const activityId = activityIds[0]!
  await hub.call('enrolments.addWalkIn', {
    activityId,
    sessionId: null,
    person: { fullName: 'Tamu Contoh', schoolName: 'TK Jauh' },
  })
  const lists = async () => ({
    members: await namesFor('', { filter: { isWalkIn: false } }),
    walkIns: await namesFor('', { filter: { isWalkIn: true } }),
  })
  const before = await lists()
  const [guest] = (await hub.call('members.page', { search: 'tamu' })).rows

  const admitted = await hub.call('members.admit', { ids: guest ? [guest.id] : [] })

  expect({ before, admitted, after: await lists() }).toEqual({
    before: { members: [], walkIns: ['Tamu Contoh'] },
    admitted: { changed: 1 },
    after: { members: ['Tamu Contoh'], walkIns: [] },
  })
})
