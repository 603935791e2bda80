import { afterEach, beforeEach, expect, test } from 'vitest'

import type { MemberId, SessionId } from '../../shared/domain/ids'
import { anActivity, createPeople, createSheet } from '../support/activity-builders'
import { createTestHub, type TestHub } from '../support/test-hub'
import { exchange, hubNamed, joinFrom, type TwoHubs, twoHubs } from '../support/two-hubs'

let both: TwoHubs
let stick: string
let jonggat: TestHub
let kopang: TestHub

beforeEach(async () => {
  both = await twoHubs('joined')
  ;({ stick, jonggat, kopang } = both)
})
afterEach(() => both.end())

async function namesAt(hub: TestHub): Promise<readonly string[]> {
  const { rows } = await hub.call('members.page', {})
  return rows.map(({ fullName }) => fullName).sort()
}

async function phoneAt(hub: TestHub, id: MemberId) {
  return (await hub.call('members.get', { id })).details.phone
}

async function statusesAt(hub: TestHub, sessionId: SessionId) {
  const { rows } = await hub.call('attendance.sheet', { sessionId })
  return rows.map(({ status }) => status)
}

async function newestImport(hub: TestHub) {
  const [newest] = await hub.call('imports.list', {})
  if (!newest) throw new Error('an exchange brought something')
  return newest
}

test('an exchange that brought something is listed with what came from whom; one that did not is not', async () => {
  await createPeople(jonggat, 3)
  await exchange(jonggat, stick)
  await exchange(kopang, stick)
  await exchange(kopang, stick)

  const imports = await kopang.call('imports.list', {})

  expect(imports).toHaveLength(1)
  expect(imports[0]).toMatchObject({
    undoneAt: null,
    hubs: [{ hubName: 'PKG Jonggat', counts: { members: { added: 3, changed: 0 } } }],
  })
  expect(imports[0]?.commits).toBeGreaterThan(3)
})

test('people, sessions and marks that an import brought go away with it, and nothing else does', async () => {
  await createPeople(kopang, 1)
  const people = await createPeople(jonggat, 4, { schoolName: 'TK Dahlia' })
  const { activityId, sessionId } = await createSheet(jonggat, people)
  await jonggat.call('attendance.mark', {
    sessionId,
    marks: people.map((memberId) => ({ memberId, status: 'H' })),
  })
  await exchange(jonggat, stick)
  await exchange(kopang, stick)
  const { id: importId } = await newestImport(kopang)

  const outcome = await kopang.call('imports.undo', { importId })

  expect(outcome.removed).toMatchObject({
    members: 4,
    institutions: 1,
    activities: 1,
    sessions: 1,
    attendance: 4,
  })
  expect(outcome.spared).toMatchObject({ members: 0, attendance: 0 })
  expect(await namesAt(kopang)).toEqual(['Guru Uji 001'])
  expect((await kopang.call('institutions.page', {})).total).toBe(0)
  expect(await kopang.result('activities.get', { activityId })).toMatchObject({ ok: false })
  expect((await newestImport(kopang)).undoneAt).not.toBeNull()
})

test('a value that the import changed goes back, unless somebody here has changed it since', async () => {
  const [first, second] = await createPeople(kopang, 2)
  for (const id of [first!, second!]) {
    await kopang.call('members.edit', { id, changes: { phone: '081200000001' } })
  }
  await exchange(kopang, stick)
  await exchange(jonggat, stick)
  for (const id of [first!, second!]) {
    await jonggat.call('members.edit', { id, changes: { phone: '081200000002' } })
  }
  await exchange(jonggat, stick)
  await exchange(kopang, stick)
  await kopang.call('members.edit', { id: second!, changes: { phone: '081200000003' } })
  const { id: importId } = await newestImport(kopang)

  const outcome = await kopang.call('imports.undo', { importId })

  expect(outcome).toMatchObject({ restored: { members: 1 }, spared: { members: 1 } })
  expect(await phoneAt(kopang, first!)).toBe('+6281200000001')
  expect(await phoneAt(kopang, second!)).toBe('+6281200000003')
})

test('whoever was edited here or marked here since stays, with place of work and enrolment', async () => {
  const people = await createPeople(jonggat, 3, { schoolName: 'TK Dahlia' })
  await exchange(jonggat, stick)
  await exchange(kopang, stick)
  const { id: importId } = await newestImport(kopang)
  await kopang.call('members.edit', { id: people[0]!, changes: { note: 'sudah ditelepon' } })
  const { sessionId } = await createSheet(kopang, [people[1]!])
  await kopang.call('attendance.mark', {
    sessionId,
    marks: [{ memberId: people[1]!, status: 'H' }],
  })

  const outcome = await kopang.call('imports.undo', { importId })

  expect(outcome).toMatchObject({
    removed: { members: 1, institutions: 0 },
    spared: { members: 2, institutions: 1 },
    sparedNames: ['Guru Uji 001', 'Guru Uji 002', 'TK Dahlia'],
  })
  expect(await namesAt(kopang)).toEqual(['Guru Uji 001', 'Guru Uji 002'])
  expect((await kopang.call('members.get', { id: people[0]! })).posts).toHaveLength(1)
  expect(await statusesAt(kopang, sessionId)).toEqual(['H'])
})

