import { afterEach, beforeEach, expect, test } from 'vitest'

import type { InstitutionId, MemberId } from '../../shared/domain/ids'
import type { Channel, Contract } from '../../shared/ipc/contract'
import type { InputOf } from '../../shared/ipc/contract-kit'
import { createSheet, startHub } from '../support/activity-builders'
import { createTestHub, type TestHub } from '../support/test-hub'

let hub: TestHub

beforeEach(async () => {
  hub = await createTestHub()
  await startHub(hub)
})

afterEach(() => hub.close())

type NewMember = InputOf<Contract['members.create' & Channel]>

async function person(details: NewMember): Promise<MemberId> {
  return (await hub.call('members.create', details)).id
}

async function school(name: string, npsn: string | null = null): Promise<InstitutionId> {
  return (await hub.call('institutions.create', { name, npsn, districtName: 'Praya' })).id
}

const open = async (kind: 'member' | 'institution' = 'member') =>
  (await hub.call('duplicates.page', { kind })).rows.map(({ first, second, reasons, others }) => ({
    pair: [first.id, second.id] as string[],
    reasons,
    others,
  }))

const member = (firstId: MemberId, secondId: MemberId) => ({
  kind: 'member' as const,
  firstId,
  secondId,
})

const nuptk = '9900760661300012'

test('people with one NUPTK are one question, a rounded number is none', async () => {
  const first = await person({ fullName: 'Siti Aminah', nuptk })
  const second = await person({ fullName: 'Baiq Rohani', nuptk })
  await person({ fullName: 'Nuraini', nuptk: '9900760661300000' })
  await person({ fullName: 'Hartini', nuptk: '9900760661300000' })

  expect(await open()).toEqual([{ pair: [first, second], reasons: ['nuptk'], others: 0 }])
  expect(await hub.call('duplicates.counts', {})).toEqual({ member: 1, institution: 0 })
})

test('a namesake counts with the same birth date, or a similar name at the same school', async () => {
  const at = await school('TK Pembina')
  const elsewhere = await school('KB Mawar')
  const first = await person({ fullName: "Nur'aini", birthDate: '1980-03-05' })
  const second = await person({ fullName: 'Nur Aini', birthDate: '1980-03-05' })
  const third = await person({ fullName: 'Siti Rohani', posts: [{ institutionId: at }] })
  const fourth = await person({ fullName: 'Siti Ruhani', posts: [{ institutionId: at }] })
  await person({ fullName: 'Siti Rohani', posts: [{ institutionId: elsewhere }] })
  await person({ fullName: "Nur'aini", birthDate: '1979-01-01' })

  expect(await open()).toEqual([
    { pair: [first, second], reasons: ['name-and-birth-date'], others: 0 },
    { pair: [third, fourth], reasons: ['name-and-institution'], others: 0 },
  ])
})

test('namesakes at one school with different birth dates are two people', async () => {
  const at = await school('TK Pembina')
  const posts = [{ institutionId: at }]
  await person({ fullName: 'Siti Aminah', birthDate: '1980-03-05', posts })
  await person({ fullName: 'Siti Aminah', birthDate: '1985-07-01', posts })

  expect(await open()).toEqual([])
})

test('schools with one NPSN, or one name in one kecamatan, are questions', async () => {
  const first = await school('TK DW Tiwugalih', '99000001')
  const second = await school('TK Dharma Wanita Tiwugalih')
  const third = await school('KB Melati', '99000002')
  const fourth = await school('KB Melati Indah', '99000002')
  await school('TK Dharma Wanita Kopang', '99000003')

  expect(await open('institution')).toEqual([
    { pair: [third, fourth], reasons: ['npsn'], others: 0 },
    { pair: [first, second], reasons: ['name-and-district'], others: 0 },
  ])
})

test('three records of one person are one question at a time until one is left', async () => {
  const first = await person({ fullName: 'Siti Aminah', nuptk })
  const second = await person({ fullName: 'Siti Aminah', nuptk })
  const third = await person({ fullName: 'St. Aminah', nuptk })
  expect(await open()).toEqual([{ pair: [first, second], reasons: ['nuptk'], others: 1 }])

  await hub.call('duplicates.join', member(first, second))
  expect(await open()).toEqual([{ pair: [first, third], reasons: ['nuptk'], others: 0 }])

  await hub.call('duplicates.join', member(first, third))
  expect(await open()).toEqual([])
})

