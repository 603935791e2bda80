import { afterEach, beforeEach, expect, test } from 'vitest'

import type { ActivityId, MemberId, SessionId } from '../../shared/domain/ids'
import { createSheet, startHub } from '../support/activity-builders'
import { createTestHub, type TestHub } from '../support/test-hub'

/** A person who was written down twice and joined stands everywhere once, with everything of both. */
let hub: TestHub
let older: MemberId
let newer: MemberId

beforeEach(async () => {
  hub = await createTestHub()
  await startHub(hub)
  const tk = await hub.call('institutions.create', { name: 'TK Pembina' })
  const kb = await hub.call('institutions.create', { name: 'KB Mawar' })
  older = await person('Siti Aminah', tk.id)
  newer = await person('Sitti Aminah', kb.id)
})

afterEach(() => hub.close())

async function person(fullName: string, institutionId: string): Promise<MemberId> {
  const posts = [{ institutionId: institutionId as never, position: 'Guru' }]
  return (await hub.call('members.create', { fullName, nuptk: '9900760661300012', posts })).id
}

const pair = () => ({ kind: 'member' as const, firstId: older, secondId: newer })
const join = () => hub.call('duplicates.join', { ...pair(), choices: { fullName: 'first' } })
const setApart = () => hub.call('duplicates.takeBack', pair())
const sheetOf = async (sessionId: SessionId) =>
  (await hub.call('attendance.sheet', { sessionId })).rows.map((row) => [row.memberId, row.status])
const participantsOf = async (activityId: ActivityId) =>
  (await hub.call('enrolments.list', { activityId })).map((row) => row.memberId)
const mark = (sessionId: SessionId, memberId: MemberId, status: 'H' | 'A' | null) =>
  hub.call('attendance.mark', { sessionId, marks: [{ memberId, status }] })

test('the list and the page of the person hold both records, under either address', async () => {
  await join()

  const { rows } = await hub.call('members.page', {})
  expect(rows.map(({ id, postCount }) => [id, postCount])).toEqual([[older, 2]])
  const card = await hub.call('members.get', { id: newer })
  expect(card.id).toBe(older)
  expect(card.posts.map((post) => post.institutionName)).toEqual(['TK Pembina', 'KB Mawar'])
  expect((await hub.call('home.overview', {})).counts.members).toBe(1)
  expect((await hub.call('members.page', { search: 'Sitti' })).rows.map(({ id }) => id)).toEqual([
    older,
  ])
})

test('each of their schools lists the person', async () => {
  await join()
  const schools = await hub.call('institutions.page', {})
  for (const { id, memberCount } of schools.rows) {
    expect(memberCount).toBe(1)
    const { rows } = await hub.call('members.page', { filter: { institutionId: id } })
    expect(rows.map((row) => row.id)).toEqual([older])
  }
})

test('the sheet has one row, with the mark that was made under either record', async () => {
  const { activityId, sessionId } = await createSheet(hub, [older, newer])
  await mark(sessionId, newer, 'H')
  await join()

  expect(await sheetOf(sessionId)).toEqual([[older, 'H']])
  expect(await participantsOf(activityId)).toEqual([older])
  const recap = await hub.call('attendance.recap', { activityId })
  expect(recap.rows.map((row) => [row.memberId, row.totals.H])).toEqual([[older, 1]])
  const [summary] = await hub.call('activities.list', {
    text: '',
    year: null,
    type: null,
    isArchived: false,
  })
  expect(summary).toMatchObject({ registered: 1, present: 1 })

  await setApart()
  expect(new Map((await sheetOf(sessionId)) as [MemberId, string | null][])).toEqual(
    new Map([
      [older, null],
      [newer, 'H'],
    ]),
  )
})

test('the own mark counts before that of the joined record, and taking it away blanks the row', async () => {
  const { sessionId } = await createSheet(hub, [older, newer])
  await mark(sessionId, newer, 'H')
  await join()
  await mark(sessionId, older, 'A')
  expect(await sheetOf(sessionId)).toEqual([[older, 'A']])

  await mark(sessionId, older, null)
  expect(await sheetOf(sessionId)).toEqual([[older, null]])
})

test('a person enrolled under the joined record alone can be moved, taken off and put back', async () => {
  const { activityId } = await createSheet(hub, [newer])
  await join()
  expect(await participantsOf(activityId)).toEqual([older])

  await hub.call('enrolments.edit', {
    activityId,
    memberIds: [older],
    changes: { className: 'A', role: 'speaker' },
  })
  expect(await hub.call('enrolments.list', { activityId })).toMatchObject([
    { memberId: older, fullName: 'Siti Aminah', schoolName: 'TK Pembina', className: 'A' },
  ])
  await hub.call('enrolments.remove', { activityId, memberIds: [older] })
  expect(await participantsOf(activityId)).toEqual([])
  await hub.call('enrolments.restore', { activityId, memberIds: [older] })
  expect(await participantsOf(activityId)).toEqual([older])
})

test('saving the joined page leaves each post with the record it was written for', async () => {
  await join()
  const { posts } = await hub.call('members.get', { id: older })
  await hub.call('members.edit', {
    id: newer,
    changes: { phone: '0812-0000-0009' },
    posts: {
      added: [],
      edited: posts.map(({ id, position }) => ({ id, changes: { position: `${position} kelas` } })),
      removed: [],
    },
  })
  await setApart()

  const [first, second] = [
    await hub.call('members.get', { id: older }),
    await hub.call('members.get', { id: newer }),
  ]
  expect(first.details.phone).toBe('+6281200000009')
  expect([first.posts.length, second.posts.length]).toEqual([1, 1])
  expect(second.posts[0]).toMatchObject({ institutionName: 'KB Mawar', position: 'Guru kelas' })
})

test('joined schools are one in the list, with the people of both', async () => {
  const { rows } = await hub.call('institutions.page', {})
  const [kb, tk] = rows.map(({ id }) => id)
  await hub.call('duplicates.join', {
    kind: 'institution',
    firstId: tk!,
    secondId: kb!,
    choices: { name: 'first' },
  })

  const page = await hub.call('institutions.page', {})
  expect(page.rows).toMatchObject([{ id: tk, name: 'TK Pembina', memberCount: 2 }])
  expect((await hub.call('institutions.get', { id: kb! })).id).toBe(tk)
  const members = await hub.call('members.page', { filter: { institutionId: tk! } })
  expect(members.rows.map(({ institution }) => institution?.name)).toEqual([
    'TK Pembina',
    'TK Pembina',
  ])
})
