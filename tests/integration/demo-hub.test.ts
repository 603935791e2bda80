import { existsSync } from 'node:fs'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { openDatabase } from '../../electron/database/open-database'
import type { SyncedSchema } from '../../electron/database/schema'
import { memberHints, unknownMemberDetails } from '../../shared/domain/member'
import { aHub } from '../support/new-hub'
import { createTestHub, type TestHub } from '../support/test-hub'

let hub: TestHub

beforeEach(async () => {
  hub = await createTestHub()
})
afterEach(() => hub.close())

/** All rows of a table, read while the hub is closed. */
async function rowsOf<T extends keyof SyncedSchema>(table: T): Promise<readonly SyncedSchema[T][]> {
  let rows: readonly SyncedSchema[T][] = []
  await hub.reopenAfter(async () => {
    const database = await openDatabase({ path: join(hub.folder, 'simpul.db'), deviceTag: 1 })
    rows = (await database.read.selectFrom(table).selectAll().execute()) as never // rows of this very table
    await database.close()
  })
  return rows
}

function countBy<T>(rows: readonly T[], key: (row: T) => unknown): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const row of rows) counts[String(key(row))] = (counts[String(key(row))] ?? 0) + 1
  return counts
}

test('the demo hub has the size and the mix that its rules ask for', async () => {
  const started = performance.now()
  const { members: made } = await hub.call('setup.createDemo', {})
  const elapsed = performance.now() - started

  expect(made).toBe(300)
  // Two seconds here; slower PCs see progress.
  expect(elapsed).toBeLessThan(6_000)
  const hubs = await rowsOf('hubs')
  const institutions = await rowsOf('institutions')
  const members = await rowsOf('members')
  expect(countBy(hubs, (row) => row.type_text)).toEqual({ PKG: 3, 'Gugus PAUD': 9 })
  expect(countBy(institutions, (row) => row.form)).toEqual({ TK: 45, KB: 42, SPS: 11, TPA: 2 })
  expect(Math.min(...Object.values(countBy(institutions, (row) => row.hub_id)))).toBe(11)
  expect(Math.max(...Object.values(countBy(institutions, (row) => row.hub_id)))).toBe(12)
  expect(countBy(institutions, (row) => row.core_status)).toEqual({ core: 9, impacted: 91 })
  expect(new Set(institutions.map((row) => row.name)).size).toBe(100)
  expect(members).toHaveLength(300)
  expect(countBy(members, (row) => row.sex)).toEqual({ P: 288, L: 12 })
  expect(members.filter((row) => row.employment_group === 'asn')).toHaveLength(45)
  expect(members.filter((row) => row.nuptk !== null)).toHaveLength(180)
  const belowS1 = members.filter((row) => !['s1', 's2'].includes(row.education_level ?? ''))
  expect(belowS1).toHaveLength(141)
})

test('names have single words, apostrophes, and three pairs of namesakes at different schools', async () => {
  await hub.call('setup.createDemo', {})
  const members = await rowsOf('members')
  const posts = await rowsOf('posts')

  const names = members.map((row) => row.full_name ?? '')
  expect(names.filter((name) => !name.includes(' '))).toHaveLength(12)
  expect(names.filter((name) => name.includes("'"))).toHaveLength(15)
  const pairs = Object.entries(countBy(names, (name) => name)).filter(([, count]) => count > 1)
  expect(pairs.map(([, count]) => count)).toEqual([2, 2, 2])
  for (const [name] of pairs) {
    const schools = members
      .filter((row) => row.full_name === name)
      .map(({ id }) => posts.find((post) => post.member_id === id)?.institution_id)
    expect(new Set(schools).size).toBe(2)
  }
})

test('numbers are built like real ones, cannot exist, and give no doubts', async () => {
  await hub.call('setup.createDemo', {})
  const members = await rowsOf('members')
  const institutions = await rowsOf('institutions')

  for (const row of members) {
    expect(row.nik).toMatch(/^99\d{14}$/)
    if (row.nuptk !== null) expect(row.nuptk).toMatch(/^0000\d{12}$/)
    if (row.nip !== null) expect(row.nip).toMatch(/^\d{15}999$/)
    expect(row.phone).toMatch(/^\+628120000\d{4}$/)
    const details = {
      ...unknownMemberDetails(row.full_name ?? ''),
      sex: row.sex as 'L' | 'P',
      birthDate: row.birth_date,
      nuptk: row.nuptk,
      nip: row.nip,
      nik: row.nik,
      phone: row.phone,
    }
    expect({ name: row.full_name, hints: memberHints(details, '2026-11-21') }).toEqual({
      name: row.full_name,
      hints: [],
    })
  }
  for (const row of institutions) expect(row.npsn).toMatch(/^99\d{6}$/)
  for (const unique of ['nik', 'nuptk', 'nip'] as const) {
    const known = members.map((row) => row[unique]).filter((number) => number !== null)
    expect(new Set(known).size).toBe(known.length)
  }
  expect(new Set(institutions.map((row) => row.npsn)).size).toBe(100)
})

