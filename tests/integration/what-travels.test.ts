import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { createPeople, createSheet } from '../support/activity-builders'
import type { TestHub } from '../support/test-hub'
import { exchange, type TwoHubs, twoHubs } from '../support/two-hubs'

let both: TwoHubs
let stick: string
let jonggat: TestHub
let kopang: TestHub

beforeEach(async () => {
  both = await twoHubs('joined')
  ;({ stick, jonggat, kopang } = both)
})
afterEach(() => both.end())

test('a portfolio file arrives with its record and is the same byte for byte', async () => {
  const [memberId] = await createPeople(jonggat, 1)
  const source = join(jonggat.folder, 'rpph.pdf')
  writeFileSync(source, '%PDF-1.7 rencana tema air')
  await jonggat.call('portfolio.add', {
    token: jonggat.choose(source),
    fileName: 'rpph.pdf',
    photo: null,
    thumbnail: null,
    details: {
      type: 'daily-plan',
      title: 'RPPH tema air',
      tags: [],
      memberId: memberId ?? null,
      activityId: null,
      sessionId: null,
      hasChildren: false,
      consent: 'unknown',
    },
  })

  await exchange(jonggat, stick)
  const { read } = await exchange(kopang, stick)

  const { rows } = await kopang.call('portfolio.page', {})
  expect(read.filesIncoming).toBe(1)
  expect(rows).toMatchObject([{ title: 'RPPH tema air', isHere: true }])
  const copy = join(kopang.folder, 'salinan.pdf')
  kopang.answers.savePaths.push(copy)
  const [artifact] = rows
  if (artifact) await kopang.call('portfolio.saveCopy', { id: artifact.id })
  expect(readFileSync(copy, 'utf8')).toBe('%PDF-1.7 rencana tema air')
})

test('attendance arrives whole, and a correction beats a tick made elsewhere at the same time', async () => {
  const people = await createPeople(jonggat, 2)
  const { sessionId } = await createSheet(jonggat, people)
  const [first, second] = people
  if (!first || !second) throw new Error('two people were made')
  await exchange(jonggat, stick)
  await exchange(kopang, stick)
  const mark = (hub: TestHub, memberId: typeof first, status: 'H' | 'S') =>
    hub.call('attendance.mark', { sessionId, marks: [{ memberId, status }] })
  // Jonggat corrects itself; Kopang, who has not seen it, ticks later by the clock.
  await mark(jonggat, first, 'H')
  await mark(jonggat, first, 'S')
  await mark(kopang, first, 'H')
  await mark(kopang, second, 'H')

  for (const hub of [jonggat, kopang, jonggat]) await exchange(hub, stick)

  const marks = async (hub: TestHub) =>
    (await hub.call('attendance.sheet', { sessionId })).rows.map(({ status }) => status)
  expect(await marks(jonggat)).toEqual(['S', 'H'])
  expect(await marks(kopang)).toEqual(['S', 'H'])
})

test('a NIK stays at its own hub', async () => {
  const { id } = await jonggat.call('members.create', {
    fullName: 'Aisyah Contoh',
    nik: '9902025510900001',
  })

  await exchange(jonggat, stick)
  await exchange(kopang, stick)

  expect(await jonggat.call('members.nik', { id })).toEqual({ nik: '9902025510900001' })
  expect(await kopang.call('members.nik', { id })).toEqual({ nik: null })
})

test('a full drive is told, leaves nothing behind, and the next exchange does it all', async () => {
  const small = join(stick, 'kecil')
  mkdirSync(small)
  // A real full file system; only root may mount one, as the build machine does.
  const isRoot = process.getuid?.() === 0
  if (isRoot) execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', small])
  try {
    await createPeople(jonggat, 3)
    writeFileSync(join(small, 'penuh.bin'), Buffer.alloc(isRoot ? 60 * 1024 : 1))

    const full = await exchange(jonggat, small)

    if (isRoot) {
      expect(full).toMatchObject({ writeProblem: 'drive.full', isSafeToUnplug: false })
      expect(full.written.fileNames).toEqual([])
    }
  } finally {
    if (isRoot) execFileSync('umount', [small])
  }
  await exchange(jonggat, stick)
  await exchange(kopang, stick)
  expect((await kopang.call('members.page', {})).total).toBe(3)
})
