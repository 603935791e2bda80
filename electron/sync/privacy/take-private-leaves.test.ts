import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'

import type { MemberId } from '../../../shared/domain/ids'
import { decodeCommitHeader, encodeCommitHeader } from '../../../shared/sync/commit-header'
import type { PlacedLeaf } from '../../../shared/sync/private-leaves'
import { createSyncDevice, type SyncDevice } from '../../../tests/support/sync-device'
import { put } from '../../database/change-log'
import { MergeTally } from '../merge/merge-tally'
import type { Trust } from '../trust/certificates'
import { listLackedLeaves } from './outgoing-private-leaves'
import { openPrivateSection, sealPrivateSection } from './private-section'
import { takePrivateLeaves } from './take-private-leaves'

const member = '01jd8g6zkcv3x9q2m4h7t5w8rb' as MemberId
const nik = '9902025510900001'

let office: SyncDevice
let laptop: SyncDevice
let trust: Trust

beforeEach(async () => {
  let now = Date.UTC(2026, 10, 21)
  const tick = () => (now += 1)
  office = await createSyncDevice(tick)
  laptop = await createSyncDevice(tick)
  await laptop.meet(office)
  trust = trustOf('hub of both')
  await office.write((db) => put(db, 'members', [{ id: member, full_name: 'Aisyah Contoh', nik }]))
  await laptop.merge(await office.segmentsSince(new Map()))
})
afterEach(async () => {
  await office.close()
  await laptop.close()
})

function trustOf(hubRootOfOffice: string): Trust {
  const device = (keys: SyncDevice['keys'], hubRoot: string) => [
    keys.deviceId as string,
    { id: keys.deviceId, boxKey: keys.box.publicKey, hubRoot, revokedAfter: null },
  ]
  // Only what is asked of a trust here: who shares a hub with whom.
  return {
    devices: new Map([
      device(office.keys, hubRootOfOffice),
      device(laptop.keys, 'hub of both'),
    ] as never),
  } as unknown as Trust
}

async function privateLeafOfOffice(): Promise<PlacedLeaf> {
  const { rows } = await sql<PlacedLeaf>`
    select ${office.keys.deviceId} as device, seq, leaf_no as leaf, bytes
    from commit_leaves where kind = 3`.execute(office.database.read)
  const [leaf] = rows
  if (!leaf) throw new Error('a NIK makes a private leaf')
  return leaf
}

async function offer(leaves: readonly PlacedLeaf[], to = trust): Promise<boolean> {
  const section = await sealPrivateSection(leaves, [laptop.keys.box.publicKey])
  let isTaken = false
  await laptop.write(async (db) => {
    isTaken = await takePrivateLeaves(db, section, {
      trust: to,
      ownDeviceId: laptop.keys.deviceId,
      boxKeys: laptop.keys.box,
      now: 0,
      tally: new MergeTally(),
      importId: null,
    })
  })
  return isTaken
}

const knownNik = async () =>
  (
    await laptop.database.read
      .selectFrom('members')
      .select('nik')
      .where('id', '=', member)
      .executeTakeFirst()
  )?.nik
const lacked = () => listLackedLeaves(laptop.database.read, trust, laptop.keys.deviceId)

test('a private leaf is asked for until it is there, and shows', async () => {
  const { device, seq, leaf } = await privateLeafOfOffice()
  expect(await lacked()).toEqual([{ device, seq, leaf }])

  expect(await offer([await privateLeafOfOffice()])).toBe(true)

  expect(await knownNik()).toBe(nik)
  expect(await lacked()).toEqual([])
})

test('a forged private leaf is refused, and nothing beside it is taken', async () => {
  const honest = await privateLeafOfOffice()
  const text = Buffer.from(honest.bytes).toString('latin1').replace(nik, '9902025510909999')
  const forged = { ...honest, bytes: new Uint8Array(Buffer.from(text, 'latin1')) }

  expect(await offer([forged])).toBe(false)

  expect(await knownNik()).toBe(null)
  expect(await lacked()).toHaveLength(1)
})

test('another leaf of the same commit does not pass for the private one', async () => {
  const honest = await privateLeafOfOffice()
  const { rows } = await sql<{ bytes: Uint8Array }>`
    select bytes from commit_leaves where kind = 1`.execute(office.database.read)

  expect(await offer([{ ...honest, bytes: rows[0]?.bytes ?? new Uint8Array() }])).toBe(false)
})

test('private leaves of a device that is not of our hub are passed over', async () => {
  expect(await offer([await privateLeafOfOffice()], trustOf('another hub'))).toBe(true)

  expect(await knownNik()).toBe(null)
})

test('a leaf that comes before its commit is passed over and asked for later', async () => {
  const honest = await privateLeafOfOffice()

  expect(await offer([{ ...honest, seq: honest.seq + 7 }])).toBe(true)

  expect(await knownNik()).toBe(null)
})

test('an erased person’s private leaf is dropped unread', async () => {
  await laptop.write(async (db) => {
    await put(db, 'erasures', [{ subject_id: member, erased_by: null, erased_at: 1 }])
    await sql`delete from members`.execute(db)
  })

  expect(await offer([await privateLeafOfOffice()])).toBe(true)

  expect(await knownNik()).toBe(undefined)
  const { rows } = await sql`select 1 from commit_leaves
    where kind = 3 and bytes is not null`.execute(laptop.database.read)
  expect(rows).toEqual([])
})

test('only the sealed-to devices open a private section, and a changed byte is noticed', async () => {
  const leaves = [await privateLeafOfOffice()]
  const section = await sealPrivateSection(leaves, [laptop.keys.box.publicKey])

  expect(await openPrivateSection(section, office.keys.box)).toBe(null)
  const opened = await openPrivateSection(section, laptop.keys.box)
  expect(opened?.map(({ bytes, ...place }) => [place, Buffer.from(bytes)])).toEqual(
    leaves.map(({ bytes, ...place }) => [place, Buffer.from(bytes)]),
  )
  expect(Buffer.from(section).includes(nik)).toBe(false)
  for (const at of [0, 5, 50, 100, 120, section.length - 1]) {
    const changed = section.slice()
    changed[at] = (changed[at] ?? 0) ^ 1
    const outcome = await openPrivateSection(changed, laptop.keys.box).catch(
      (error: unknown) => error,
    )
    expect(outcome === null || outcome instanceof Error, `byte ${at}`).toBe(true)
  }
})

test('a private leaf of a kind that only a later version knows is passed over, and kept nowhere', async () => {
  const leaf = await privateLeafOfOffice()
  await laptop.write(async (db) => {
    const { device_no, header } = await db
      .selectFrom('commits')
      .innerJoin('devices', 'devices.no', 'commits.device_no')
      .select(['device_no', 'header'])
      .where('devices.device_id', '=', office.keys.deviceId)
      .where('seq', '=', leaf.seq)
      .executeTakeFirstOrThrow()
    const decoded = decodeCommitHeader(header)
    const leaves = decoded.leaves.map((each, place) =>
      place === leaf.leaf ? { ...each, kind: 'kind-9' as const } : each,
    )
    await db
      .updateTable('commits')
      .set({ header: encodeCommitHeader({ ...decoded, leaves }) })
      .where('device_no', '=', device_no)
      .where('seq', '=', leaf.seq)
      .execute()
  })

  expect(await offer([leaf])).toBe(true)

  // Kept, it would go out to every hub with the other leaves of its commit.
  const { rows } = await sql`
    select 1 from commit_leaves where bytes = ${leaf.bytes}`.execute(laptop.database.read)
  expect(rows).toEqual([])
})
