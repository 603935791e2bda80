import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { readSheets } from '../../electron/rosters/read-sheets'
import { newBookValues } from '../../shared/domain/book'
import type { DocumentRequest } from '../../shared/domain/document'
import type { MemberId } from '../../shared/domain/ids'
import {
  anActivity,
  aSession,
  createPeople,
  createSheet,
  startHub,
} from '../support/activity-builders'
import { createTestHub, type TestHub } from '../support/test-hub'
import { hubNamed } from '../support/two-hubs'

let hub: TestHub
let folder: string

const paper = { size: 'f4', widthMm: 215, heightMm: 330, marginMm: 20 } as const

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'simpul-attendance-'))
  hub = await createTestHub()
  await startHub(hub)
})

afterEach(async () => {
  await hub.close()
  rmSync(folder, { recursive: true, force: true })
})

async function htmlOf(request: DocumentRequest): Promise<string> {
  await hub.call('documents.preview', { request, paper })
  return hub.printed.at(-1)?.html ?? ''
}

/** Cells of the rows of the first table, without sums and what closes it, as plain text. */
function rowsOf(html: string): readonly (readonly string[])[] {
  const [, body = ''] =
    /<table class="table[^"]*">[\s\S]*?<\/thead>([\s\S]*?)<\/table>/u.exec(html) ?? []
  return [...body.matchAll(/<tr(?! class="(?:sum|after)")[^>]*>([\s\S]*?)<\/tr>/gu)].map(
    ([, row = '']) =>
      [...row.matchAll(/<td[^>]*>([\s\S]*?)<\/td>/gu)].map(([, cell = '']) =>
        cell.replace(/<[^>]+>/gu, ''),
      ),
  )
}

function sheetOf(
  sessionIds: Extract<DocumentRequest, { kind: 'attendance-sheet' }>['sessionIds'],
  changes: { readonly blankRows?: number; readonly hasPhone?: boolean } = {},
): DocumentRequest {
  return { kind: 'attendance-sheet', sessionIds, blankRows: 3, hasPhone: false, ...changes }
}

test('the sheet to sign has the people and numbers of the sheet on screen, and blank rows after them', async () => {
  const people = await createPeople(hub, 5, { schoolName: 'TK Melati Contoh' })
  const { sessionId } = await createSheet(hub, people)
  await hub.call('members.edit', { id: people[1]!, changes: { nuptk: '0000111122223333' } })

  const html = await htmlOf(sheetOf([sessionId]))

  const screen = await hub.call('attendance.sheet', { sessionId })
  const rows = rowsOf(html)
  expect(rows.slice(0, 5).map(([number, name]) => [number, name])).toEqual(
    screen.rows.map(({ fullName }, index) => [String(index + 1), fullName]),
  )
  expect(rows[1]?.slice(2)).toEqual(['0000111122223333', '', 'TK Melati Contoh', '2.'])
  expect(rows.slice(5)).toEqual(['6', '7', '8'].map((no) => [no, '', '', '', '', `${no}.`]))
  for (const words of [
    'Daftar hadir peserta',
    'Workshop uji',
    'Sabtu, 21 November 2026',
    '08.00–12.00',
  ]) {
    expect(html).toContain(words)
  }
})

test('a number read from the printed sheet stays its person’s, whoever is enrolled or taken off afterwards', async () => {
  const people = await createPeople(hub, 4)
  const [first, second, third, fourth] = people as [MemberId, MemberId, MemberId, MemberId]
  const { activityId, sessionId } = await createSheet(hub, [first, third, fourth])
  const numbers = async () =>
    (await hub.call('attendance.sheet', { sessionId })).rows.map(({ memberId, number }) => [
      number,
      people.indexOf(memberId) + 1,
    ])
  await hub.call('documents.print', { request: sheetOf([sessionId]), paper })

  // By name number 2 would stand between 1 and 3; on paper they stand behind everybody.
  await hub.call('enrolments.add', {
    activityId,
    source: { from: 'members', memberIds: [second] },
    role: 'participant',
    alsoLater: false,
  })
  expect(await numbers()).toEqual([
    [1, 1],
    [2, 3],
    [3, 4],
    [4, 2],
  ])
  await hub.call('enrolments.remove', { activityId, memberIds: [third] })
  expect(await numbers()).toEqual([
    [1, 1],
    [3, 4],
    [4, 2],
  ])

  // A new print is in the order of the names again, and its numbers are those of the screen.
  await hub.call('documents.print', { request: sheetOf([sessionId]), paper })
  expect(await numbers()).toEqual([
    [1, 1],
    [2, 2],
    [3, 4],
  ])
})

