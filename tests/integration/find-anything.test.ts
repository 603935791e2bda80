import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'

import { put } from '../../electron/database/change-log'
import type { WriteDb } from '../../electron/database/database'
import { openDatabase } from '../../electron/database/open-database'
import { createIds } from '../../electron/platform/ids'
import { pathsIn } from '../../electron/platform/paths'
import { findInFiles } from '../support/forensic-search'
import { aHub } from '../support/new-hub'
import { createTestHub, type TestHub } from '../support/test-hub'

const ids = createIds({ now: () => Date.UTC(2026, 10, 21) })
let hub: TestHub

beforeEach(async () => {
  hub = await createTestHub()
  await hub.call('setup.createHub', aHub())
})
afterEach(() => hub.close())

/** Rows as another hub's might come, past the commands of today. */
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

const found = async (text: string) =>
  (await hub.call('find.anything', { text })).map(({ kind, title }) => `${kind} ${title}`)

const letter = ids.next<'letter'>()
const certificate = ids.next<'certificate'>()
const artifact = ids.next<'artifact'>()
const activity = ids.next<'activity'>()
const member = ids.next<'member'>()

async function fill(db: WriteDb): Promise<void> {
  await put(db, 'members', [{ id: member, full_name: "Baiq Nur'aini", activity_status: 'active' }])
  await put(db, 'activities', [{ id: activity, title: 'Lokakarya APE', starts_on: '2026-03-07' }])
  await put(db, 'letters', [
    {
      id: letter,
      subject: 'Undangan lokakarya alat permainan',
      number: '005/PKG-PRY/III/2026',
      party: 'Kepala TK se-Praya',
      letter_on: '2026-03-01',
    },
  ])
  await put(db, 'certificates', [
    { id: certificate, activity_id: activity, member_id: member, number: '421.2/001/III/2026' },
  ])
  await put(db, 'certificate_names', [
    {
      certificate_id: certificate,
      member_id: member,
      name: "Baiq Nur'aini, S.Pd.",
      unit: 'TK Mawar',
    },
  ])
  await put(db, 'artifacts', [
    { id: artifact, member_id: member, title: 'Foto lokakarya', file_name: 'IMG_2041.jpg' },
  ])
}

test('one field finds people, activities, letters, certificates and files', async () => {
  await write(fill)

  expect(await found('loka')).toEqual([
    'activity Lokakarya APE',
    'letter Undangan lokakarya alat permainan',
    'artifact Foto lokakarya',
  ])
  expect(await found('NURAINI')).toEqual([
    "member Baiq Nur'aini",
    "certificate Baiq Nur'aini, S.Pd.",
  ])
  expect(await found('005/pkg')).toEqual(['letter Undangan lokakarya alat permainan'])
  expect(await found('421.2')).toEqual(["certificate Baiq Nur'aini, S.Pd."])
  expect(await found('img 2041')).toEqual(['artifact Foto lokakarya'])
  expect(await found('  ."* ')).toEqual([])
})

test('last year’s letter is found by words of its subject and its year', async () => {
  await write(fill)

  expect(await hub.call('find.anything', { text: 'undangan ape 2026' })).toEqual([])
  expect(await hub.call('find.anything', { text: 'undang permainan 2026' })).toEqual([
    {
      kind: 'letter',
      id: letter,
      title: 'Undangan lokakarya alat permainan',
      detail: '005/PKG-PRY/III/2026 · Kepala TK se-Praya',
      on: '2026-03-01',
      activityId: null,
    },
  ])
})

test('what begins with the text stands first, and a new title is found at once', async () => {
  await write(async (db) => {
    await fill(db)
    await put(db, 'letters', [{ id: ids.next<'letter'>(), subject: 'Lokakarya media' }])
    await put(db, 'activities', [{ id: activity, title: 'Rapat pleno' }])
  })

  expect(await found('lokakarya')).toEqual([
    'letter Lokakarya media',
    'letter Undangan lokakarya alat permainan',
    'artifact Foto lokakarya',
  ])
  expect(await found('pleno')).toEqual(['activity Rapat pleno'])
})

test('what was removed is found no more', async () => {
  await write(async (db) => {
    await fill(db)
    await put(db, 'letters', [{ id: letter, removed_at: 5 }])
    await put(db, 'artifacts', [{ id: artifact, removed_at: 5 }])
  })

  expect(await found('loka')).toEqual(['activity Lokakarya APE'])
})

test('the index says what the tables say, in whatever order they were written', async () => {
  await write(async (db) => {
    await put(db, 'certificate_names', [{ certificate_id: certificate, name: 'Siti Contoh' }])
    await put(db, 'certificates', [{ id: certificate, number: '13/1' }])
    await put(db, 'letters', [{ id: letter, removed_at: 5 }])
    await put(db, 'letters', [{ id: letter, subject: 'Kembali lagi', removed_at: null }])
    for (const table of ['institutions', 'activities', 'letters', 'certificates', 'artifacts']) {
      const { rows } = await sql`
        select rowid, title, detail from ${sql.table(`find_${table}`)}
        except select row_no, title, detail from ${sql.table(`found_${table}`)}`.execute(db)
      expect(rows).toEqual([])
      await sql`insert into ${sql.table(`find_${table}`)} (${sql.ref(`find_${table}`)})
        values ('integrity-check')`.execute(db)
    }
  })

  expect(await found('siti')).toEqual(['certificate Siti Contoh'])
  expect(await found('kembali')).toEqual(['letter Kembali lagi'])
})

test('the words of an erased person’s files lie nowhere any more', async () => {
  await write(fill)
  await write((db) => put(db, 'artifacts', [{ id: artifact, title: 'Zamrudkhatulistiwa' }]))

  await hub.call('members.erase', { id: member, confirmation: "Baiq Nur'aini" })

  expect(await found('zamrud')).toEqual([])
  await hub.reopenAfter(() => Promise.resolve())
  expect(findInFiles(hub.folder, ['zamrudkhatulistiwa'])).toEqual([])
})

test('a person at whose school the text points is found after those who are called so', async () => {
  await hub.call('institutions.create', { name: 'TK Melati Praya' })
  await write(fill)

  expect(await found('praya')).toEqual([
    'institution TK Melati Praya',
    'letter Undangan lokakarya alat permainan',
  ])
})
