import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { readSheets } from '../../electron/rosters/read-sheets'
import type { ActivityId, CertificateId, MemberId } from '../../shared/domain/ids'
import { createPeople, startHub } from '../support/activity-builders'
import {
  aWorkshop,
  codesOf,
  issueAll,
  markAllPresent,
  setRule,
} from '../support/certificate-builders'
import { findInFiles } from '../support/forensic-search'
import { createTestHub, type TestHub } from '../support/test-hub'

let hub: TestHub
let folder: string
let people: MemberId[]
let activityId: ActivityId

const paper = { size: 'a4', widthMm: 215, heightMm: 330, marginMm: 10 } as const

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'simpul-certificates-'))
  hub = await createTestHub()
  await startHub(hub)
  people = await createPeople(hub, 4, { schoolName: 'TK Melati' })
  activityId = await aWorkshop(hub, people)
})
afterEach(async () => {
  await hub.close()
  rmSync(folder, { recursive: true, force: true })
})

const desk = () => hub.call('certificates.desk', { activityId })

async function mark(
  session: number,
  marks: readonly {
    readonly person: number
    readonly status: 'H' | 'T' | 'A'
    readonly at?: number
  }[],
) {
  const sessions = await hub.call('sessions.list', { activityId })
  await hub.call('attendance.mark', {
    sessionId: sessions[session]!.id,
    marks: marks.map(({ person, status, at }) => ({
      memberId: people[person]!,
      status,
      ...(at === undefined ? {} : { arrivedAt: at }),
    })),
  })
}

async function programme(
  lines: readonly (readonly ['general' | 'core' | 'supporting', string, number])[],
) {
  for (const [section, topic, jp] of lines) {
    await hub.call('books.save', {
      book: 'agenda',
      id: null,
      ofId: activityId,
      values: {
        heldOn: null,
        startsAt: null,
        endsAt: null,
        jp,
        topic,
        section,
        speaker: null,
        moderator: null,
      },
    })
  }
}

async function preview(
  request:
    | { kind: 'certificates'; activityId: ActivityId; certificateIds: null }
    | { kind: 'certificate-recipients'; activityId: ActivityId }
    | { kind: 'jp-ledger'; memberId: MemberId },
): Promise<string> {
  await hub.call('documents.preview', { request, paper })
  return hub.printed.at(-1)?.html ?? ''
}

test('each person is told eligible or why not, in the order of the reasons', async () => {
  await mark(0, [
    { person: 0, status: 'H' },
    { person: 1, status: 'H' },
    { person: 2, status: 'A' },
  ])
  await mark(1, [
    { person: 0, status: 'H' },
    { person: 1, status: 'A' },
    { person: 2, status: 'A' },
  ])
  await setRule(hub, activityId, { jp: 8, needsTask: true })
  const source = join(folder, 'tugas.pdf')
  writeFileSync(source, '%PDF-1.7 tugas')
  await hub.call('portfolio.add', {
    token: hub.choose(source),
    fileName: 'tugas.pdf',
    photo: null,
    thumbnail: null,
    details: {
      type: 'daily-plan',
      title: 'Tugas',
      tags: [],
      memberId: people[0]!,
      activityId,
      sessionId: null,
      hasChildren: false,
      consent: 'unknown',
    },
  })

  const found = (await desk()).people.map(({ name, shortfalls, jpEarned }) => [
    name,
    shortfalls,
    jpEarned,
  ])

  expect(found).toEqual([
    ['Guru Uji 001', [], 8],
    ['Guru Uji 002', ['share', 'task'], 4],
    ['Guru Uji 003', ['share', 'task'], 0],
    ['Guru Uji 004', ['share', 'task'], 0],
  ])
})

test('numbers go out in the order people arrived, whatever order they were ticked in', async () => {
  await mark(0, [
    { person: 0, status: 'T', at: 505 },
    { person: 1, status: 'H' },
    { person: 2, status: 'T', at: 490 },
    { person: 3, status: 'H' },
  ])
  await mark(
    1,
    [0, 1, 2, 3].map((person) => ({ person, status: 'H' as const })),
  )
  await setRule(hub, activityId, { jp: 8 })

  await hub.call('certificates.issue', {
    activityId,
    issuedOn: '2026-11-21',
    people: [...people].reverse().map((id) => ({ id })),
  })

  const { people: issued } = await desk()
  expect(issued.map(({ name, certificate }) => [name, certificate?.number])).toEqual([
    ['Guru Uji 002', '13.001/PKG-UJI/XI/2026'],
    ['Guru Uji 004', '13.002/PKG-UJI/XI/2026'],
    ['Guru Uji 003', '13.003/PKG-UJI/XI/2026'],
    ['Guru Uji 001', '13.004/PKG-UJI/XI/2026'],
  ])
})

