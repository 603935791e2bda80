import { afterEach, beforeEach, expect, test } from 'vitest'

import type { AttendanceStatus } from '../../shared/domain/attendance'
import type { Clash, ClashPick } from '../../shared/domain/clash'
import type { ActivityId, MemberId, SessionId } from '../../shared/domain/ids'
import { anActivity, aSession } from '../support/activity-builders'
import type { TestHub } from '../support/test-hub'
import { exchange, type TwoHubs, twoHubs } from '../support/two-hubs'

let both: TwoHubs
let stick: string
let jonggat: TestHub
let kopang: TestHub

/** What both hubs know before they go on apart. */
let aisyah: MemberId
let budi: MemberId
let activityId: ActivityId
let sessionId: SessionId

beforeEach(async () => {
  both = await twoHubs('joined')
  ;({ stick, jonggat, kopang } = both)
  aisyah = (await jonggat.call('members.create', { fullName: 'Aisyah', phone: '081200000001' })).id
  budi = (await jonggat.call('members.create', { fullName: 'Budi' })).id
  const { activityIds } = await jonggat.call(
    'activities.create',
    anActivity({ title: 'Workshop STEAM', sessions: [aSession({ title: 'Sesi pagi' })] }),
  )
  const [id] = activityIds
  if (!id) throw new Error('one activity was made')
  activityId = id
  const [session] = await jonggat.call('sessions.list', { activityId })
  if (!session) throw new Error('the activity was made with a session')
  sessionId = session.id
  await jonggat.call('enrolments.add', {
    activityId,
    source: { from: 'members', memberIds: [aisyah, budi] },
    role: 'participant',
    alsoLater: false,
  })
  await exchange(jonggat, stick)
  await exchange(kopang, stick)
})
afterEach(() => both.end())

/** Until both know all that the other one knows. */
async function meet(): Promise<void> {
  for (const hub of [jonggat, kopang, jonggat]) await exchange(hub, stick)
}

async function clashesOf(hub: TestHub): Promise<readonly Clash[]> {
  return (await hub.call('clashes.list', {})).clashes
}

async function onlyClash(hub: TestHub): Promise<Clash> {
  const [clash, ...others] = await clashesOf(hub)
  expect(others).toEqual([])
  if (!clash) throw new Error('there is a clash')
  return clash
}

async function choose(hub: TestHub, clash: Clash, pick: ClashPick) {
  const { cell, token } = clash
  return hub.call('clashes.choose', { choices: [{ cell, token, pick }] })
}

function placeOf(clash: Clash, value: string | number | null): ClashPick {
  return { side: clash.sides.findIndex((side) => side.value === value) }
}

async function phoneOf(hub: TestHub, id: MemberId): Promise<string | null> {
  return (await hub.call('members.get', { id })).details.phone
}

async function mark(hub: TestHub, memberId: MemberId, status: AttendanceStatus | null) {
  await hub.call('attendance.mark', { sessionId, marks: [{ memberId, status }] })
}

async function statusOf(hub: TestHub, memberId: MemberId) {
  const { rows } = await hub.call('attendance.sheet', { sessionId })
  return rows.find((row) => row.memberId === memberId)?.status
}

async function editPhonesApart(): Promise<void> {
  await jonggat.call('members.edit', { id: aisyah, changes: { phone: '081211111111' } })
  await kopang.call('members.edit', { id: aisyah, changes: { phone: '081222222222' } })
}

test('one field edited at two hubs is asked about at both, with who wrote what and where', async () => {
  await editPhonesApart()

  await meet()

  for (const hub of [jonggat, kopang]) {
    const { cell, subject, sides } = await onlyClash(hub)
    expect(cell).toEqual({ table: 'members', rowKey: aisyah, column: 'phone' })
    expect(subject).toMatchObject({ name: 'Aisyah', memberId: aisyah })
    expect(sides[0]?.value).toBe(await phoneOf(hub, aisyah))
    expect([...sides].sort((a, b) => String(a.value).localeCompare(String(b.value)))).toMatchObject(
      [
        {
          value: '+6281211111111',
          writer: { hubName: 'PKG Jonggat', accountName: 'Sekretaris PKG Jonggat' },
        },
        {
          value: '+6281222222222',
          writer: { hubName: 'PKG Kopang', accountName: 'Sekretaris PKG Kopang' },
        },
      ],
    )
  }
})

