import { afterEach, beforeEach, expect, test } from 'vitest'

import type { HistoryTable } from '../../shared/domain/history'
import { createPeople, createSheet } from '../support/activity-builders'
import type { TestHub } from '../support/test-hub'
import { exchange, joinFrom, type TwoHubs, twoHubs } from '../support/two-hubs'

let both: TwoHubs
let stick: string
let jonggat: TestHub
let kopang: TestHub

beforeEach(async () => {
  both = await twoHubs('none')
  ;({ stick, jonggat, kopang } = both)
})
afterEach(() => both.end())

async function makeNetwork() {
  await jonggat.call('exchange.foundNetwork', { name: 'Lombok Tengah' })
  await joinFrom(jonggat, kopang, { stick, label: 'PKG Kopang' })
}

async function exchangeAll() {
  for (const hub of [jonggat, kopang, jonggat]) await exchange(hub, stick)
}

function historyOf(hub: TestHub, table: HistoryTable, rowKey: string, limit?: number) {
  return hub.call('history.record', { table, rowKey, ...(limit === undefined ? {} : { limit }) })
}

type History = Awaited<ReturnType<typeof historyOf>>

/** `hub command column: before -> after`, newest first; what stayed empty is left out. */
function told({ entries }: History, columns: readonly string[]): readonly string[] {
  return entries.flatMap(({ hubName, command, rows }) =>
    rows.flatMap(({ table, fields }) =>
      fields
        .filter(({ column, fate }) => columns.includes(column) && fate === 'took')
        .map(
          ({ column, before, after }) =>
            `${hubName} ${command} ${table}.${column}: ${String(before)} -> ${String(after)}`,
        ),
    ),
  )
}

test('the past of a person says who changed what, from which value to which, newest first', async () => {
  const { id } = await jonggat.call('members.create', { fullName: 'Aisyah' })
  await jonggat.call('members.edit', { id, changes: { fullName: 'Baiq Aisyah' } })
  await jonggat.call('members.edit', { id, changes: { phone: '081200000001' } })

  const history = await historyOf(jonggat, 'members', id)

  expect(history.total).toBe(3)
  expect(history.entries[0]).toMatchObject({
    accountName: 'Sekretaris PKG Jonggat',
    hubName: 'PKG Jonggat',
    isOwnHub: true,
    isClockDoubtful: false,
    state: 'applied',
  })
  expect(told(history, ['full_name', 'phone'])).toEqual([
    'PKG Jonggat members.edit members.phone: null -> +6281200000001',
    'PKG Jonggat members.edit members.full_name: Aisyah -> Baiq Aisyah',
    'PKG Jonggat members.create members.full_name: null -> Aisyah',
  ])
})

test('the places a person works at are told with the person, by the names of the institutions', async () => {
  const [memberId] = await createPeople(jonggat, 1, { schoolName: 'TK Dahlia' })

  const { entries, names } = await historyOf(jonggat, 'members', memberId!)

  const post = entries[0]?.rows.find(({ table }) => table === 'posts')
  const school = post?.fields.find(({ column }) => column === 'institution_id')?.after
  expect(names[String(school)]).toBe('TK Dahlia')
})

test('a mark that was corrected tells both marks and nothing of the other people in the session', async () => {
  const people = await createPeople(jonggat, 3)
  const { sessionId } = await createSheet(jonggat, people)
  await jonggat.call('attendance.mark', {
    sessionId,
    marks: people.map((memberId) => ({ memberId, status: 'H' })),
  })
  await jonggat.call('attendance.mark', {
    sessionId,
    marks: [{ memberId: people[1]!, status: 'I' }],
  })

  const history = await historyOf(jonggat, 'attendance', `${sessionId}:${people[1]!}`)
  const neighbour = await historyOf(jonggat, 'attendance', `${sessionId}:${people[0]!}`)

  expect(told(history, ['status', 'role'])).toEqual([
    'PKG Jonggat attendance.mark attendance.status: H -> I',
    'PKG Jonggat attendance.mark attendance.status: null -> H',
    'PKG Jonggat enrolments.add enrolments.role: null -> participant',
  ])
  expect(told(neighbour, ['status'])).toHaveLength(1)
})

test('two hubs tell the same past of a record, each change with the hub it was made at', async () => {
  await makeNetwork()
  const { id } = await jonggat.call('members.create', { fullName: 'Aisyah' })
  await exchangeAll()
  await kopang.call('members.edit', { id, changes: { phone: '081200000002' } })
  await exchange(kopang, stick)
  await exchange(jonggat, stick)

  const here = await historyOf(jonggat, 'members', id)
  const there = await historyOf(kopang, 'members', id)

  const known = ['full_name', 'phone']
  expect(told(here, known)).toEqual([
    'PKG Kopang members.edit members.phone: null -> +6281200000002',
    'PKG Jonggat members.create members.full_name: null -> Aisyah',
  ])
  expect(told(there, known)).toEqual(told(here, known))
  expect(here.entries.map(({ isOwnHub }) => isOwnHub)).toEqual([false, true])
})

