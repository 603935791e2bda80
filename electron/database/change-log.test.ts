import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'

import type { MemberId, SessionId } from '../../shared/domain/ids'
import { cellVersion } from '../../shared/sync/cell-version'
import { syncedTableNames, syncedTables } from '../../shared/sync/synced-tables'
import { type CommitDraft, put } from './change-log'
import type { WriteDb } from './database'
import { type Database, openDatabase } from './open-database'

let folder: string
let database: Database
const sealed: CommitDraft[] = []

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'simpul-log-'))
  sealed.length = 0
  database = await openDatabase({ path: join(folder, 'a.db'), deviceTag: 5 })
})

afterEach(async () => {
  await database.close()
  rmSync(folder, { recursive: true })
})

const session = '0000000000000000000000000s' as SessionId
const member = (n: number) => `0000000000000000000000000${String(n)}` as MemberId

async function write<T>(work: (db: WriteDb) => Promise<T>) {
  return database.transaction(work, (_, draft) => {
    sealed.push(draft)
    return Promise.resolve()
  })
}

test('a new row is written with its version and becomes one patch group', async () => {
  const { value, changedTables } = await write((db) =>
    put(db, 'attendance', [
      { session_id: session, member_id: member(1), status: 'H' },
      { session_id: session, member_id: member(2), status: 'A' },
    ]),
  )

  expect(value).toEqual({ inserted: 2, updated: 0 })
  expect(changedTables).toEqual(['attendance'])
  expect(sealed.map(({ groups }) => groups)).toEqual([
    [
      {
        table: 'attendance',
        isCorrection: false,
        columns: [
          'session_id',
          'member_id',
          'status',
          'arrived_at',
          'left_at',
          'late_minutes',
          'recorded_by',
        ],
        rows: [
          [session, member(1), 'H', null, null, null, null],
          [session, member(2), 'A', null, null, null, null],
        ],
      },
    ],
  ])
  expect(await database.read.selectFrom('attendance').selectAll().execute()).toMatchObject([
    {
      member_id: member(1),
      status: 'H',
      row_version: cellVersion({ lamport: 1, deviceTag: 5, isCorrection: false }),
    },
    { member_id: member(2), status: 'A' },
  ])
})

test('setting a mark again is a correction and only the changed cell is recorded', async () => {
  await write((db) =>
    put(db, 'attendance', [
      { session_id: session, member_id: member(1), status: 'H', arrived_at: 480 },
    ]),
  )

  await write((db) =>
    put(db, 'attendance', [
      { session_id: session, member_id: member(1), status: 'T', arrived_at: 480 },
    ]),
  )

  expect(sealed[1]?.groups).toEqual([
    {
      table: 'attendance',
      isCorrection: true,
      columns: ['session_id', 'member_id', 'status'],
      rows: [[session, member(1), 'T']],
    },
  ])
  expect(await database.read.selectFrom('cell_versions').selectAll().execute()).toEqual([
    {
      table_no: syncedTables.attendance.number,
      row_key: `${session}:${member(1)}`,
      column_no: syncedTables.attendance.columns.status.number,
      version: cellVersion({ lamport: 1, deviceTag: 5, isCorrection: true }),
    },
  ])
})

test('writing what is already there records nothing at all', async () => {
  const row = { session_id: session, member_id: member(1), status: 'H' }
  await write((db) => put(db, 'attendance', [row]))

  const { value, changedTables } = await write((db) => put(db, 'attendance', [row]))

  expect({ value, changedTables, commits: sealed.length }).toEqual({
    value: { inserted: 0, updated: 0 },
    changedTables: [],
    commits: 1,
  })
})

test('a transaction that fails records no patch and no row', async () => {
  const failing = write(async (db) => {
    await put(db, 'attendance', [{ session_id: session, member_id: member(1), status: 'H' }])
    throw new Error('power cut')
  })

  await expect(failing).rejects.toThrow('power cut')

  expect(sealed).toEqual([])
  expect(await database.read.selectFrom('attendance').selectAll().execute()).toEqual([])
})

test('the registry of synced tables lists the columns that the tables have', async () => {
  for (const name of syncedTableNames) {
    const { rows } = await sql<{
      name: string
    }>`select name from pragma_table_info(${name})`.execute(database.read)
    const local = new Set(['row_version', 'row_no', 'survivor_id'])
    const listed = [...syncedTables[name].key, ...Object.keys(syncedTables[name].columns)]

    expect({
      name,
      columns: rows
        .map((row) => row.name)
        .filter((column) => !local.has(column))
        .sort(),
    }).toEqual({
      name,
      columns: listed.sort(),
    })
  }
})

test('a member is found by the school of a post that was added later', async () => {
  await write(async (db) => {
    await put(db, 'members', [{ id: member(1), full_name: "Baiq Nur'aini A. Yun" }])
    await put(db, 'posts', [
      { id: member(3) as never, member_id: member(1), institution_id: member(4) as never },
    ])
    await put(db, 'institutions', [{ id: member(4) as never, name: 'TK Al-Hikmah NW' }])
  })
  const find = async (text: string) =>
    (
      await sql<{
        rowid: number
      }>`select rowid from member_search where member_search match ${text}`.execute(database.read)
    ).rows

  expect([await find('nuraini'), await find('hikmah'), await find('aini')]).toEqual([
    [{ rowid: 1 }],
    [{ rowid: 1 }],
    [],
  ])
})

test('a row of an erased person is not made again', async () => {
  await write((db) =>
    put(db, 'erasures', [{ subject_id: member(1), erased_by: null, erased_at: 1 }]),
  )

  const { value } = await write((db) =>
    put(db, 'members', [
      { id: member(1), full_name: 'Aisyah' },
      { id: member(2), full_name: 'Baiq' },
    ]),
  )

  expect(value).toEqual({ inserted: 1, updated: 0 })
  const rows = await database.read.selectFrom('members').select('full_name').execute()
  expect(rows).toEqual([{ full_name: 'Baiq' }])
})