test('a mark of ours that the import corrected is as it was before', async () => {
  const people = await createPeople(jonggat, 2)
  const { sessionId } = await createSheet(jonggat, people)
  await exchange(jonggat, stick)
  await exchange(kopang, stick)
  await kopang.call('attendance.mark', {
    sessionId,
    marks: people.map((memberId) => ({ memberId, status: 'H' })),
  })
  await exchange(kopang, stick)
  await exchange(jonggat, stick)
  await jonggat.call('attendance.mark', {
    sessionId,
    marks: [{ memberId: people[0]!, status: 'I' }],
  })
  await exchange(jonggat, stick)
  await exchange(kopang, stick)
  const { id: importId } = await newestImport(kopang)

  const outcome = await kopang.call('imports.undo', { importId })

  expect(outcome).toMatchObject({ removed: { attendance: 0 }, restored: { attendance: 1 } })
  expect(await statusesAt(kopang, sessionId)).toEqual(['H', 'H'])
})

test('a mark that both hubs made by themselves is ours again, not emptied', async () => {
  const people = await createPeople(jonggat, 1)
  const { sessionId } = await createSheet(jonggat, people)
  await exchange(jonggat, stick)
  await exchange(kopang, stick)
  await kopang.call('attendance.mark', {
    sessionId,
    marks: [{ memberId: people[0]!, status: 'S' }],
  })
  // Other work first, so that this mark is the later one in the order of all hubs.
  await createPeople(jonggat, 5)
  await jonggat.call('attendance.mark', {
    sessionId,
    marks: [{ memberId: people[0]!, status: 'H' }],
  })
  await exchange(jonggat, stick)
  await exchange(kopang, stick)
  const merged = await statusesAt(kopang, sessionId)

  await kopang.call('imports.undo', { importId: (await newestImport(kopang)).id })

  expect(merged).toEqual(['H'])
  expect(await statusesAt(kopang, sessionId)).toEqual(['S'])
})

test('taking back twice is refused with a sentence, and changes nothing', async () => {
  await createPeople(jonggat, 2)
  await exchange(jonggat, stick)
  await exchange(kopang, stick)
  const { id: importId } = await newestImport(kopang)
  await kopang.call('imports.undo', { importId })
  const before = await kopang.call('exchange.state', {})

  const again = await kopang.result('imports.undo', { importId })

  expect(again).toMatchObject({ ok: false, error: { code: 'imports.already-undone' } })
  expect(await kopang.call('exchange.state', {})).toEqual(before)
})

test('what was taken back can be brought back, and taken back once more', async () => {
  const people = await createPeople(jonggat, 2)
  const { sessionId } = await createSheet(jonggat, people)
  await jonggat.call('attendance.mark', {
    sessionId,
    marks: people.map((memberId) => ({ memberId, status: 'T', arrivedAt: 500 })),
  })
  await exchange(jonggat, stick)
  await exchange(kopang, stick)
  const { id: importId } = await newestImport(kopang)
  const sheet = await kopang.call('attendance.sheet', { sessionId })
  await kopang.call('imports.undo', { importId })

  const outcome = await kopang.call('imports.redo', { importId })

  expect(outcome.restored).toMatchObject({ members: 2, attendance: 2, sessions: 1 })
  expect(await namesAt(kopang)).toEqual(['Guru Uji 001', 'Guru Uji 002'])
  expect((await kopang.call('attendance.sheet', { sessionId })).rows).toEqual(sheet.rows)
  expect((await newestImport(kopang)).undoneAt).toBeNull()
  await kopang.call('imports.undo', { importId })
  expect(await namesAt(kopang)).toEqual([])
})

test('the preview says what the undo will do, and does nothing', async () => {
  await createPeople(jonggat, 3)
  await exchange(jonggat, stick)
  await exchange(kopang, stick)
  const { id: importId } = await newestImport(kopang)

  const preview = await kopang.call('imports.preview', { importId, turn: 'undo' })
  const names = await namesAt(kopang)
  const outcome = await kopang.call('imports.undo', { importId })

  expect(preview).toEqual(outcome)
  expect(names).toHaveLength(3)
})

test('an undo travels: the hub it came from and a third hub end alike', async () => {
  const selong = await createTestHub()
  await selong.call('setup.createHub', hubNamed('PKG Selong'))
  await joinFrom(jonggat, selong, { stick, label: 'PKG Selong' })
  const people = await createPeople(jonggat, 3)
  for (const hub of [jonggat, kopang, selong]) await exchange(hub, stick)
  const { id: importId } = await newestImport(kopang)
  await selong.call('members.edit', { id: people[2]!, changes: { note: 'dari Selong' } })

  await kopang.call('imports.undo', { importId })
  for (let round = 0; round < 2; round += 1) {
    for (const hub of [kopang, jonggat, selong]) await exchange(hub, stick)
  }

  for (const hub of [kopang, jonggat, selong]) expect(await namesAt(hub)).toEqual([])
  const history = await selong.call('history.record', { table: 'members', rowKey: people[0]! })
  expect(history.entries[0]).toMatchObject({ command: 'imports.undo', hubName: 'PKG Kopang' })
  await selong.close()
})

test('rows of one import that it made and changed itself are taken back whole', async () => {
  const [id] = await createPeople(jonggat, 1)
  await jonggat.call('members.edit', { id: id!, changes: { phone: '081200000002' } })
  const { activityIds } = await jonggat.call('activities.create', anActivity())
  await jonggat.call('activities.setArchived', { activityId: activityIds[0]!, isArchived: true })
  await exchange(jonggat, stick)
  await exchange(kopang, stick)

  const { id: importId } = await newestImport(kopang)
  const outcome = await kopang.call('imports.undo', { importId })

  expect(outcome.removed).toMatchObject({ members: 1, activities: 1 })
  expect(await namesAt(kopang)).toEqual([])
})
