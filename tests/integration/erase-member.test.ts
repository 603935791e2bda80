import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import type { MemberId } from '../../shared/domain/ids'
import { createPeople, createSheet, startHub } from '../support/activity-builders'
import { findInFiles } from '../support/forensic-search'
import { createTestHub, type TestHub } from '../support/test-hub'

let hub: TestHub
let wahyuni: MemberId

const person = {
  fullName: 'Wahyuningtyas Kusumaprameswari',
  birthPlace: 'Desa Rembitanjung',
  nuptk: '0000761662300012',
  nik: '9902025510900001',
  phone: '081290007788',
  email: 'wahyuningtyas@contoh.example',
  note: 'Alergi udang, jangan dikirimi terasi',
}
/** What nobody may find any more; words of the name too, which the search index keeps apart. */
const traces = [
  'wahyuningtyas',
  'kusumaprameswari',
  'rembitanjung',
  person.nuptk,
  person.nik,
  '81290007788',
  'terasi',
  'rpph-wahyu.pdf',
  'rencana tema air wahyu',
]

beforeEach(async () => {
  hub = await createTestHub()
  await startHub(hub)
  await createPeople(hub, 3)
  wahyuni = (await hub.call('members.create', person)).id
})
afterEach(async () => {
  await hub.close()
})