test('choosing the losing value at one hub makes it stand and closes the question at both', async () => {
  await editPhonesApart()
  await meet()
  const clash = await onlyClash(kopang)
  const loser = clash.sides[1]?.value ?? null

  await choose(kopang, clash, placeOf(clash, loser))
  const there = await clashesOf(kopang)
  await meet()

  expect(there).toEqual([])
  expect(await clashesOf(jonggat)).toEqual([])
  expect(await phoneOf(jonggat, aisyah)).toBe(loser)
  expect(await phoneOf(kopang, aisyah)).toBe(loser)
})

test('windows hear of a closed question whatever record it was about', async () => {
  await mark(jonggat, aisyah, 'H')
  await mark(kopang, aisyah, 'S')
  await meet()
  const clash = await onlyClash(jonggat)
  jonggat.changed.length = 0

  await choose(jonggat, clash, { side: 0 })

  expect(jonggat.changed.flat()).toContain('clashes')
})

test('keeping the value that stands is a choice too, and closes the question at both', async () => {
  await editPhonesApart()
  await meet()
  const clash = await onlyClash(jonggat)

  const { undoId } = await choose(jonggat, clash, { side: 0 })
  await meet()

  expect(undoId).toBeNull()
  expect(await clashesOf(jonggat)).toEqual([])
  expect(await clashesOf(kopang)).toEqual([])
  expect(await phoneOf(kopang, aisyah)).toBe(clash.sides[0]?.value)
})

test('a third value can be typed, and is tidied like in the form', async () => {
  await editPhonesApart()
  await meet()

  await choose(jonggat, await onlyClash(jonggat), { text: ' 0812 3333 3333 ' })
  await meet()

  expect(await phoneOf(kopang, aisyah)).toBe('+6281233333333')
  expect(await clashesOf(kopang)).toEqual([])
})

test('what was chosen can be taken back while nobody has written since', async () => {
  await editPhonesApart()
  await meet()
  const clash = await onlyClash(jonggat)
  const { undoId } = await choose(jonggat, clash, { side: 1 })

  const first = await jonggat.call('clashes.undo', { undoId: undoId ?? '' })
  const again = await jonggat.result('clashes.undo', { undoId: undoId ?? '' })

  expect(first).toEqual({ restored: 1 })
  expect(await phoneOf(jonggat, aisyah)).toBe(clash.sides[0]?.value)
  expect(again).toEqual({ ok: false, error: { code: 'clash.undo-lost', params: {} } })
})

test('taking a choice back spares what somebody wrote since', async () => {
  await editPhonesApart()
  await meet()
  const { undoId } = await choose(jonggat, await onlyClash(jonggat), { side: 1 })
  await jonggat.call('members.edit', { id: aisyah, changes: { phone: '081299999999' } })

  const { restored } = await jonggat.call('clashes.undo', { undoId: undoId ?? '' })

  expect(restored).toBe(0)
  expect(await phoneOf(jonggat, aisyah)).toBe('+6281299999999')
})

test('a choice made by what stood there before is refused, and nothing is chosen', async () => {
  await editPhonesApart()
  await meet()
  const stale = await onlyClash(jonggat)
  await jonggat.call('members.edit', { id: aisyah, changes: { phone: '081299999999' } })

  const { cell, token } = stale
  const refused = await jonggat.result('clashes.choose', {
    choices: [{ cell, token, pick: { side: 1 } }],
  })

  expect(refused).toEqual({ ok: false, error: { code: 'clash.changed', params: {} } })
  expect(await phoneOf(jonggat, aisyah)).toBe('+6281299999999')
})