test('a value that another hub overwrote without having seen it says so, and who it was', async () => {
  await makeNetwork()
  const { id } = await jonggat.call('members.create', { fullName: 'Aisyah' })
  await exchangeAll()
  await jonggat.call('members.edit', { id, changes: { phone: '0811' } })
  await kopang.call('members.edit', { id, changes: { note: 'satu perubahan lebih dulu' } })
  await kopang.call('members.edit', { id, changes: { phone: '0822' } })
  await exchangeAll()

  const { entries } = await historyOf(jonggat, 'members', id)

  const phones = entries.flatMap(({ rows }) =>
    rows.flatMap(({ fields }) => fields.filter(({ column }) => column === 'phone')),
  )
  expect(phones).toEqual([
    { column: 'phone', before: '0811', after: '0822', fate: 'took', lostTo: null },
    {
      column: 'phone',
      before: null,
      after: '0811',
      fate: 'took',
      lostTo: { accountName: 'Sekretaris PKG Kopang', hubName: 'PKG Kopang' },
    },
    { column: 'phone', before: null, after: null, fate: 'same', lostTo: null },
  ])
})

test('a value that was overwritten by somebody who had seen it counts as changed, not as lost', async () => {
  await makeNetwork()
  const { id } = await jonggat.call('members.create', { fullName: 'Aisyah', note: 'lama' })
  await exchangeAll()
  await kopang.call('members.edit', { id, changes: { note: 'baru' } })
  await exchange(kopang, stick)
  await exchange(jonggat, stick)

  for (const hub of [jonggat, kopang]) {
    const { entries } = await historyOf(hub, 'members', id)
    const lost = entries.flatMap(({ rows }) =>
      rows.flatMap(({ fields }) => fields.filter(({ lostTo }) => lostTo !== null)),
    )
    expect(lost).toEqual([])
  }
})

test('a NIK shows its end only, and nothing at all of it reaches another hub', async () => {
  await makeNetwork()
  const { id } = await jonggat.call('members.create', {
    fullName: 'Aisyah',
    nik: '5202014110730001',
  })
  await exchangeAll()

  const here = await historyOf(jonggat, 'members', id)
  const there = await historyOf(kopang, 'members', id)

  expect(told(here, ['nik'])).toEqual(['PKG Jonggat members.create members.nik: null -> ••••0001'])
  expect(JSON.stringify(here)).not.toContain('5202014110730001')
  expect(told(there, ['nik'])).toEqual([])
  expect(there.total).toBe(1)
})

test('only as many changes as asked for are told, and how many there are', async () => {
  const { id } = await jonggat.call('members.create', { fullName: 'Aisyah' })
  for (let turn = 0; turn < 6; turn += 1) {
    await jonggat.call('members.edit', { id, changes: { note: `catatan ${turn}` } })
  }

  const history = await historyOf(jonggat, 'members', id, 2)

  expect(history.total).toBe(7)
  expect(told(history, ['note'])).toEqual([
    'PKG Jonggat members.edit members.note: catatan 4 -> catatan 5',
    'PKG Jonggat members.edit members.note: catatan 3 -> catatan 4',
  ])
})

test('a change made while the clock of the PC was dead is marked as doubtful', async () => {
  const { id } = await jonggat.call('members.create', { fullName: 'Aisyah' })
  jonggat.clock.now = Date.UTC(2003, 0, 1)
  await jonggat.call('members.edit', { id, changes: { phone: '0811' } })

  const { entries } = await historyOf(jonggat, 'members', id)

  expect(entries.map(({ isClockDoubtful }) => isClockDoubtful)).toEqual([true, false])
})

test('of an erased person the history tells who erased them, and nothing of what was before', async () => {
  const { id } = await jonggat.call('members.create', { fullName: 'Aisyah', phone: '0811' })
  await jonggat.call('members.edit', { id, changes: { note: 'rahasia' } })
  await jonggat.call('members.erase', { id, confirmation: 'Aisyah' })

  const history = await historyOf(jonggat, 'members', id)

  expect(history.entries.map(({ command }) => command)).toEqual(['members.erase'])
  expect(JSON.stringify(history)).not.toMatch(/Aisyah|0811|rahasia/u)
})