test('whoever does not meet the rule gets a certificate only with a reason, which is kept', async () => {
  await markAllPresent(hub, activityId, people.slice(0, 2))
  await setRule(hub, activityId, { jp: 8 })
  const ask = (overrideReason: string | null) =>
    hub.result('certificates.issue', {
      activityId,
      issuedOn: '2026-11-21',
      people: [{ id: people[3]!, overrideReason }],
    })

  expect(await ask(null)).toMatchObject({
    error: { code: 'certificate.reason-missing', params: { name: 'Guru Uji 004' } },
  })
  expect(await ask('Menyusul di gelombang kedua')).toMatchObject({ ok: true })

  const given = (await desk()).people.find(({ id }) => id === people[3])
  expect(given?.certificate).toMatchObject({ overrideReason: 'Menyusul di gelombang kedua', jp: 8 })
  expect(await ask('Sekali lagi')).toMatchObject({ error: { code: 'certificate.has-one' } })
})

test('nothing is issued while the front says other JP than the back', async () => {
  await markAllPresent(hub, activityId, people)
  await programme([
    ['general', 'Kebijakan', 2],
    ['core', 'Media dari bahan bekas', 5],
  ])
  await setRule(hub, activityId, { jp: 8 })
  const ask = () =>
    hub.result('certificates.issue', {
      activityId,
      issuedOn: '2026-11-21',
      people: [{ id: people[0]! }],
    })

  expect(await ask()).toMatchObject({
    error: { code: 'certificate.jp-differs', params: { front: 8, back: 7 } },
  })
  await programme([['supporting', 'Rencana tindak lanjut', 1]])
  expect(await ask()).toMatchObject({ ok: true })
})

test('without a fixed number each gets the JP of the sessions attended', async () => {
  await mark(0, [
    { person: 0, status: 'H' },
    { person: 1, status: 'H' },
  ])
  await mark(1, [
    { person: 0, status: 'H' },
    { person: 1, status: 'A' },
  ])
  await setRule(hub, activityId, { jp: null, sharePercent: 50 })

  await issueAll(hub, activityId)

  const { people: issued } = await desk()
  expect(issued.map(({ certificate }) => certificate?.jp ?? null)).toEqual([8, 4, null, null])
  const { entries } = await hub.call('certificates.ledger', { memberId: people[1]! })
  expect(entries).toMatchObject([{ jp: 4, role: 'participant', hubName: 'PKG Uji', year: 2026 }])
})

test('a revoked certificate keeps its number, and the next one gets another', async () => {
  await markAllPresent(hub, activityId, people)
  await setRule(hub, activityId, { jp: 8 })
  const [first = ''] = await issueAll(hub, activityId)
  const [before] = (await desk()).people
  await hub.call('certificates.revoke', {
    certificateId: before!.certificate!.id,
    reason: 'Gelar salah tulis',
  })
  const again = await hub.result('certificates.revoke', {
    certificateId: before!.certificate!.id,
    reason: 'Gelar salah tulis',
  })
  await issueAll(hub, activityId)

  const [after] = (await desk()).people
  expect(again).toMatchObject({ error: { code: 'certificate.revoked-before' } })
  expect(after!.certificate?.number).toBe('13.005/PKG-UJI/XI/2026')
  expect(after!.revoked).toMatchObject([
    { number: '13.001/PKG-UJI/XI/2026', revokedReason: 'Gelar salah tulis' },
  ])
  expect(await hub.call('certificates.check', { code: first })).toMatchObject({
    verdict: 'revoked',
    revokedReason: 'Gelar salah tulis',
  })
  const html = await preview({ kind: 'certificate-recipients', activityId })
  expect(html).toContain('13.005/PKG-UJI/XI/2026')
  expect(html).not.toContain('13.001/PKG-UJI/XI/2026')
})

const sign = (certificateIds: readonly CertificateId[] | null, signedOn: string | null) =>
  hub.call('certificates.sign', {
    activityId,
    certificateIds: certificateIds === null ? null : [...certificateIds],
    signedOn,
  })