test('both hubs choosing differently at once is a new question, and both still show the same', async () => {
  await editPhonesApart()
  await meet()
  const ours = await onlyClash(jonggat)
  const theirs = await onlyClash(kopang)
  await choose(jonggat, ours, placeOf(ours, '+6281211111111'))
  await choose(kopang, theirs, placeOf(theirs, '+6281222222222'))

  await meet()

  const [here, there] = [await onlyClash(jonggat), await onlyClash(kopang)]
  expect(here.sides.map(({ value }) => value)).toEqual(there.sides.map(({ value }) => value))
  expect(await phoneOf(jonggat, aisyah)).toBe(await phoneOf(kopang, aisyah))
})

test('the same value written at both hubs is no question', async () => {
  for (const hub of [jonggat, kopang]) {
    await hub.call('members.edit', { id: aisyah, changes: { phone: '081255555555' } })
  }

  await meet()

  expect(await clashesOf(jonggat)).toEqual([])
  expect(await clashesOf(kopang)).toEqual([])
})

test('an edit that had seen the other one is no question', async () => {
  await jonggat.call('members.edit', { id: aisyah, changes: { phone: '081211111111' } })
  await meet()
  await kopang.call('members.edit', { id: aisyah, changes: { phone: '081222222222' } })
  await meet()

  expect(await clashesOf(jonggat)).toEqual([])
  expect(await phoneOf(jonggat, aisyah)).toBe('+6281222222222')
})

test('two ticks that say different things are asked about, under their session', async () => {
  await mark(jonggat, aisyah, 'H')
  await mark(kopang, aisyah, 'S')

  await meet()

  const clash = await onlyClash(kopang)
  expect(clash.subject).toMatchObject({
    name: 'Aisyah',
    activityTitle: 'Workshop STEAM',
    session: { id: sessionId, title: 'Sesi pagi' },
  })
  expect(clash.sides.map(({ value }) => value).sort()).toEqual(['H', 'S'])
  await choose(kopang, clash, placeOf(clash, 'H'))
  await meet()
  expect([await statusOf(jonggat, aisyah), await statusOf(kopang, aisyah)]).toEqual(['H', 'H'])
  expect(await clashesOf(jonggat)).toEqual([])
})

test('a mark and its time are one question, counted once before merging and after', async () => {
  const late = { memberId: aisyah, arrivedAt: 505 }
  await jonggat.call('attendance.mark', { sessionId, marks: [late] })
  await kopang.call('attendance.mark', { sessionId, marks: [{ memberId: aisyah, arrivedAt: 470 }] })
  await exchange(kopang, stick)

  const { read } = await exchange(jonggat, stick)

  expect(read.hubs.map(({ clashing }) => clashing)).toEqual([1])
  const clash = await onlyClash(jonggat)
  await choose(jonggat, clash, { side: 1 })
  expect(await jonggat.call('clashes.count', {})).toEqual({ total: 0 })
  const { rows } = await jonggat.call('attendance.sheet', { sessionId })
  const row = rows.find(({ memberId }) => memberId === aisyah)
  // Whichever lost: its status came with its own time, not with the other one's.
  expect([
    { status: 'T', arrivedAt: 505, lateMinutes: 25 },
    { status: 'H', arrivedAt: 470, lateMinutes: null },
  ]).toContainEqual({
    status: row?.status,
    arrivedAt: row?.arrivedAt,
    lateMinutes: row?.lateMinutes,
  })
})

test('a correction beats a tick without a question', async () => {
  await mark(jonggat, aisyah, 'H')
  await mark(jonggat, aisyah, 'I')
  await mark(kopang, aisyah, 'S')

  await meet()

  expect(await statusOf(kopang, aisyah)).toBe('I')
  expect(await clashesOf(kopang)).toEqual([])
  expect(await clashesOf(jonggat)).toEqual([])
})

test('two corrections that say different things are asked about', async () => {
  await mark(jonggat, aisyah, 'H')
  await meet()
  await mark(jonggat, aisyah, 'I')
  await mark(kopang, aisyah, 'S')

  await meet()

  const { sides } = await onlyClash(jonggat)
  expect(sides.map(({ value }) => value).sort()).toEqual(['I', 'S'])
})