test('odd numbers sign left, even ones right, and the code of the session stands in letters too', async () => {
  const { sessionId } = await createSheet(hub, await createPeople(hub, 2))

  const html = await htmlOf(sheetOf([sessionId]))

  expect(html).toContain('<td class="signature"><div>1.</div></td>')
  expect(html).toContain('<td class="signature even"><div>2.</div></td>')
  expect(html.replaceAll(' ', '')).toContain(sessionId.toUpperCase())
  expect(html).toContain('<svg')
})

test('sessions of one class stand side by side, another class has a sheet of its own', async () => {
  const people = await createPeople(hub, 3)
  const { activityIds } = await hub.call(
    'activities.create',
    anActivity({
      sessions: [
        aSession({ title: 'Hari 1' }),
        aSession({ title: 'Hari 2', heldOn: '2026-11-22' }),
        aSession({ title: 'Praktik B', className: 'B' }),
      ],
    }),
  )
  const activityId = activityIds[0]!
  await hub.call('enrolments.add', {
    activityId,
    source: { from: 'members', memberIds: people },
    role: 'participant',
    alsoLater: false,
  })
  await hub.call('enrolments.edit', {
    activityId,
    memberIds: [people[0]!],
    changes: { className: 'A' },
  })
  const sessions = await hub.call('sessions.list', { activityId })

  const html = await htmlOf(
    sheetOf(
      sessions.map(({ id }) => id),
      { blankRows: 0 },
    ),
  )

  expect(html.match(/<h1>/gu)).toHaveLength(2)
  expect(html).toContain('Hari 1 21/11/2026')
  expect(html).toContain('Hari 2 22/11/2026')
  const [first, second] = html.split('page-break"></div>')
  expect(rowsOf(first ?? '')).toHaveLength(3)
  expect(rowsOf(second ?? '').map(([number, name]) => [number, name])).toEqual([
    ['1', 'Guru Uji 002'],
    ['2', 'Guru Uji 003'],
  ])
})

test('phone numbers are on the sheet only when they are asked for', async () => {
  const people = await createPeople(hub, 1)
  await hub.call('members.edit', { id: people[0]!, changes: { phone: '+6281200001234' } })
  const { sessionId } = await createSheet(hub, people)

  expect(await htmlOf(sheetOf([sessionId]))).not.toContain('0812-0000-1234')
  expect(await htmlOf(sheetOf([sessionId], { hasPhone: true }))).toContain('0812-0000-1234')
})

test('the committee head and the note taker sign where they are known', async () => {
  const { activityId, sessionId } = await createSheet(hub, await createPeople(hub, 1))
  const staff = (values: Record<string, string | number | null>) =>
    hub.call('books.save', {
      book: 'staff',
      id: null,
      ofId: activityId,
      values: { ...newBookValues('staff', '2026-11-21'), ...values },
    })
  await staff({ role: 'committee', personName: 'Panitia Contoh', topic: 'Ketua panitia' })
  await staff({
    role: 'speaker',
    personName: 'Narasumber Contoh, M.Pd.',
    unit: 'Dinas Contoh',
    topic: 'Media bahan bekas',
    jp: 2.5,
  })

  expect(await htmlOf(sheetOf([sessionId]))).toContain('Panitia Contoh')
  const staffSheet = await htmlOf({ kind: 'staff-sheet', activityId })
  expect(rowsOf(staffSheet)).toEqual([
    ['1', 'Narasumber Contoh, M.Pd.', 'Dinas Contoh', 'Media bahan bekas', '2,5', '1.'],
  ])
})

test('recaps count per activity, per person and per period alike', async () => {
  const people = await createPeople(hub, 3)
  const { activityId, sessionId } = await createSheet(hub, people, { jp: 4 })
  await hub.call('attendance.mark', {
    sessionId,
    marks: [
      { memberId: people[0]!, status: 'H' },
      { memberId: people[1]!, arrivedAt: 495 },
      { memberId: people[2]!, status: 'S' },
    ],
  })
  const period = { from: '2026-11-01', to: '2026-11-30' }

  const ofActivity = rowsOf(await htmlOf({ kind: 'attendance-recap', activityId }))
  // The session's letter, then H (late ones too), T, I, S, A, D, percent, JP, worth a certificate.
  expect(ofActivity.map((row) => row.slice(3))).toEqual([
    ['H', '1', '0', '0', '0', '0', '0', '100', '4', 'Ya'],
    ['T', '1', '1', '0', '0', '0', '0', '100', '4', 'Ya'],
    ['S', '0', '0', '0', '1', '0', '0', '0', '0', 'Tidak'],
  ])
  const ofPeriod = rowsOf(await htmlOf({ kind: 'period-recap', ...period }))
  expect(ofPeriod).toEqual([
    ['1', '21/11/2026', 'Workshop uji', '1', '3', '2', '1', '0', '1', '0', '0', '67'],
  ])
  const ofMember = await htmlOf({ kind: 'member-recap', memberId: people[1]!, ...period })
  expect(rowsOf(ofMember)[0]?.slice(3)).toEqual(['T (15 menit)', '08.15', '', '4'])
  expect(
    rowsOf(await htmlOf({ kind: 'period-recap', from: '2025-01-01', to: '2025-12-31' })),
  ).toEqual([['Tidak ada kegiatan pada periode ini.']])
})

