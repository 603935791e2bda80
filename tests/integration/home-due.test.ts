import { afterEach, beforeEach, expect, test } from 'vitest'

import { put } from '../../electron/database/change-log'
import type { SyncedRow, WriteDb } from '../../electron/database/database'
import { openDatabase } from '../../electron/database/open-database'
import { createIds } from '../../electron/platform/ids'
import { pathsIn } from '../../electron/platform/paths'
import type { ActivityId } from '../../shared/domain/ids'
import { aHub } from '../support/new-hub'
import { createTestHub, type TestHub } from '../support/test-hub'

const ids = createIds({ now: () => Date.UTC(2026, 10, 21) })
let hub: TestHub

beforeEach(async () => {
  hub = await createTestHub()
  await hub.call('setup.createHub', aHub())
})
afterEach(() => hub.close())

const write = (work: (db: WriteDb) => Promise<unknown>) =>
  hub.reopenAfter(async () => {
    const database = await openDatabase({ path: pathsIn(hub.folder, '').database, deviceTag: 1 })
    await database.transaction(
      async (db) => {
        await work(db)
      },
      () => Promise.resolve(),
    )
    await database.close()
  })

test('with nothing written down nothing is due', async () => {
  expect(await hub.call('home.due', {})).toEqual({
    tasks: [],
    tasksOpen: 0,
    tasksLate: 0,
    letters: { unnumbered: 0, undelivered: 0, undirected: 0 },
    activities: [],
    activitiesTotal: 0,
    signatures: [],
    signaturesTotal: 0,
    books: [],
  })
})

const meeting = ids.next<'activity'>()
const training = ids.next<'activity'>()
const old = ids.next<'activity'>()

async function fill(db: WriteDb): Promise<void> {
  await put(db, 'activities', [
    { id: meeting, title: 'Rapat pengurus', purpose: 'meeting', starts_on: '2026-11-14' },
    {
      id: training,
      title: 'Diklat',
      type: 'diklat',
      starts_on: '2026-11-09',
      ends_on: '2026-11-11',
    },
    { id: old, title: 'Rapat lama', purpose: 'meeting', starts_on: '2026-02-02' },
    {
      id: ids.next<'activity'>(),
      title: 'Pelantikan',
      purpose: 'ceremonial',
      starts_on: '2026-11-01',
    },
    { id: ids.next<'activity'>(), title: 'Besok', purpose: 'meeting', starts_on: '2026-11-28' },
  ])
  await put(db, 'certificate_rules', [{ activity_id: training, jp: 32 }])
  await put(db, 'decisions', [
    { id: ids.next<'decision'>(), activity_id: meeting, text: 'Kirim surat', due_on: '2026-11-18' },
    { id: ids.next<'decision'>(), activity_id: meeting, text: 'Siapkan APE', due_on: '2026-12-01' },
    { id: ids.next<'decision'>(), activity_id: meeting, text: 'Selesai', done_at: 5 },
  ])
}

test('activities that are over wait for their own papers', async () => {
  await write(fill)

  const { activities, activitiesTotal, books } = await hub.call('home.due', {})

  expect(activities).toEqual([
    { id: meeting, title: 'Rapat pengurus', endedOn: '2026-11-14', missing: ['minutes'] },
    {
      id: training,
      title: 'Diklat',
      endedOn: '2026-11-11',
      missing: ['report', 'certificates'],
    },
  ])
  expect(activitiesTotal).toBe(2)
  expect(books).toEqual([
    { book: 'minutes', done: 0, total: 2 },
    { book: 'reports', done: 0, total: 1 },
    { book: 'certificates', done: 0, total: 1 },
  ])
})

test('what was written is no longer due', async () => {
  await write(async (db) => {
    await fill(db)
    await put(db, 'minutes', [{ activity_id: meeting, proceedings: 'Dibuka pukul 08.00.' }])
    await put(db, 'activity_reports', [{ activity_id: training, results: 'Semua lulus.' }])
    await put(db, 'certificates', [{ id: ids.next<'certificate'>(), activity_id: training }])
  })

  const due = await hub.call('home.due', {})

  expect(due.activities).toEqual([])
  expect(due.books).toEqual([
    { book: 'minutes', done: 1, total: 2 },
    { book: 'reports', done: 1, total: 1 },
    { book: 'certificates', done: 1, total: 1 },
  ])
})

test('decisions that are not done are told, those past their day first', async () => {
  await write(fill)

  const due = await hub.call('home.due', {})

  expect(due.tasks.map(({ text, dueOn }) => `${text} ${dueOn}`)).toEqual([
    'Kirim surat 2026-11-18',
    'Siapkan APE 2026-12-01',
  ])
  expect([due.tasksOpen, due.tasksLate]).toEqual([2, 1])
})

test('letters wait for a number, then for those who should get them', async () => {
  const sent = ids.next<'letter'>()
  await write(async (db) => {
    const letter = { direction: 'out', kind: 'invitation', year: 2026, status: 'active' }
    await put(db, 'letters', [
      { id: ids.next<'letter'>(), ...letter },
      { id: sent, ...letter, number: '005/1' },
      { id: ids.next<'letter'>(), ...letter, status: 'void' },
      { id: ids.next<'letter'>(), ...letter, direction: 'in' },
      { id: ids.next<'letter'>(), ...letter, direction: 'in', year: 2025 },
      { id: ids.next<'letter'>(), ...letter, direction: 'in', disposition: 'Hadiri' },
      { id: ids.next<'letter'>(), ...letter, direction: 'in', status: 'void' },
    ])
    await put(db, 'letter_recipients', [
      { id: ids.next<'letter-recipient'>(), letter_id: sent, name: 'TK A', sent_on: '2026-11-20' },
      { id: ids.next<'letter-recipient'>(), letter_id: sent, name: 'TK B' },
    ])
  })

  const { letters, books } = await hub.call('home.due', {})

  expect(letters).toEqual({ unnumbered: 1, undelivered: 1, undirected: 2 })
  expect(books).toEqual([{ book: 'letters', done: 1, total: 2 }])
})

test('certificates wait for signatures, by activity, until they are signed or called off', async () => {
  const certificate = (
    activity_id: ActivityId,
    cells: Partial<SyncedRow<'certificates'>> = {},
  ) => ({
    id: ids.next<'certificate'>(),
    activity_id,
    issued_on: '2026-11-11',
    ...cells,
  })
  const elsewhere = ids.next<'activity'>()
  await write(async (db) => {
    await fill(db)
    await put(db, 'activities', [
      { id: elsewhere, title: 'Di kelompok lain', hub_id: ids.next<'hub'>() },
    ])
    await put(db, 'certificates', [
      certificate(training),
      certificate(training),
      certificate(training, { signed_on: '2026-11-12' }),
      certificate(training, { revoked_at: 5 }),
      certificate(training, { removed_at: 5 }),
      certificate(old, { issued_on: '2026-11-20' }),
      // Longer ago than the secretary looks back.
      certificate(meeting, { issued_on: '2026-08-01' }),
      certificate(elsewhere),
    ])
  })

  const { signatures, signaturesTotal } = await hub.call('home.due', {})
  const { open } = await hub.call('handover.overview', {})

  expect(signatures).toEqual([
    { activityId: old, title: 'Rapat lama', count: 1 },
    { activityId: training, title: 'Diklat', count: 2 },
  ])
  expect(signaturesTotal).toBe(2)
  expect(open).toContainEqual({ matter: 'unsigned', count: 4, late: 0 })
})