test('a tick beats a blank without a question', async () => {
  // Kopang marks somebody else on the same sheet: Aisyah stays blank there.
  await mark(jonggat, aisyah, 'H')
  await mark(kopang, budi, 'H')

  await meet()

  expect(await statusOf(kopang, aisyah)).toBe('H')
  expect(await clashesOf(kopang)).toEqual([])
})

test('a mark taken away at one hub and corrected at the other is asked about when it is gone', async () => {
  await mark(jonggat, aisyah, 'H')
  await meet()
  await mark(jonggat, aisyah, null)
  await mark(kopang, aisyah, 'S')

  await meet()

  const stands = await statusOf(jonggat, aisyah)
  const questions = await clashesOf(jonggat)
  expect(await statusOf(kopang, aisyah)).toBe(stands)
  // The mark that stands says all there is to know; a blank that stands has swallowed one.
  expect(questions.map(({ sides }) => sides.map(({ value }) => value))).toEqual(
    stands === null ? [[null, 'S']] : [],
  )
})

test('a mark undone at one hub is asked about when somebody else had ticked the person', async () => {
  await mark(jonggat, aisyah, 'H')
  await mark(jonggat, aisyah, null)
  await mark(kopang, aisyah, 'S')

  await meet()

  const clash = await onlyClash(kopang)
  expect(clash.sides.map(({ value }) => value)).toEqual([null, 'S'])
  await choose(kopang, clash, placeOf(clash, 'S'))
  await meet()
  expect(await statusOf(jonggat, aisyah)).toBe('S')
})

test('a session removed at one hub while the other edited it is asked about, and can be kept', async () => {
  await jonggat.call('sessions.remove', { sessionId })
  await kopang.call('sessions.edit', { sessionId, changes: { title: 'Sesi inti' } })

  await meet()

  const clash = await onlyClash(jonggat)
  expect(clash.cell).toMatchObject({ table: 'sessions', column: 'removed_at' })
  expect((await onlyClash(kopang)).cell).toEqual(clash.cell)
  await choose(jonggat, clash, placeOf(clash, null))
  await meet()
  for (const hub of [jonggat, kopang]) {
    const sessions = await hub.call('sessions.list', { activityId })
    expect(sessions.map(({ title }) => title)).toEqual(['Sesi inti'])
    expect(await clashesOf(hub)).toEqual([])
  }
})

test('all values of one hub are chosen in one go', async () => {
  await editPhonesApart()
  await jonggat.call('members.edit', { id: budi, changes: { note: 'Dari Jonggat' } })
  await kopang.call('members.edit', { id: budi, changes: { note: 'Dari Kopang' } })
  await meet()
  const { hubs, total } = await jonggat.call('clashes.list', {})
  const theirs = hubs.find(({ hubName }) => hubName === 'PKG Kopang')
  if (!theirs) throw new Error('Kopang wrote some of the values')

  const { chosen } = await jonggat.call('clashes.chooseHub', { hubId: theirs.hubId })
  await meet()

  expect({ total, count: theirs.count, chosen }).toEqual({ total: 2, count: 2, chosen: 2 })
  expect(await phoneOf(kopang, aisyah)).toBe('+6281222222222')
  expect((await jonggat.call('members.get', { id: budi })).details.note).toBe('Dari Kopang')
  expect(await jonggat.call('clashes.count', {})).toEqual({ total: 0 })
  expect(await kopang.call('clashes.count', {})).toEqual({ total: 0 })
})

test('a value that does not fit the field is refused with its sentence', async () => {
  await jonggat.call('members.edit', { id: aisyah, changes: { fullName: 'Siti Aisyah' } })
  await kopang.call('members.edit', { id: aisyah, changes: { fullName: 'Aisyah Rahmi' } })
  await meet()
  const { cell, token } = await onlyClash(jonggat)

  const refused = await jonggat.result('clashes.choose', {
    choices: [{ cell, token, pick: { text: '   ' } }],
  })

  expect(refused).toEqual({ ok: false, error: { code: 'clash.bad-value', params: {} } })
})