test('a year of activities, with marks in the expected shares', async () => {
  await hub.call('setup.createDemo', {})
  const activities = await rowsOf('activities')
  const enrolments = await rowsOf('enrolments')
  const sessions = await rowsOf('sessions')
  const attendance = await rowsOf('attendance')

  expect(countBy(activities, (row) => row.type)).toEqual({
    'pertemuan-rutin': 24,
    diklat: 1,
    workshop: 2,
    lokakarya: 1,
  })
  const diklat = activities.find((row) => row.type === 'diklat')
  expect(enrolments.filter((row) => row.activity_id === diklat?.id)).toHaveLength(182)
  const jp = sessions
    .filter((row) => row.activity_id === diklat?.id)
    .reduce((sum, row) => sum + (row.jp ?? 0), 0)
  expect(jp).toBe(32)
  const media = activities.find((row) => row.title?.startsWith('Workshop media') === true)
  const venues = (await rowsOf('venues')).filter((row) => row.activity_id === media?.id)
  expect(venues).toHaveLength(3)

  const counts = countBy(attendance, (row) => row.status)
  const share = (status: string) => Math.round(((counts[status] ?? 0) / attendance.length) * 100)
  expect(['H', 'T', 'I', 'S', 'A'].map(share)).toEqual([82, 6, 5, 3, 4])
  const late = attendance.filter((row) => row.status === 'T').map((row) => row.late_minutes ?? 0)
  expect([Math.min(...late), Math.max(...late)]).toEqual([5, 40])
  // What is ahead, today's sheet and the latest meeting are left to whoever tries the demo.
  const marked = new Set(attendance.map((row) => row.session_id))
  const held = sessions.filter((row) => (row.held_on ?? '') < '2026-11-21')
  expect(held.filter((row) => !marked.has(row.id))).toHaveLength(1)
  expect(sessions.filter((row) => (row.held_on ?? '') >= '2026-11-21')).toHaveLength(4)
})

test('tasks are handed in by most, late by some, never by a few, with pictures that open', async () => {
  await hub.call('setup.createDemo', {})

  const tasks = await hub.call('portfolio.page', { search: 'lokakarya', limit: 200 })

  expect(tasks.total).toBe(57)
  expect(tasks.rows.every((row) => row.isHere && row.hasThumbnail)).toBe(true)
  const [first] = tasks.rows
  if (!first) throw new Error('no task')
  const { bytes, mediaType } = await hub.call('portfolio.content', { id: first.id })
  expect([mediaType, Buffer.from(bytes.slice(1, 4)).toString()]).toEqual(['image/png', 'PNG'])
  expect((await hub.call('portfolio.page', { filter: { type: 'signed-sheet' } })).total).toBe(5)
})

test('everything that can say so says that it is demo data', async () => {
  await hub.call('setup.createDemo', {})

  for (const table of ['hubs', 'institutions', 'members', 'activities', 'artifacts'] as const) {
    const rows = await rowsOf(table)
    expect({ table, marks: [...new Set(rows.map((row) => row.is_demo))] }).toEqual({
      table,
      marks: [1],
    })
  }
  expect((await hub.call('setup.status', {})).hub?.isDemo).toBe(true)
})

test('two demos have the same people and the same year', async () => {
  await hub.call('setup.createDemo', {})
  const other = await createTestHub()
  await other.call('setup.createDemo', {})

  const look = async (one: TestHub) => ({
    members: (await one.call('members.page', { limit: 200 })).rows.map((row) => [
      row.fullName,
      row.nuptk,
      row.institution?.name,
    ]),
    activities: (await one.call('portfolio.page', { limit: 200 })).rows
      .map((row) => `${row.title} ${row.member?.name ?? ''}`)
      .sort(),
  })
  const [mine, theirs] = [await look(hub), await look(other)]
  await other.close()

  expect(mine.members.length).toBe(200)
  // Namesakes keep the order of their ids, which are never the same on two PCs.
  const sorted = (people: typeof mine.members) => people.map(String).sort()
  expect(sorted(theirs.members)).toEqual(sorted(mine.members))
  expect(theirs.activities).toEqual(mine.activities)
})

test('the demo can be removed without a trace, but for the language', async () => {
  await hub.call('setup.setLocale', { locale: 'en' })
  await hub.call('setup.createDemo', {})
  expect(existsSync(join(hub.folder, 'files'))).toBe(true)

  await hub.call('setup.removeDemo', {})

  expect(await hub.call('setup.status', {})).toEqual({ hub: null, locale: 'en', notice: null })
  expect(hub.changed.at(-1)).toEqual(expect.arrayContaining(['hubs', 'members', 'attendance']))
  expect(await rowsOf('members')).toEqual([])
  const { hubId } = await hub.call(
    'setup.createHub',
    aHub({
      name: 'PKG Sungguhan',
      districtCode: null,
      districtName: null,
      ownerName: 'Sekretaris',
    }),
  )
  expect((await hub.call('setup.status', {})).hub?.id).toBe(hubId)
})

test('a real hub gets no demo data and cannot be removed as one', async () => {
  await hub.call(
    'setup.createHub',
    aHub({
      name: 'PKG Sungguhan',
      districtCode: null,
      districtName: null,
      ownerName: 'Sekretaris',
    }),
  )

  const results = [
    await hub.result('setup.createDemo', {}),
    await hub.result('setup.removeDemo', {}),
  ]

  expect(results.map((result) => (result.ok ? 'ok' : result.error.code))).toEqual([
    'demo.hub-in-use',
    'demo.hub-in-use',
  ])
  expect((await hub.call('setup.status', {})).hub?.name).toBe('PKG Sungguhan')
})
