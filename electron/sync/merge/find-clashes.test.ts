import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'

import type { ActivityId, MemberId, SessionId } from '../../../shared/domain/ids'
import { createSyncDevice, type SyncDevice } from '../../../tests/support/sync-device'
import { put, restate } from '../../database/change-log'
import { rebuildTables } from './rebuild-tables'

const member = '0000000000000000000000000m' as MemberId
const session = '0000000000000000000000000s' as SessionId
const activity = '0000000000000000000000000a' as ActivityId

let time = Date.UTC(2026, 10, 21)
let devices: SyncDevice[]

beforeEach(async () => {
  devices = await Promise.all([1, 2, 3].map(() => createSyncDevice(() => (time += 1))))
  for (const device of devices) {
    for (const other of devices) if (other !== device) await device.meet(other)
  }
})

afterEach(async () => {
  for (const device of devices) await device.close()
})

function at(index: number): SyncDevice {
  const device = devices[index]
  if (!device) throw new Error('there are three devices')
  return device
}

async function carry(from: number, to: number): Promise<void> {
  await at(to).merge(await at(from).segmentsSince(await at(to).vector()))
}

const rename = (index: number, full_name: string) =>
  at(index).write((db) => put(db, 'members', [{ id: member, full_name }]))
const mark = (index: number, status: string | null) =>
  at(index).write((db) =>
    put(db, 'attendance', [{ session_id: session, member_id: member, status }]),
  )

/** Kept entries as all hubs name them: the cell, the losing device, its commit and value. */
async function clashes(index: number): Promise<readonly string[]> {
  const { rows } = await sql<Record<string, unknown>>`
    select c.table_no, c.row_key, c.column_no, d.device_id, c.loser_seq, c.value, c.version
    from clashes c join devices d on d.no = c.loser_no`.execute(at(index).database.read)
  return rows.map((row) => JSON.stringify(Object.values(row))).sort()
}

const values = async (index: number) =>
  (await clashes(index)).map((line) => (JSON.parse(line) as unknown[])[5])

async function carryEverywhere(): Promise<void> {
  for (let round = 0; round < 2; round += 1) {
    for (const from of [0, 1, 2]) {
      for (const to of [0, 1, 2]) if (from !== to) await carry(from, to)
    }
  }
}

test('two edits that had not seen each other leave the losing value, the same everywhere', async () => {
  await rename(0, 'Aisyah')
  await carryEverywhere()
  await rename(0, 'Aisyah Putri')
  await rename(1, 'Aisyah Sari')
  await carryEverywhere()

  expect(await values(0)).toHaveLength(1)
  expect(await clashes(1)).toEqual(await clashes(0))
  expect(await clashes(2)).toEqual(await clashes(0))
})

test('an edit that had seen the other is no clash', async () => {
  await rename(0, 'Aisyah')
  await carry(0, 1)
  await rename(1, 'Aisyah Sari')
  await carryEverywhere()

  expect(await clashes(0)).toEqual([])
})

test('choosing closes the clash at every hub, also when the value stays as it is', async () => {
  await rename(0, 'Aisyah')
  await carryEverywhere()
  await rename(0, 'Aisyah Putri')
  await rename(1, 'Aisyah Sari')
  await carryEverywhere()
  const { full_name } = await at(2)
    .database.read.selectFrom('members')
    .select('full_name')
    .executeTakeFirstOrThrow()

  await at(2).write((db) => restate(db, 'members', [{ id: member, full_name }]))
  expect(await clashes(2)).toEqual([])
  await carryEverywhere()

  expect(await clashes(0)).toEqual([])
  expect(await clashes(1)).toEqual([])
})

test('a third hub that saw only one side closes that one and leaves the other open', async () => {
  await rename(0, 'Aisyah')
  await carryEverywhere()
  await rename(0, 'Aisyah Putri')
  await rename(1, 'Aisyah Sari')
  await carry(1, 2)
  await rename(2, 'Aisyah Sari, S.Pd.')
  await carryEverywhere()

  expect(await values(0)).toEqual(['Aisyah Putri'])
  expect(await clashes(1)).toEqual(await clashes(0))
  expect(await clashes(2)).toEqual(await clashes(0))
})

test('of two different ticks one is shown and the other kept beside it', async () => {
  await mark(0, 'H')
  await mark(1, 'A')
  await carryEverywhere()

  const { status } = await at(0)
    .database.read.selectFrom('attendance')
    .select('status')
    .executeTakeFirstOrThrow()
  expect((await values(0)).filter((value) => value !== null)).toEqual([status === 'H' ? 'A' : 'H'])
})

test('a removal against an edit elsewhere is kept as a question about the removal', async () => {
  await at(0).write((db) => put(db, 'activities', [{ id: activity, title: 'Lokakarya' }]))
  await carryEverywhere()
  await at(0).write((db) => put(db, 'activities', [{ id: activity, removed_at: 1 }]))
  await at(1).write((db) => put(db, 'activities', [{ id: activity, title: 'Lokakarya I' }]))
  await at(1).write((db) => put(db, 'activities', [{ id: activity, note: 'Bawa laptop' }]))
  await carryEverywhere()

  expect(await clashes(0)).toHaveLength(1)
  expect(await clashes(1)).toEqual(await clashes(0))
  expect(await clashes(2)).toEqual(await clashes(0))
})

test.each([
  ['before', 0],
  ['after', 3],
])(
  'an enrolment made at two hubs and taken back at one asks the same at both: other hub %s it',
  async (_, marks) => {
    const enrol = (index: number, removed_at: number | null) =>
      at(index).write((db) =>
        put(db, 'enrolments', [{ activity_id: activity, member_id: member, removed_at }]),
      )
    await enrol(0, null)
    await enrol(0, 1)
    // Each write moves the hub's own time on, so that its enrolment counts as the later one.
    for (let count = 0; count < marks; count += 1) await mark(1, count % 2 === 0 ? 'H' : 'A')
    await enrol(1, null)
    await carryEverywhere()

    const about = async (index: number) =>
      (await clashes(index)).filter((line) => line.startsWith('[9,'))
    expect(await about(0)).not.toEqual([])
    expect(await about(1)).toEqual(await about(0))
    expect(await about(2)).toEqual(await about(0))
  },
)

test('tables made anew from the commits are the same, clashes included', async () => {
  await at(0).write((db) => put(db, 'activities', [{ id: activity, title: 'Lokakarya' }]))
  await rename(0, 'Aisyah')
  await mark(0, 'H')
  await carryEverywhere()
  await rename(0, 'Aisyah Putri')
  await rename(1, 'Aisyah Sari')
  await mark(1, 'S')
  await mark(2, 'I')
  await at(2).write((db) => put(db, 'activities', [{ id: activity, removed_at: 1 }]))
  await at(1).write((db) => put(db, 'activities', [{ id: activity, title: 'Lokakarya I' }]))
  await carryEverywhere()
  const before = { rows: await at(0).dump(), clashes: await clashes(0) }

  await at(0).write((db) => rebuildTables(db))

  expect(await at(0).dump()).toBe(before.rows)
  expect(await clashes(0)).toEqual(before.clashes)
  expect(before.clashes.length).toBeGreaterThan(2)
})
