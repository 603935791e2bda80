import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { type LogKeeper, openLogKeeper } from './log-keeper'
import { openHandle, type SqliteHandle } from './sqlite-handle'

let folder: string
let path: string
let writer: SqliteHandle
let keeper: LogKeeper

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'simpul-log-'))
  path = join(folder, 'a.db')
  writer = await openHandle(path, 'write')
  await writer.exec(
    'pragma journal_mode = wal; pragma wal_autocheckpoint = 0; create table notes (text text)',
  )
  keeper = openLogKeeper(path)
})

afterEach(async () => {
  await keeper.close()
  await writer.close()
  rmSync(folder, { recursive: true })
})

async function logState(): Promise<{ readonly log: number; readonly checkpointed: number }> {
  const [state] = await writer.all('pragma wal_checkpoint(noop)')
  return state as { log: number; checkpointed: number }
}

const megabytes = (count: number) =>
  writer.run(
    `with recursive n(i) as (select 1 union all select i + 1 from n where i < ?)
      insert into notes select hex(zeroblob(500)) from n`,
    [count * 1_000],
  )

test('a log of many pages is copied back without a commit waiting for it', async () => {
  await megabytes(8)
  expect((await logState()).checkpointed).toBe(0)

  keeper.look()
  await keeper.close()

  const { log, checkpointed } = await logState()
  expect(log).toBeGreaterThan(1_000)
  expect(checkpointed).toBe(log)
})

test('a short log is left alone', async () => {
  await megabytes(1)

  keeper.look()
  await keeper.close()

  expect((await logState()).checkpointed).toBe(0)
})

test('an emptied log holds nothing any more', async () => {
  await writer.run("insert into notes values ('Rahasia')")
  expect(readFileSync(`${path}-wal`).includes('Rahasia')).toBe(true)

  await keeper.empty()

  expect(readFileSync(`${path}-wal`)).toHaveLength(0)
})

test('what a reader kept in the log goes at the next look', async () => {
  const reader = await openHandle(path, 'read')
  await reader.exec('begin')
  await reader.all('select * from notes')
  await writer.run("insert into notes values ('Rahasia')")
  const emptied = keeper.empty()
  await reader.exec('commit')
  await emptied
  await reader.close()

  keeper.look()
  await keeper.close()

  expect(readFileSync(`${path}-wal`)).toHaveLength(0)
})
