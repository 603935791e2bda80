import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import type { ExchangePreview } from '../../shared/domain/exchange'
import { createPeople, createSheet } from '../support/activity-builders'
import { addFile, noise } from '../support/portfolio-files'
import { createTestHub, type TestHub } from '../support/test-hub'
import { exchange, hubNamed, joinFrom, plugIn } from '../support/two-hubs'

let stick: string
let jonggat: TestHub
let kopang: TestHub

beforeEach(async () => {
  stick = mkdtempSync(join(tmpdir(), 'simpul-stick-'))
  jonggat = await createTestHub()
  kopang = await createTestHub()
  await jonggat.call('setup.createHub', hubNamed('PKG Jonggat'))
  await kopang.call('setup.createHub', hubNamed('PKG Kopang'))
  await jonggat.call('exchange.foundNetwork', { name: 'Lombok Tengah' })
  await joinFrom(jonggat, kopang, { stick, label: 'PKG Kopang' })
})
afterEach(async () => {
  await jonggat.close()
  await kopang.close()
  rmSync(stick, { recursive: true, force: true })
})

async function previewAt(hub: TestHub): Promise<ExchangePreview> {
  return hub.call('exchange.preview', { driveId: await plugIn(hub, stick) })
}

/** What the preview says and what the exchange and its page say afterwards, of the one other hub. */
async function wordsAt(hub: TestHub) {
  const preview = await previewAt(hub)
  const ending = await exchange(hub, stick)
  const [past] = await hub.call('imports.list', {})
  return [preview.hubs, ending.read.hubs, past?.hubs ?? []].map((hubs) => hubs[0]?.counts)
}

test('whoever is new and edited afterwards is one new person', async () => {
  const [id] = await createPeople(jonggat, 2)
  await jonggat.call('members.edit', { id: id!, changes: { phone: '081200000001' } })
  await jonggat.call('members.edit', { id: id!, changes: { note: 'ditelepon' } })
  await exchange(jonggat, stick)

  for (const counts of await wordsAt(kopang)) {
    expect(counts?.members).toEqual({ added: 2, changed: 0, removed: 0 })
  }
})

test('a person changed by several commits, in several bundles, is one changed person', async () => {
  const people = await createPeople(jonggat, 3)
  await exchange(jonggat, stick)
  await exchange(kopang, stick)
  const phone = (number: string) =>
    jonggat.call('members.edit', { id: people[0]!, changes: { phone: number } })
  await phone('081200000001')
  await jonggat.call('members.edit', { id: people[1]!, changes: { note: 'satu' } })
  await exchange(jonggat, stick)
  await phone('081200000002')
  await jonggat.call('members.edit', { id: people[0]!, changes: { note: 'dua' } })
  await exchange(jonggat, stick)

  for (const counts of await wordsAt(kopang)) {
    expect(counts?.members).toEqual({ added: 0, changed: 2, removed: 0 })
  }
})

test('marks that were corrected on the way are counted once, in their activity too', async () => {
  const people = await createPeople(jonggat, 3)
  const { activityId, sessionId } = await createSheet(jonggat, people)
  await exchange(jonggat, stick)
  await exchange(kopang, stick)
  for (const status of ['H', 'S', 'I'] as const) {
    await jonggat.call('attendance.mark', {
      sessionId,
      marks: people.map((memberId) => ({ memberId, status })),
    })
  }
  await exchange(jonggat, stick)

  const preview = await previewAt(kopang)

  expect(preview.hubs[0]?.counts.attendance).toEqual({ added: 3, changed: 0, removed: 0 })
  expect(preview.hubs[0]?.activities).toMatchObject([{ activityId, added: 3, changed: 0 }])
})

test('a person who was taken away and brought back on the way is no change', async () => {
  await createPeople(kopang, 1)
  await exchange(kopang, stick)
  await exchange(jonggat, stick)
  await createPeople(jonggat, 1)
  const [newest] = await jonggat.call('imports.list', {})
  await jonggat.call('imports.undo', { importId: newest!.id })
  await jonggat.call('imports.redo', { importId: newest!.id })
  await exchange(jonggat, stick)

  for (const counts of await wordsAt(kopang)) {
    expect(counts?.members).toEqual({ added: 1, changed: 0, removed: 0 })
  }
})

test('files of a hub that is held back are not promised, and not told of afterwards', async () => {
  const [memberId] = await createPeople(jonggat, 1)
  await addFile(jonggat, { memberId: memberId!, name: 'rpp.pdf', content: noise(5_000, 7) })
  await exchange(jonggat, stick)
  const whole = await previewAt(kopang)
  const hubId = whole.hubs[0]!.hubId!

  const driveId = await plugIn(kopang, stick)
  const held = await kopang.call('exchange.preview', { driveId, heldHubs: [hubId] })
  const ending = await kopang.call('exchange.run', { driveId, heldHubs: [hubId] })
  const later = await exchange(kopang, stick)

  expect(whole.filesIncoming).toBe(1)
  expect(whole.fileBytesIncoming).toBeGreaterThanOrEqual(5_000)
  expect(held).toMatchObject({ filesIncoming: 0, fileBytesIncoming: 0 })
  expect(ending.read).toMatchObject({ filesIncoming: 0, fileBytesIncoming: 0 })
  expect(later.read).toMatchObject({
    filesIncoming: 1,
    fileBytesIncoming: whole.fileBytesIncoming,
  })
})
