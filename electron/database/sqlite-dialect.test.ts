import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { Kysely } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'

import { SqliteHandleDialect } from './sqlite-dialect'
import { openHandle } from './sqlite-handle'

type Schema = { counters: { id: number; value: number } }

let folder: string
let db: Kysely<Schema>

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'simpul-dialect-'))
  const handle = await openHandle(join(folder, 'a.db'), 'write')
  await handle.exec('create table counters (id integer primary key, value integer) strict')
  db = new Kysely<Schema>({ dialect: new SqliteHandleDialect(handle) })
  await db.insertInto('counters').values({ id: 1, value: 0 }).execute()
})

afterEach(async () => {
  await db.destroy()
  rmSync(folder, { recursive: true })
})

test('twenty concurrent transactions all commit, one after the other', async () => {
  const add = () =>
    db.transaction().execute(async (transaction) => {
      const { value } = await transaction
        .selectFrom('counters')
        .select('value')
        .where('id', '=', 1)
        .executeTakeFirstOrThrow()
      await transaction
        .updateTable('counters')
        .set({ value: value + 1 })
        .execute()
    })

  await Promise.all(Array.from({ length: 20 }, add))

  expect(await db.selectFrom('counters').selectAll().execute()).toEqual([{ id: 1, value: 20 }])
})

test('a transaction that throws leaves nothing behind and the next one still runs', async () => {
  const failing = db.transaction().execute(async (transaction) => {
    await transaction.updateTable('counters').set({ value: 99 }).execute()
    throw new Error('the caller changed its mind')
  })

  await expect(failing).rejects.toThrow('changed its mind')

  const { numUpdatedRows } = await db.updateTable('counters').set({ value: 5 }).executeTakeFirst()
  expect(numUpdatedRows).toBe(1n)
  expect(await db.selectFrom('counters').selectAll().execute()).toEqual([{ id: 1, value: 5 }])
})

test('an insert with a returning clause gives its rows', async () => {
  const row = await db
    .insertInto('counters')
    .values({ id: 2, value: 7 })
    .returning(['id', 'value'])
    .executeTakeFirstOrThrow()

  expect(row).toEqual({ id: 2, value: 7 })
})
