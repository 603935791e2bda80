import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import type { RowDecision } from '../../shared/domain/roster'
import { aHub } from '../support/new-hub'
import { rosterFiles } from '../support/roster-register'
import { createTestHub, type TestHub } from '../support/test-hub'

let hub: TestHub

beforeEach(async () => {
  hub = await createTestHub()
  await hub.call('setup.createHub', aHub())
})
afterEach(async () => {
  await hub.close()
})

const fixture = (file: keyof typeof rosterFiles) =>
  new URL(`../fixtures/rosters/${rosterFiles[file]}`, import.meta.url).pathname

function writeList(name: string, lines: readonly string[]): string {
  const path = join(hub.folder, name)
  writeFileSync(path, lines.join('\r\n'))
  return path
}

const preview = (path: string) => hub.call('rosters.preview', { file: hub.choose(path) })

async function importFile(
  path: string,
  options: {
    readonly decisions?: RowDecision[]
    readonly onDifference?: 'keep-ours' | 'take-theirs'
  } = {},
) {
  const { previewId } = await preview(path)
  return hub.call('rosters.import', { previewId, ...options })
}

async function totals() {
  const [members, institutions] = await Promise.all([
    hub.call('members.page', { limit: 1 }),
    hub.call('institutions.page', { limit: 1 }),
  ])
  return { members: members.total, institutions: institutions.total }
}

const findMember = async (search: string) => {
  const { rows } = await hub.call('members.page', { search })
  const [row] = rows
  if (!row) throw new Error(`Nobody is found by ${search}`)
  return hub.call('members.get', { id: row.id })
}

test('a preview counts what would happen and writes nothing', async () => {
  const found = await preview(fixture('dapodik'))

  expect({
    fileName: found.fileName,
    counts: found.counts,
    parts: found.parts,
    doubts: found.doubts,
    changesNothing: found.changesNothing,
  }).toEqual({
    fileName: 'dapodik-daftar-guru.xlsx',
    counts: {
      rows: 74,
      newMembers: 74,
      newInstitutions: 12,
      newPosts: 0,
      same: 0,
      fillsGaps: 0,
      differs: 0,
      unsure: 0,
      skipped: 0,
      doubtfulRows: 7,
    },
    parts: { attention: 7, new: 74, 'fills-gaps': 0, same: 0, skipped: 1 },
    doubts: [
      { code: 'nuptk.rounded', rows: 5 },
      { code: 'birth-date.unreadable', rows: 2 },
    ],
    changesNothing: false,
  })
  const dropped = found.columns.filter(({ use }) => use === 'dropped-sensitive')
  expect(dropped.map(({ label }) => label)).toEqual(
    expect.arrayContaining(['Agama', 'Nama Ibu Kandung', 'NPWP', 'Nomor Rekening Bank', 'No KK']),
  )
  expect(await totals()).toEqual({ members: 0, institutions: 0 })
  expect(await hub.call('rosters.list', {})).toEqual([])
})

test('the doubtful rows come with what stands in the file', async () => {
  const { previewId } = await preview(fixture('dapodik'))

  const { total, rows } = await hub.call('rosters.previewRows', { previewId, part: 'attention' })
  const skipped = await hub.call('rosters.previewRows', { previewId, part: 'skipped' })

  expect(total).toBe(7)
  expect(rows.map(({ row, doubts }) => [row, doubts[0]?.code])).toEqual([
    [9, 'nuptk.rounded'],
    [17, 'nuptk.rounded'],
    [20, 'birth-date.unreadable'],
    [33, 'nuptk.rounded'],
    [38, 'nuptk.rounded'],
    [57, 'nuptk.rounded'],
    [73, 'birth-date.unreadable'],
  ])
  expect(rows.find(({ row }) => row === 20)?.doubts[0]?.raw).toBe('1987-02-30')
  expect(skipped.rows.map(({ row, skipReason }) => [row, skipReason])).toEqual([[80, 'total']])
})

test.each([
  ['dapodik', 'list', 'csv'],
  ['csv', 'list', 'dapodik'],
] as const)(
  '%s, %s and %s make 290 people at 54 institutions, and twice changes nothing',
  async (...files) => {
    for (const file of files) await importFile(fixture(file))

    expect(await totals()).toEqual({ members: 290, institutions: 54 })
    for (const file of files) {
      const again = await preview(fixture(file))
      const result = await hub.call('rosters.import', { previewId: again.previewId })

      expect([file, again.changesNothing, result.importId]).toEqual([file, true, null])
    }
    expect(await totals()).toEqual({ members: 290, institutions: 54 })
    expect(await hub.call('rosters.list', {})).toHaveLength(3)
  },
)