const signedDays = async () =>
  (await desk()).people.map(({ certificate }) => certificate?.signedOn ?? null)

test('the batch waits for signatures until it is marked; what is issued later waits again', async () => {
  await markAllPresent(hub, activityId, people)
  await setRule(hub, activityId, { jp: 8 })
  await issueAll(hub, activityId)
  const [first, second] = (await desk()).people
  await hub.call('certificates.revoke', {
    certificateId: first!.certificate!.id,
    reason: 'Gelar salah tulis',
  })
  expect(await desk()).toMatchObject({ unsigned: 3, signed: 0 })

  const { certificateIds } = await sign(null, '2026-11-22')

  expect(certificateIds).toHaveLength(3)
  expect(await desk()).toMatchObject({ unsigned: 0, signed: 3 })
  await issueAll(hub, activityId)
  expect(await desk()).toMatchObject({ unsigned: 1, signed: 3 })
  expect(await signedDays()).toEqual([null, '2026-11-22', '2026-11-22', '2026-11-22'])
  // The later one came back on another day; those that were signed keep theirs.
  expect((await sign(null, '2026-11-25')).certificateIds).toHaveLength(1)
  expect(await signedDays()).toEqual(['2026-11-25', '2026-11-22', '2026-11-22', '2026-11-22'])
  await sign([second!.certificate!.id], null)
  expect(await signedDays()).toEqual(['2026-11-25', null, '2026-11-22', '2026-11-22'])
  expect((await sign(null, null)).certificateIds).toHaveLength(3)
  expect(await desk()).toMatchObject({ unsigned: 4, signed: 0 })
})

test('only what stands at this activity can be marked, and the printed code does not tell', async () => {
  await markAllPresent(hub, activityId, people)
  await setRule(hub, activityId, { jp: 8 })
  const codes = await issueAll(hub, activityId)
  const [first] = (await desk()).people
  const id = first!.certificate!.id
  const elsewhere = await aWorkshop(hub, people, 'Workshop lain')
  await hub.call('certificates.revoke', { certificateId: id, reason: 'Gelar salah tulis' })
  const ask = (activity: ActivityId) =>
    hub.result('certificates.sign', {
      activityId: activity,
      certificateIds: [id],
      signedOn: '2026-11-22',
    })

  expect(await ask(activityId)).toMatchObject({ error: { code: 'certificate.revoked-before' } })
  expect(await ask(elsewhere)).toMatchObject({ error: { code: 'certificate.missing' } })
  await sign(null, '2026-11-22')
  expect(await codesOf(hub, activityId)).toEqual(codes)
})

test('front and back are printed for everybody, with name, number, JP in words and the programme', async () => {
  await markAllPresent(hub, activityId, people)
  await programme([
    ['supporting', 'Rencana tindak lanjut', 2],
    ['general', 'Kebijakan PAUD', 2],
    ['core', 'Media dari bahan bekas', 4],
  ])
  await setRule(hub, activityId, { jp: 8, predicate: 'Sangat baik', coSigner: 'Pengawas Contoh' })
  await issueAll(hub, activityId)

  const html = await preview({ kind: 'certificates', activityId, certificateIds: null })

  expect(html.match(/class="framed headed"/gu)).toHaveLength(4)
  expect(html.match(/class="framed plain"/gu)).toHaveLength(4)
  for (const words of [
    'SERTIFIKAT',
    'Guru Uji 001',
    'Guru Uji 004',
    'Nomor: 13.004/PKG-UJI/XI/2026',
    'TK Melati',
    'PESERTA',
    'setara 8 (delapan) jam pelajaran',
    '20 s.d. 21 November 2026',
    'Aula Kecamatan',
    'Sangat baik',
    'Pengawas Contoh',
  ]) {
    expect(html).toContain(words)
  }
  const order = ['A. Umum', 'Kebijakan PAUD', 'B. Pokok', 'C. Penunjang', 'Jumlah'].map((words) =>
    html.indexOf(words),
  )
  expect(order).toEqual([...order].sort((left, right) => left - right))
  expect(order.every((at) => at > 0)).toBe(true)
})