const portfolioFiles = () =>
  readdirSync(join(hub.folder, 'files'), { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  ).length

async function addFile(memberId: MemberId | null, content = '%PDF-1.7 rencana tema air wahyu') {
  const source = join(hub.folder, 'rpph-wahyu.pdf')
  writeFileSync(source, content)
  const { id } = await hub.call('portfolio.add', {
    token: hub.choose(source),
    fileName: 'rpph-wahyu.pdf',
    photo: null,
    thumbnail: null,
    details: {
      type: 'daily-plan',
      title: 'RPPH Wahyuningtyas',
      tags: ['terasi'],
      memberId,
      activityId: null,
      sessionId: null,
      hasChildren: false,
      consent: 'unknown',
    },
  })
  // What the user keeps elsewhere is theirs to destroy; here it would only disturb the search.
  writeFileSync(source, '')
  return id
}

const erase = () =>
  hub.call('members.erase', { id: wahyuni, confirmation: 'wahyuningtyas kusumaprameswari' })

test('after an erasure nothing of the person is found in any byte of the hub, also before it closes', async () => {
  const id = await addFile(wahyuni)
  await hub.call('members.edit', { id: wahyuni, changes: { fullName: 'Wahyuningtyas K.' } })
  await hub.call('members.edit', { id: wahyuni, changes: { fullName: person.fullName } })
  await hub.call('portfolio.open', { id })
  await createSheet(hub, [wahyuni])
  const before = findInFiles(hub.folder, traces)
  expect(new Set(before.map((find) => find.split(': ')[1]))).toEqual(new Set(traces))
  const files = portfolioFiles()

  await erase()

  expect(findInFiles(hub.folder, traces)).toEqual([])
  expect(portfolioFiles()).toBe(files - 1)
  await hub.reopen()
  expect(findInFiles(hub.folder, traces)).toEqual([])
})

test('an erased person is gone from the list, the search, their page and the portfolio', async () => {
  const id = await addFile(wahyuni)

  await erase()

  expect((await hub.call('members.page', {})).total).toBe(3)
  expect((await hub.call('members.page', { search: 'wahyuning' })).rows).toEqual([])
  expect((await hub.call('members.page', { search: 'guru uji' })).total).toBe(3)
  const page = await hub.result('members.get', { id: wahyuni })
  expect(page).toMatchObject({ ok: false, error: { code: 'member.missing' } })
  expect((await hub.call('portfolio.page', {})).rows).toEqual([])
  const file = await hub.result('portfolio.content', { id })
  expect(file).toMatchObject({ ok: false, error: { code: 'artifact.missing' } })
})

test('a file that another artifact names as well stays for that one', async () => {
  const [other] = (await hub.call('members.page', { search: 'guru uji 001' })).rows
  await addFile(wahyuni, '%PDF-1.7 materi bersama')
  const kept = await addFile(other?.id ?? null, '%PDF-1.7 materi bersama')

  await erase()

  const copy = join(hub.folder, 'salinan.pdf')
  hub.answers.savePaths.push(copy)
  expect(await hub.call('portfolio.saveCopy', { id: kept })).toEqual({ savedAs: 'salinan.pdf' })
})

test('attendance stays as a count without a name', async () => {
  const { sessionId, activityId } = await createSheet(hub, [wahyuni])
  await hub.call('attendance.mark', {
    sessionId,
    marks: [{ memberId: wahyuni, status: 'H' }],
  })
  expect(await hub.call('members.erasure', { id: wahyuni })).toEqual({
    artifacts: 0,
    attendance: 1,
    certificates: 0,
    records: 1,
  })

  await erase()

  const sheet = await hub.call('attendance.sheet', { sessionId })
  expect(sheet.rows).toMatchObject([
    { memberId: wahyuni, fullName: '', isErased: true, status: 'H' },
  ])
  const recap = await hub.call('attendance.recap', { activityId })
  expect(recap.rows).toMatchObject([{ fullName: '', isErased: true, totals: { H: 1 } }])
})

test('an erased person who was not marked stands on no sheet any more, and last on the lists', async () => {
  const [other] = (await hub.call('members.page', { search: 'guru uji 001' })).rows
  const { sessionId, activityId } = await createSheet(hub, [wahyuni, ...(other ? [other.id] : [])])

  await erase()

  const names = (rows: readonly { readonly fullName: string }[]) =>
    rows.map(({ fullName }) => fullName)
  expect(names((await hub.call('attendance.sheet', { sessionId })).rows)).toEqual(['Guru Uji 001'])
  expect(names(await hub.call('enrolments.list', { activityId }))).toEqual(['Guru Uji 001', ''])
})

test('records that were joined as one person all go, also from the search of others', async () => {
  const twin = (await hub.call('members.create', { fullName: 'Wahyuningtyas K.', note: 'terasi' }))
    .id
  const [firstId, secondId] = [wahyuni, twin].sort()
  await hub.call('duplicates.join', { kind: 'member', firstId: firstId!, secondId: secondId! })
  const [shown] = (await hub.call('members.page', { search: 'wahyuning' })).rows
  expect(await hub.call('members.erasure', { id: shown!.id })).toMatchObject({ records: 2 })

  await hub.call('members.erase', { id: shown!.id, confirmation: shown!.fullName })

  expect(findInFiles(hub.folder, traces)).toEqual([])
  expect((await hub.call('members.page', {})).total).toBe(3)
})

test('what a roster import remembers of the person goes as well, and the import can still be undone', async () => {
  const list = join(hub.folder, 'daftar.csv')
  writeFileSync(
    list,
    ['Nama;NUPTK;HP', `${person.fullName};${person.nuptk};081255550000`].join('\r\n'),
  )
  const { previewId } = await hub.call('rosters.preview', { file: hub.choose(list) })
  const { importId } = await hub.call('rosters.import', { previewId, onDifference: 'take-theirs' })
  writeFileSync(list, '')
  expect((await hub.call('members.get', { id: wahyuni })).details.phone).toBe('+6281255550000')

  await erase()

  expect(findInFiles(hub.folder, [...traces, '81255550000'])).toEqual([])
  await hub.call('rosters.undo', { importId: importId! })
  expect((await hub.call('members.page', {})).total).toBe(3)
})

test('a plan made before the erasure does not bring the person back', async () => {
  const list = join(hub.folder, 'daftar.csv')
  writeFileSync(
    list,
    ['Nama;NUPTK;HP', `${person.fullName};${person.nuptk};081255550000`].join('\r\n'),
  )
  const { previewId } = await hub.call('rosters.preview', { file: hub.choose(list) })
  await erase()

  const imported = await hub.result('rosters.import', { previewId, onDifference: 'take-theirs' })

  // Either the plan is refused, or the list itself says the person anew under a new number.
  const { rows } = await hub.call('members.page', { search: 'wahyuning' })
  expect(rows.map(({ id }) => id)).not.toContain(wahyuni)
  expect(imported.ok ? rows.length <= 1 : rows.length === 0).toBe(true)
})

test('without the name typed right nothing is erased', async () => {
  const answer = await hub.result('members.erase', { id: wahyuni, confirmation: 'Wahyuni' })

  expect(answer).toMatchObject({ ok: false, error: { code: 'member.erasure-unconfirmed' } })
  expect(await hub.call('members.nik', { id: wahyuni })).toEqual({ nik: person.nik })
})

test('a new person after an erasure gets nothing of the erased one', async () => {
  await erase()
  const { id } = await hub.call('members.create', { fullName: 'Baiq Contoh' })

  expect((await hub.call('members.page', { search: 'wahyuning' })).total).toBe(0)
  expect((await hub.call('members.page', { search: 'baiq' })).rows).toMatchObject([{ id }])
})
