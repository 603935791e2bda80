import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import type { MemberId } from '../../shared/domain/ids'
import { createSheet } from '../support/activity-builders'
import { findInFiles } from '../support/forensic-search'
import { createTestHub, type TestHub } from '../support/test-hub'
import { exchange, hubNamed, joinFrom } from '../support/two-hubs'

let stick: string
let jonggat: TestHub
let kopang: TestHub
let praya: TestHub
let wahyuni: MemberId

const person = {
  fullName: 'Wahyuningtyas Kusumaprameswari',
  nuptk: '0000761662300012',
  phone: '081290007788',
  note: 'Alergi udang, jangan dikirimi terasi',
}
const traces = ['wahyuningtyas', 'kusumaprameswari', person.nuptk, '81290007788', 'terasi']

beforeEach(async () => {
  stick = mkdtempSync(join(tmpdir(), 'simpul-stick-'))
  jonggat = await createTestHub()
  kopang = await createTestHub()
  praya = await createTestHub()
  await jonggat.call('setup.createHub', hubNamed('PKG Jonggat'))
  await kopang.call('setup.createHub', hubNamed('PKG Kopang'))
  await praya.call('setup.createHub', hubNamed('PKG Praya'))
  await jonggat.call('exchange.foundNetwork', { name: 'Lombok Tengah' })
  await joinFrom(jonggat, kopang, { stick, label: 'PKG Kopang' })
  await joinFrom(jonggat, praya, { stick, label: 'PKG Praya' })
  for (const hub of [jonggat, kopang, praya, jonggat]) await exchange(hub, stick)
  wahyuni = (await jonggat.call('members.create', person)).id
})
afterEach(async () => {
  for (const hub of [jonggat, kopang, praya]) await hub.close()
  rmSync(stick, { recursive: true, force: true })
})

async function addFile(hub: TestHub, content: string) {
  const source = join(hub.folder, 'rpph.pdf')
  writeFileSync(source, content)
  await hub.call('portfolio.add', {
    token: hub.choose(source),
    fileName: 'rpph-wahyuningtyas.pdf',
    photo: null,
    thumbnail: null,
    details: {
      type: 'daily-plan',
      title: 'RPPH terasi',
      tags: [],
      memberId: wahyuni,
      activityId: null,
      sessionId: null,
      hasChildren: false,
      consent: 'unknown',
    },
  })
  rmSync(source)
}

const storedFiles = (hub: TestHub) =>
  readdirSync(join(hub.folder, 'files'), { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  ).length

const erase = (hub: TestHub) =>
  hub.call('members.erase', { id: wahyuni, confirmation: person.fullName })

test('after one exchange another hub has forgotten the person too, to the byte', async () => {
  await addFile(jonggat, '%PDF-1.7 tema air')
  const { sessionId } = await createSheet(jonggat, [wahyuni])
  await jonggat.call('attendance.mark', { sessionId, marks: [{ memberId: wahyuni, status: 'H' }] })
  for (const hub of [jonggat, kopang]) await exchange(hub, stick)
  expect(findInFiles(kopang.folder, traces)).not.toEqual([])
  expect(storedFiles(kopang)).toBe(1)

  await erase(jonggat)
  await exchange(jonggat, stick)
  const { read } = await exchange(kopang, stick)

  expect(read.hubs.map(({ counts }) => [counts.members.removed, counts.artifacts.removed])).toEqual(
    [[1, 1]],
  )
  expect(findInFiles(kopang.folder, traces)).toEqual([])
  expect(storedFiles(kopang)).toBe(0)
  expect((await kopang.call('members.page', {})).total).toBe(0)
  const { rows } = await kopang.call('attendance.sheet', { sessionId })
  expect(rows).toMatchObject([{ memberId: wahyuni, isErased: true, status: 'H' }])
  await kopang.reopen()
  expect(findInFiles(kopang.folder, traces)).toEqual([])
})

test('a third hub verifies the relayed chain of a person it never had, and goes on from there', async () => {
  for (const hub of [jonggat, kopang]) await exchange(hub, stick)
  await erase(jonggat)
  for (const hub of [jonggat, kopang]) await exchange(hub, stick)
  // Only Kopang's bundles reach Praya: what it says of Jonggat it has without the leaf.
  const relay = mkdtempSync(join(tmpdir(), 'simpul-stick-'))
  try {
    await exchange(kopang, relay)
    const { read } = await exchange(praya, relay)
    expect(read.problems).toEqual([])
  } finally {
    rmSync(relay, { recursive: true, force: true })
  }

  await jonggat.call('members.create', { fullName: 'Baiq Contoh' })
  for (const hub of [jonggat, praya]) await exchange(hub, stick)

  expect((await praya.call('members.page', {})).rows).toMatchObject([{ fullName: 'Baiq Contoh' }])
  expect(findInFiles(praya.folder, traces)).toEqual([])
})

test('edits and files that others added without knowing of the erasure are forgotten as well', async () => {
  for (const hub of [jonggat, kopang, praya]) await exchange(hub, stick)
  await erase(jonggat)
  await kopang.call('members.edit', { id: wahyuni, changes: { note: 'Suka terasi juga' } })
  await addFile(kopang, '%PDF-1.7 tema udara')
  // Praya hears of the new file before it hears of the erasure.
  for (const hub of [kopang, praya]) await exchange(hub, stick)
  expect(findInFiles(praya.folder, ['RPPH terasi'])).not.toEqual([])

  for (const hub of [jonggat, kopang, praya, jonggat, kopang, praya]) await exchange(hub, stick)

  for (const hub of [jonggat, kopang, praya]) {
    expect(findInFiles(hub.folder, traces)).toEqual([])
    expect(storedFiles(hub)).toBe(0)
    expect((await hub.call('members.page', {})).total).toBe(0)
    expect((await hub.call('portfolio.page', {})).total).toBe(0)
  }
})

test('a hub that hears of the erasure first drops the old leaves and the file that come later', async () => {
  await addFile(jonggat, '%PDF-1.7 tema air')
  const early = mkdtempSync(join(tmpdir(), 'simpul-stick-'))
  try {
    await exchange(jonggat, early)
    await exchange(kopang, early)
    await erase(jonggat)
    for (const hub of [jonggat, praya]) await exchange(hub, stick)

    // Kopang has not heard of it and still offers everything, the file too.
    await exchange(kopang, early)
    await exchange(praya, early)
  } finally {
    rmSync(early, { recursive: true, force: true })
  }

  expect(findInFiles(praya.folder, traces)).toEqual([])
  expect(storedFiles(praya)).toBe(0)
  const { read } = await exchange(praya, stick)
  expect(read.filesIncoming).toBe(0)
})