test('what was imported can be found at once, and stays after a restart', async () => {
  await importFile(fixture('dapodik'))
  await hub.reopen()

  const { rows } = await hub.call('members.page', { search: 'nuraini' })

  expect(rows.map(({ fullName }) => fullName)).toContain("Baiq Nur'aini")
  const card = await findMember('baiq sahnim')
  expect(card.details).toMatchObject({ nuptk: null, fullName: 'Baiq Sahnim' })
  expect(card.posts).toHaveLength(1)
  expect(card.posts[0]?.isHome).toBe(true)
})

test('undoing an import leaves the hub as it was before', async () => {
  await importFile(fixture('list'))
  const before = await totals()
  const wening = (await findMember('wening setyowati')).details
  const { importId } = await importFile(fixture('dapodik'))
  if (importId === null) throw new Error('The import changed something')
  const between = (await findMember('wening setyowati')).details

  const undone = await hub.call('rosters.undo', { importId })

  expect(undone).toMatchObject({
    removedMembers: 65,
    removedInstitutions: 8,
    sparedMembers: 0,
    sparedInstitutions: 0,
    sparedCells: 0,
    sparedNames: [],
  })
  expect(undone.restoredCells).toBeGreaterThan(0)
  expect(between).not.toEqual(wening)
  expect((await findMember('wening setyowati')).details).toEqual(wening)
  expect(await totals()).toEqual(before)
  expect(await hub.result('rosters.undo', { importId })).toEqual({
    ok: false,
    error: { code: 'roster.already-undone', params: {} },
  })
})

test('imports undone last to first leave nothing behind, and the file can be imported again', async () => {
  const first = await importFile(fixture('dapodik'))
  const second = await importFile(fixture('list'))

  for (const { importId } of [second, first]) {
    if (importId !== null) await hub.call('rosters.undo', { importId })
  }
  expect(await totals()).toEqual({ members: 0, institutions: 0 })

  await importFile(fixture('dapodik'))
  expect(await totals()).toEqual({ members: 74, institutions: 12 })
})

test('undo spares whom somebody has worked on since, and says so', async () => {
  const { importId } = await importFile(fixture('list'))
  if (importId === null) throw new Error('The import changed something')
  const { id } = await findMember('wening setyowati')
  await hub.call('members.edit', { id, changes: { note: 'Bendahara gugus' } })

  const undone = await hub.call('rosters.undo', { importId })

  expect(undone).toMatchObject({
    removedMembers: 60,
    removedInstitutions: 13,
    sparedMembers: 1,
    sparedInstitutions: 1,
  })
  expect(undone.sparedNames[0]).toBe('Wening Setyowati')
  expect(await totals()).toEqual({ members: 1, institutions: 1 })
  expect((await findMember('wening')).posts).toHaveLength(1)
})

test('a gap the import filled is spared when somebody has changed it since', async () => {
  const { id } = await hub.call('members.create', {
    fullName: 'Siti Contoh',
    nuptk: '0000111122223331',
  })
  const path = writeList('daftar.csv', [
    'Nama;NUPTK;HP;Tempat Lahir',
    'Siti Contoh;0000111122223331;081200001111;Praya',
  ])
  const { importId } = await importFile(path)
  if (importId === null) throw new Error('The import changed something')
  await hub.call('members.edit', { id, changes: { phone: '081200002222' } })

  const undone = await hub.call('rosters.undo', { importId })

  expect(undone).toMatchObject({ removedMembers: 0, restoredCells: 1, sparedCells: 1 })
  expect((await hub.call('members.get', { id })).details).toMatchObject({
    phone: '+6281200002222',
    birthPlace: null,
  })
})

test('a value that differs is kept as ours, unless theirs was chosen', async () => {
  const { id } = await hub.call('members.create', {
    fullName: 'Siti Contoh',
    nuptk: '0000111122223331',
    birthPlace: 'Praya',
  })
  const path = writeList('daftar.csv', [
    'Nama;NUPTK;Tempat Lahir',
    'Siti Contoh;0000111122223331;Kopang',
  ])
  const birthPlace = async () => (await hub.call('members.get', { id })).details.birthPlace

  const kept = await importFile(path)
  const afterKeeping = await birthPlace()
  await importFile(path, {
    decisions: [{ row: 2, choice: { kind: 'automatic' }, take: ['birthPlace'] }],
  })

  expect(kept).toMatchObject({ importId: null, outcome: { keptDifferences: 1, newMembers: 0 } })
  expect([afterKeeping, await birthPlace()]).toEqual(['Praya', 'Kopang'])
})