test('a programme of forty topics stays on the back, in two columns, and its sum is the JP of the front', async () => {
  await markAllPresent(hub, activityId, people)
  const topics = Array.from({ length: 40 }, (_, index) => `Topik ${index + 1}.`)
  await programme(
    topics.map((topic, index) => [index < 20 ? 'general' : 'core', topic, index === 0 ? 2.5 : 1]),
  )
  await setRule(hub, activityId, { jp: 41.5 })
  await issueAll(hub, activityId)

  const html = await preview({ kind: 'certificates', activityId, certificateIds: null })

  expect(html.match(/class="framed /gu)).toHaveLength(8)
  const [, back = ''] = html.split('class="framed plain"')
  const [left = '', right = ''] = back
    .split('<table class="table small"')
    .slice(1)
    .map((table) => table.slice(0, table.indexOf('</table>')))
  const topicsIn = (table: string) => topics.filter((topic) => table.includes(`>${topic}<`))
  expect([...topicsIn(left), ...topicsIn(right)]).toEqual(topics)
  // The head of the second section is not left alone at the foot of the first column.
  expect([topicsIn(left).length, topicsIn(right).length]).toEqual([20, 20])
  expect(right).toContain('B. Pokok')
  expect(left).not.toContain('Jumlah')
  expect(right).toMatch(/Jumlah.*41,5/su)
  expect(html).toContain('setara 41,5 jam pelajaran')
})

test('the sheet for Dapodik keeps long numbers as text in Excel', async () => {
  await hub.call('members.edit', { id: people[0]!, changes: { nuptk: '0000761662300012' } })
  await markAllPresent(hub, activityId, people)
  await setRule(hub, activityId, { jp: 8, level: 'district' })
  await issueAll(hub, activityId)
  hub.answers.savePaths.push(join(folder, 'dapodik.xlsx'))

  await hub.call('documents.save', {
    request: { kind: 'dapodik-training', about: { of: 'activity', activityId } },
    paper,
    format: 'table',
  })

  const [sheet] = await readSheets(await readFile(join(folder, 'dapodik.xlsx')), 'dapodik.xlsx')
  const said = JSON.stringify(sheet?.rows)
  for (const words of ['0000761662300012', 'Workshop media', 'Kecamatan', 'Peserta', 'PKG Uji']) {
    expect(said).toContain(words)
  }
})

test('of an erased person the number stays, and no byte of the name, the code or a reason', async () => {
  const wahyuni = (
    await hub.call('members.create', { fullName: 'Wahyuningtyas', nuptk: '0000761662300012' })
  ).id
  await hub.call('enrolments.add', {
    activityId,
    source: { from: 'members', memberIds: [wahyuni] },
    role: 'participant',
    alsoLater: false,
  })
  await setRule(hub, activityId, { jp: 8, sharePercent: 100 })
  await hub.call('certificates.issue', {
    activityId,
    issuedOn: '2026-11-21',
    people: [{ id: wahyuni, overrideReason: 'Wahyuningtyas sedang melahirkan' }],
  })
  await hub.call('books.save', {
    book: 'staff',
    id: null,
    ofId: activityId,
    values: {
      role: 'moderator',
      memberId: wahyuni,
      personName: 'Wahyuningtyas',
      unit: null,
      nip: null,
      topic: null,
      jp: null,
      arrivedAt: null,
      leftAt: null,
    },
  })
  const [code = ''] = await codesOf(hub, activityId)
  const traces = ['wahyuningtyas', '0000761662300012', 'melahirkan', code.slice(100, 160)]
  expect(findInFiles(hub.folder, traces)).not.toEqual([])
  expect(await hub.call('members.erasure', { id: wahyuni })).toMatchObject({ certificates: 1 })

  await hub.call('members.erase', { id: wahyuni, confirmation: 'Wahyuningtyas' })

  expect(findInFiles(hub.folder, traces)).toEqual([])
  const left = (await desk()).people.find(({ certificate }) => certificate !== null)
  expect(left).toMatchObject({
    name: '',
    isErased: true,
    certificate: { number: '13.001/PKG-UJI/XI/2026', name: null, overrideReason: null },
  })
  expect(await hub.call('certificates.check', { code })).toMatchObject({ verdict: 'erased' })
  const lines = await hub.call('books.page', { book: 'staff', ofId: activityId })
  expect(lines.total).toBe(0)
  // Revoking it later must not write anything about the person again.
  await hub.call('certificates.revoke', {
    certificateId: left!.certificate!.id,
    reason: 'Salah terbit untuk Wahyuningtyas',
  })
  expect(findInFiles(hub.folder, traces)).toEqual([])
})