test('a person who was written down twice and joined counts once in the recaps', async () => {
  const people = await createPeople(hub, 2)
  const { sessionId } = await createSheet(hub, people)
  await hub.call('attendance.mark', {
    sessionId,
    marks: people.map((memberId) => ({ memberId, status: 'H' as const })),
  })
  await hub.call('duplicates.join', {
    kind: 'member',
    firstId: people[0]!,
    secondId: people[1]!,
  })

  const rows = rowsOf(await htmlOf({ kind: 'period-recap', from: '2026-01-01', to: '2026-12-31' }))
  expect(rows[0]?.slice(4, 6)).toEqual(['1', '1'])
})

test('biodata leaves room for what is not known, and never asks for religion or marital status', async () => {
  const [memberId] = await createPeople(hub, 1, { schoolName: 'KB Mawar Contoh' })

  const html = await htmlOf({ kind: 'biodata', people: { of: 'members', memberIds: [memberId!] } })

  for (const words of [
    'Guru Uji 001',
    'KB Mawar Contoh',
    'Tempat, tanggal lahir',
    '....',
    'Peserta',
  ]) {
    expect(html).toContain(words)
  }
  expect(html).not.toMatch(/agama|kawin/iu)
})

test('each biodata has the kop, the schooling as people write it and the kabupaten', async () => {
  const jonggat = await createTestHub()
  await jonggat.call('setup.createHub', {
    ...hubNamed('PKG Jonggat'),
    districtCode: '52.02.02',
    districtName: 'Jonggat',
  })
  const people = await createPeople(jonggat, 2)
  await jonggat.call('members.edit', { id: people[0]!, changes: { educationLevel: 's1' } })

  const request = { kind: 'biodata', people: { of: 'members', memberIds: people } } as const
  await jonggat.call('documents.preview', { request, paper })
  const html = jonggat.printed.at(-1)?.html ?? ''
  await jonggat.close()

  expect(html.match(/class="letterhead"/gu)).toHaveLength(2)
  expect(html).toContain('<td>S1</td>')
  expect(html).toContain('Kabupaten Lombok Tengah')
})

test('cards are made for everybody of an activity, each with a code of its own', async () => {
  const { activityId } = await createSheet(hub, await createPeople(hub, 3))

  const html = await htmlOf({ kind: 'member-cards', people: { of: 'activity', activityId } })

  expect(html.match(/<svg/gu)).toHaveLength(3)
  expect(html.match(/class="code-column">[\s\S]*?<p>(?:[0-9A-Z]{2,4} ?){7}<\/p>/gu)).toHaveLength(3)
  expect(new Set(html.match(/<path d="[^"]+"/gu)).size).toBe(3)
})

test('papers of what is not there say so', async () => {
  const nobody = '0000000000000000000000000a' as never

  expect(
    await hub.result('documents.preview', { request: sheetOf([nobody]), paper }),
  ).toMatchObject({ error: { code: 'session.missing' } })
  expect(
    await hub.result('documents.preview', {
      request: { kind: 'biodata', people: { of: 'members', memberIds: [nobody] } },
      paper,
    }),
  ).toMatchObject({ error: { code: 'member.missing' } })
})

test('the recap in Excel keeps long numbers and names that look like formulas as words', async () => {
  const { id } = await hub.call('members.create', { fullName: '=HYPERLINK("x")' })
  const { activityId } = await createSheet(hub, [id])
  hub.answers.savePaths.push(join(folder, 'rekap.xlsx'))

  await hub.call('documents.save', {
    request: { kind: 'attendance-recap', activityId },
    paper,
    format: 'table',
  })

  const [sheet] = await readSheets(await readFile(join(folder, 'rekap.xlsx')), 'rekap.xlsx')
  expect(JSON.stringify(sheet?.rows)).toContain('=HYPERLINK')
})