test('theirs can be chosen for all rows at once, and a decision of its own still counts', async () => {
  const ids = []
  for (const [fullName, nuptk] of [
    ['Siti Contoh', '0000111122223331'],
    ['Baiq Contoh', '0000111122223332'],
  ] as const) {
    ids.push((await hub.call('members.create', { fullName, nuptk, birthPlace: 'Praya' })).id)
  }
  const path = writeList('daftar.csv', [
    'Nama;NUPTK;Tempat Lahir',
    'Siti Contoh;0000111122223331;Kopang',
    'Baiq Contoh;0000111122223332;Kopang',
  ])

  const { outcome } = await importFile(path, {
    onDifference: 'take-theirs',
    decisions: [{ row: 3, choice: { kind: 'automatic' }, take: [] }],
  })

  expect(outcome).toMatchObject({ changedMembers: 1, keptDifferences: 1 })
  const places = ids.map(async (id) => (await hub.call('members.get', { id })).details.birthPlace)
  expect(await Promise.all(places)).toEqual(['Kopang', 'Praya'])
})

test('an unsure row changes nothing until somebody says who it is', async () => {
  const school = (await hub.call('institutions.create', { name: 'TK Mawar' })).id
  const { id } = await hub.call('members.create', {
    fullName: 'Siti Hidayatul Aini',
    nuptk: '0000111122223331',
    birthDate: '1980-07-01',
    posts: [{ institutionId: school }],
  })
  // The same number under quite another name: one of the two is wrong, and a person must say which.
  const path = writeList('daftar.csv', [
    'Nama;NUPTK;HP',
    'Lalu Wirawan;0000111122223331;081200001111',
  ])

  const asked = await preview(path)
  const { rows } = await hub.call('rosters.previewRows', {
    previewId: asked.previewId,
    part: 'attention',
  })
  const untouched = await hub.call('rosters.import', { previewId: asked.previewId })
  const decided = await importFile(path, {
    decisions: [{ row: 2, choice: { kind: 'same-as', memberId: id }, take: [] }],
  })

  expect(rows).toMatchObject([
    {
      outcome: 'unsure',
      candidates: [{ institutionName: 'TK Mawar', birthDate: '1980-07-01' }],
    },
  ])
  expect(untouched).toMatchObject({ importId: null, outcome: { unsure: 1 } })
  expect(decided.outcome).toMatchObject({ changedMembers: 1, newMembers: 0 })
  expect((await hub.call('members.get', { id })).details).toMatchObject({
    fullName: 'Siti Hidayatul Aini',
    phone: '+6281200001111',
  })
})

test('a column can be read as something else, or left out', async () => {
  const path = writeList('daftar.csv', [
    'Nama;NUPTK;Alamat Surel',
    'Siti;0000111122223331;s@a.example',
  ])

  const found = await preview(path)
  const changed = await hub.call('rosters.preview', {
    file: hub.choose(path),
    columns: [
      { column: 1, use: 'ignored' },
      { column: 2, use: 'email' },
    ],
  })
  await hub.call('rosters.import', { previewId: changed.previewId })

  expect(found.columns.map(({ label, use }) => [label, use])).toEqual([
    ['Nama', 'fullName'],
    ['NUPTK', 'nuptk'],
    ['Alamat Surel', expect.any(String)],
  ])
  expect((await findMember('siti')).details).toMatchObject({ nuptk: null, email: 's@a.example' })
})

test('files that cannot be read are refused in words, and nothing changes', async () => {
  const codeFor = async (path: string) => {
    const result = await hub.result('rosters.preview', { file: hub.choose(path) })
    return result.ok ? 'ok' : result.error.code
  }

  expect({
    gone: await codeFor(join(hub.folder, 'tidak-ada.xlsx')),
    empty: await codeFor(writeList('kosong.csv', [])),
    noHeader: await codeFor(writeList('surat.csv', ['Kepada Yth;', 'di tempat;'])),
    noZip: await codeFor(writeList('rusak.xlsx', ['ini bukan buku kerja'])),
    folder: await codeFor(hub.folder),
  }).toEqual({
    gone: 'file.missing',
    empty: 'roster.empty',
    noHeader: 'roster.no-header',
    noZip: 'roster.unreadable',
    folder: 'file.unreadable',
  })
  expect(await totals()).toEqual({ members: 0, institutions: 0 })
})

test('a preview that is no longer at hand is said, not guessed', async () => {
  const first = await preview(fixture('list'))
  await preview(fixture('csv'))

  const result = await hub.result('rosters.import', { previewId: first.previewId })

  expect(result).toEqual({ ok: false, error: { code: 'roster.preview-lost', params: {} } })
})

test('an archived person in the file stays archived and is not added a second time', async () => {
  const { id } = await hub.call('members.create', {
    fullName: 'Siti Contoh',
    nuptk: '0000111122223331',
  })
  await hub.call('members.archive', { ids: [id] })

  await importFile(writeList('daftar.csv', ['Nama;NUPTK', 'Siti Contoh;0000111122223331']))

  expect(await totals()).toEqual({ members: 0, institutions: 0 })
  expect((await hub.call('members.get', { id })).archivedAt).not.toBeNull()
})
