import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { createPeople } from '../support/activity-builders'
import { createTestHub, type TestHub } from '../support/test-hub'
import { exchange, hubNamed, joinFrom } from '../support/two-hubs'

let stick: string
let jonggat: TestHub
let kopang: TestHub
let selong: TestHub

beforeEach(async () => {
  stick = mkdtempSync(join(tmpdir(), 'simpul-stick-'))
  jonggat = await createTestHub()
  kopang = await createTestHub()
  selong = await createTestHub()
  await jonggat.call('setup.createHub', hubNamed('PKG Jonggat'))
  await kopang.call('setup.createHub', hubNamed('PKG Kopang'))
  await selong.call('setup.createHub', hubNamed('PKG Selong'))
  await jonggat.call('exchange.foundNetwork', { name: 'Lombok Tengah' })
  await joinFrom(jonggat, kopang, { stick, label: 'PKG Kopang' })
  await joinFrom(jonggat, selong, { stick, label: 'PKG Selong' })
})
afterEach(async () => {
  await jonggat.close()
  await kopang.close()
  await selong.close()
  rmSync(stick, { recursive: true, force: true })
})

async function heldBy(viewer: TestHub, holder: string, of: string) {
  const receipts = await viewer.call('receipts.list', {})
  const found = receipts.find(({ hubName }) => hubName === holder)
  return found?.feeds.find(({ hubName }) => hubName === of)
}

test('of a hub that has told nothing of ours, nothing is claimed', async () => {
  await createPeople(kopang, 2)
  await exchange(jonggat, stick)
  await exchange(selong, stick)
  await exchange(kopang, stick)

  const held = await heldBy(kopang, 'PKG Selong', 'PKG Kopang')

  expect(held).toMatchObject({ seq: null, at: null, via: null })
  expect(held?.newestSeq).toBeGreaterThan(0)
})

test('news of what a hub holds travels back over another hub, with the date of our own commit', async () => {
  await exchange(jonggat, stick)
  await exchange(kopang, stick)
  jonggat.clock.now = Date.UTC(2026, 11, 12)
  await createPeople(jonggat, 1)
  await exchange(jonggat, stick)
  await exchange(selong, stick)
  // Kopang reads what Selong left; Jonggat reads only a stick that came from Kopang.
  await exchange(kopang, stick)
  const other = mkdtempSync(join(tmpdir(), 'simpul-stick-'))
  await exchange(kopang, other)

  await exchange(jonggat, other)

  const direct = await heldBy(jonggat, 'PKG Kopang', 'PKG Jonggat')
  const told = await heldBy(jonggat, 'PKG Selong', 'PKG Jonggat')
  expect(direct).toMatchObject({ isOwn: true, via: null, seq: direct?.newestSeq })
  expect(told).toMatchObject({ isOwn: true, via: 'PKG Kopang', seq: told?.newestSeq })
  expect(new Date(told?.at ?? 0).toISOString()).toMatch(/^2026-12-12/u)
  rmSync(other, { recursive: true, force: true })
})

test('later work of ours shows how far the others are behind', async () => {
  await exchange(jonggat, stick)
  await exchange(kopang, stick)
  await exchange(jonggat, stick)
  const before = await heldBy(jonggat, 'PKG Kopang', 'PKG Jonggat')
  await createPeople(jonggat, 3)

  const after = await heldBy(jonggat, 'PKG Kopang', 'PKG Jonggat')

  expect(after?.seq).toBe(before?.seq)
  expect((after?.newestSeq ?? 0) - (after?.seq ?? 0)).toBe(3)
})
