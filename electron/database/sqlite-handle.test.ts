import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { openHandle, type SqliteHandle } from './sqlite-handle'

let folder: string
let handle: SqliteHandle

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'simpul-handle-'))
  handle = await openHandle(join(folder, 'a.db'), 'write')
  await handle.exec('create table notes (id integer primary key, text text) strict')
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

const add = 'insert into notes (text) values (?)'
const texts = 'select text from notes order by id'

test('a statement that is used again gives what is there by then', async () => {
  const counts: unknown[] = []
  for (const text of ['satu', 'dua', null]) {
    counts.push(await handle.run(add, [text]))
    counts.push((await handle.all(texts)).length)
  }

  expect(counts).toEqual([{ changes: 1 }, 1, { changes: 1 }, 2, { changes: 1 }, 3])
  expect(await handle.all(texts)).toEqual([{ text: 'satu' }, { text: 'dua' }, { text: null }])
  await handle.close()
})

test('one statement asked for many times at once answers each with its own values', async () => {
  const asked = Array.from({ length: 50 }, (_, index) => index)

  const answers = await Promise.all(asked.map((value) => handle.all('select ? as value', [value])))

  expect(answers).toEqual(asked.map((value) => [{ value }]))
  await handle.close()
})

test('a statement that was refused does not stand in the way of the next one', async () => {
  const wrong = handle.all('select * from nowhere')
  const doubled = handle.run('insert into notes (id, text) values (1, ?), (1, ?)', ['a', 'b'])

  await expect(wrong).rejects.toThrow('no such table')
  await expect(doubled).rejects.toThrow('UNIQUE')
  await handle.exec('create table nowhere (id integer) strict')
  expect(await handle.all('select * from nowhere')).toEqual([])
  expect(await handle.run(add, ['sesudahnya'])).toEqual({ changes: 1 })
  await handle.close()
})

test('a statement follows a table that changes', async () => {
  await handle.run(add, ['satu'])
  const before = await handle.all('select * from notes')

  await handle.exec("alter table notes add column author text default 'Baiq'")

  expect(before).toEqual([{ id: 1, text: 'satu' }])
  expect(await handle.all('select * from notes')).toEqual([{ id: 1, text: 'satu', author: 'Baiq' }])
  await handle.close()
})

test('more statements than are kept, and long values, leave nothing that keeps it from closing', async () => {
  const reader = await openHandle(join(folder, 'a.db'), 'read')
  for (let number = 0; number < 450; number += 1) {
    expect(await reader.all(`select ${number} as n`)).toEqual([{ n: number }])
  }
  const long = 'x'.repeat(100_000)
  await handle.run(add, [long])
  expect(await reader.all('select length(text) as n from notes where text = ?', [long])).toEqual([
    { n: 100_000 },
  ])

  await reader.close()
  await handle.close()
})

test('a reader that has answered does not hold up the log', async () => {
  await handle.exec('pragma journal_mode = wal')
  const reader = await openHandle(join(folder, 'a.db'), 'read')
  await handle.run(add, ['satu'])
  await reader.all(texts)
  await handle.run(add, ['dua'])

  const [checkpoint] = await handle.all('pragma wal_checkpoint(truncate)')

  expect(checkpoint).toEqual({ busy: 0, log: 0, checkpointed: 0 })
  expect(await reader.all(texts)).toHaveLength(2)
  await reader.close()
  await handle.close()
})