test('what was called different is not asked again, also after one of the two is joined', async () => {
  const first = await person({ fullName: 'Siti Aminah', nuptk })
  const second = await person({ fullName: 'Baiq Rohani', nuptk })
  const third = await person({ fullName: 'Baiq Rohani', nuptk })
  await hub.call('duplicates.keepApart', member(first, third))
  await hub.call('duplicates.join', member(second, third))

  expect(await open()).toEqual([])
  const { rows } = await hub.call('duplicates.decided', {})
  expect(rows.map(({ verdict, second: { id } }) => [verdict, id])).toEqual([
    ['same', third],
    ['different', third],
  ])

  await hub.call('duplicates.takeBack', member(first, third))
  expect((await open())[0]?.pair).toEqual([first, second])
})

test('joining proposes what is known, whole and newer, and says what hangs on each', async () => {
  const at = await school('TK Pembina')
  const first = await person({ fullName: 'Siti Aminah', nuptk, phone: '0812-0000-0001' })
  const second = await person({
    fullName: 'Siti Aminah Wahyuni',
    nuptk,
    birthPlace: 'Praya',
    posts: [{ institutionId: at, position: 'Guru kelas' }],
  })
  await hub.call('members.edit', { id: first, changes: { fullName: 'Siti Aminah W.' } })
  const { sessionId } = await createSheet(hub, [second], {})
  await hub.call('attendance.mark', { sessionId, marks: [{ memberId: second, status: 'H' }] })

  const compared = await hub.call('duplicates.compare', member(second, first))
  expect(compared.first.id).toBe(first)
  expect(compared.second).toMatchObject({
    posts: ['Guru kelas, TK Pembina'],
    hubName: null,
    attached: [
      { what: 'attendance', count: 1 },
      { what: 'activities', count: 1 },
      { what: 'files', count: 0 },
    ],
  })
  const proposed = new Map(compared.fields.map(({ field, proposed: side }) => [field, side]))
  expect(proposed.get('fullName')).toBe('first')
  expect(proposed.get('birthPlace')).toBe('second')
  expect(proposed.get('phone')).toBe('first')
})

test('the chosen values stand on the older record and go back when the two are set apart', async () => {
  const first = await person({ fullName: 'Siti Aminah', nuptk, birthPlace: 'Kopang' })
  const second = await person({
    fullName: 'Siti Aminah W',
    nuptk,
    birthPlace: 'Praya',
    nik: '9901010101800001',
  })
  const before = await hub.call('members.get', { id: first })

  await hub.call('duplicates.join', {
    ...member(first, second),
    choices: { birthPlace: 'second', fullName: 'first' },
  })
  const joined = await hub.call('members.get', { id: first })
  expect(joined.details).toMatchObject({ fullName: 'Siti Aminah', birthPlace: 'Praya' })
  expect(joined.nikEnding).toBe('0001')

  const { restored } = await hub.call('duplicates.takeBack', member(first, second))
  expect(restored).toBe(2)
  expect(await hub.call('members.get', { id: first })).toEqual(before)
  expect((await open())[0]?.pair).toEqual([first, second])
})

test('taking apart spares what was changed after the joining', async () => {
  const first = await person({ fullName: 'Siti Aminah', nuptk, birthPlace: 'Kopang' })
  const second = await person({ fullName: 'Siti Aminah W', nuptk, birthPlace: 'Praya' })
  await hub.call('duplicates.join', {
    ...member(first, second),
    choices: { birthPlace: 'second', fullName: 'second' },
  })
  await hub.call('members.edit', { id: first, changes: { birthPlace: 'Mataram' } })
  await hub.call('duplicates.takeBack', member(first, second))

  expect((await hub.call('members.get', { id: first })).details).toMatchObject({
    fullName: 'Siti Aminah',
    birthPlace: 'Mataram',
  })
})

test('whoever is on the lists under one of the two records stays on them', async () => {
  const first = await person({ fullName: 'Siti Aminah', nuptk })
  const second = await person({ fullName: 'Siti Aminah', nuptk })
  await hub.call('members.archive', { ids: [first] })
  await hub.call('duplicates.join', member(first, second))

  expect((await hub.call('members.page', {})).rows.map(({ id }) => id)).toEqual([first])
})

test('a pair that is joined already says so', async () => {
  const first = await person({ fullName: 'Siti Aminah', nuptk })
  const second = await person({ fullName: 'Siti Aminah', nuptk })
  await hub.call('duplicates.join', member(first, second))

  const again = await hub.result('duplicates.compare', member(first, second))
  expect(again).toMatchObject({ ok: false, error: { code: 'duplicate.settled' } })
})
