import { afterEach, beforeEach, expect, test } from 'vitest'

import type { MemberId } from '../../../shared/domain/ids'
import { createSyncDevice, type SyncDevice } from '../../../tests/support/sync-device'
import { put } from '../../database/change-log'
import { pageMembers } from '../members/member-list-repository'
import { listAliases, listSameAs, refreshSurvivors } from './survivor-repository'

const id = (n: number) => `01hzy0000000000000000000${String(n).padStart(2, '0')}` as MemberId

let device: SyncDevice

beforeEach(async () => {
  device = await createSyncDevice(() => 1_800_000_000_000)
  await device.write((db) =>
    put(
      db,
      'members',
      [1, 2, 3, 4, 5].map((n) => ({
        id: id(n),
        full_name: `Nama${n}`,
        nuptk: `99000000000000${n}1`,
      })),
    ),
  )
})

afterEach(() => device.close())

async function decide(first: number, second: number, decision: 'same' | 'different' | null) {
  await device.write(async (db) => {
    await put(db, 'duplicate_decisions', [
      { first_id: id(first), second_id: id(second), kind: 'member', decision },
    ])
    await refreshSurvivors(db)
  })
}

const aliases = async () => Object.fromEntries(await listAliases(device.database.read, 'member'))
const found = async (search: string) => {
  const page = await pageMembers(device.database.read, {
    search,
    filter: {},
    sort: 'name',
    isDescending: false,
    offset: 0,
    limit: 10,
  })
  return page.rows.map((row) => row.id)
}

test('the oldest record stands for all that are joined, however the pairs hang together', async () => {
  await decide(3, 4, 'same')
  await decide(2, 4, 'same')

  expect(await aliases()).toEqual({ [id(3)]: id(2), [id(4)]: id(2) })
  expect(await listSameAs(device.database.read, 'member', id(4))).toEqual([id(2), id(3), id(4)])
})

test('a pair that is not the same person, or is set apart again, joins nobody', async () => {
  await decide(1, 2, 'different')
  await decide(3, 4, 'same')
  await decide(3, 4, null)

  expect(await aliases()).toEqual({})
})

test('a removed record stands for nobody: the next older one does', async () => {
  await decide(1, 2, 'same')
  await decide(2, 3, 'same')
  await device.write(async (db) => {
    await put(db, 'members', [{ id: id(1), removed_at: 1 }])
    await refreshSurvivors(db)
  })

  expect(await aliases()).toEqual({ [id(1)]: id(2), [id(3)]: id(2) })
})

test('a decision about records that never arrived joins nobody', async () => {
  await decide(8, 9, 'same')

  expect(await aliases()).toEqual({})
})

test('the list shows one of the joined records and finds it by what the others say', async () => {
  await decide(2, 5, 'same')

  expect(await found('')).toEqual([id(1), id(2), id(3), id(4)])
  expect(await found('Nama5')).toEqual([id(2)])
  expect(await found('9900000000000051')).toEqual([id(2)])

  await decide(2, 5, null)

  expect(await found('Nama5')).toEqual([id(5)])
  expect(await found('')).toHaveLength(5)
})
