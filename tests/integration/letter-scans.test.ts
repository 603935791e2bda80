import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import type { LetterId } from '../../shared/domain/ids'
import { createTestHub, type TestHub } from '../support/test-hub'
import { exchange, hubNamed, plugIn } from '../support/two-hubs'

let stick: string
let office: TestHub
let laptop: TestHub

const scan = Buffer.from('%PDF-1.7\n% pindaian surat dinas\n%%EOF\n')
const paper = { size: 'f4', widthMm: 215, heightMm: 330, marginMm: 20 } as const

beforeEach(async () => {
  stick = mkdtempSync(join(tmpdir(), 'simpul-scan-'))
  office = await createTestHub()
  laptop = await createTestHub()
  await office.call('setup.createHub', hubNamed('PKG Jonggat'))
})
afterEach(async () => {
  for (const hub of [office, laptop]) await hub.close()
  rmSync(stick, { recursive: true, force: true })
})

async function receive(): Promise<LetterId> {
  const { id } = await office.call('letters.receive', {
    receivedOn: '2026-11-20',
    number: '421/17/Dikbud',
    letterOn: '2026-11-18',
    party: 'Dinas Pendidikan',
    subject: 'Pendataan guru',
    disposition: null,
    archive: null,
    activityId: null,
  })
  return id
}

async function attach(id: LetterId) {
  const source = join(stick, 'pindaian.pdf')
  writeFileSync(source, scan)
  await office.call('portfolio.add', {
    token: office.choose(source),
    fileName: 'pindaian.pdf',
    photo: null,
    thumbnail: null,
    details: {
      type: 'other',
      title: 'Surat dinas',
      tags: [],
      memberId: null,
      activityId: null,
      sessionId: null,
      recordId: id,
      hasChildren: false,
      consent: 'unknown',
    },
  })
  rmSync(source)
}

const scansOf = async (hub: TestHub, id: LetterId) =>
  (await hub.call('portfolio.page', { filter: { recordId: id } })).rows

async function secondPc() {
  await office.call('exchange.foundNetwork', { name: 'Lombok Tengah' })
  const { fileName, words } = await office.call('exchange.invite', {
    driveId: await plugIn(office, stick),
    label: 'Laptop',
    forOwnHub: true,
  })
  await laptop.call('setup.createHub', hubNamed('Laptop'))
  await laptop.call('exchange.join', {
    driveId: await plugIn(laptop, stick),
    fileName,
    words: words.join(' '),
  })
}

test('the scan of an incoming letter is counted, opened again after a restart, and byte for byte what it was', async () => {
  const id = await receive()
  expect((await office.call('letters.page', { direction: 'in' })).rows[0]?.files).toBe(0)

  await attach(id)
  await office.reopen()

  expect((await office.call('letters.page', { direction: 'in' })).rows[0]?.files).toBe(1)
  const [found] = await scansOf(office, id)
  expect(found).toMatchObject({ title: 'Surat dinas', fileName: 'pindaian.pdf' })
  await office.call('portfolio.open', { id: found!.id })
  expect(readFileSync(office.answers.opened.at(-1) ?? '')).toEqual(scan)
})

test('the second PC of the hub has the letter and its scan after an exchange', async () => {
  const id = await receive()
  await attach(id)
  await secondPc()

  for (const hub of [laptop, office, laptop]) await exchange(hub, stick)

  const { rows } = await laptop.call('letters.page', { direction: 'in' })
  expect(rows).toMatchObject([{ id, subject: 'Pendataan guru', files: 1 }])
  const [found] = await scansOf(laptop, id)
  await laptop.call('portfolio.open', { id: found!.id })
  expect(readFileSync(laptop.answers.opened.at(-1) ?? '')).toEqual(scan)
})

test('a letter that is changed keeps kind and number, and says the new words on paper', async () => {
  const { body } = await office.call('letters.draft', { kind: 'notice', activityId: null })
  const values = {
    subject: 'Libur semester',
    attachment: null,
    letterOn: '2026-11-21',
    activityId: null,
    signer: null,
    signerPost: null,
    signerNip: null,
    archive: null,
    body,
    addressees: ['TK Satu', 'TK Dua'].map((name) => ({
      institutionId: null,
      memberId: null,
      name,
      place: null,
    })),
    copies: ['Penilik'],
  }
  const { letters } = await office.call('letters.create', {
    kind: 'notice',
    numbering: 'one',
    ...values,
  })
  const { id, number } = letters[0]!
  const { rows } = await office.call('letters.deliveries', {})
  await office.call('letters.deliver', {
    ids: [rows.find(({ name }) => name === 'TK Dua')!.id],
    sentOn: '2026-11-22',
    receivedBy: 'Ibu Penerima',
  })

  await office.call('letters.edit', {
    ...values,
    id,
    subject: 'Libur akhir tahun',
    letterOn: '2026-12-01',
    addressees: [values.addressees[1]!, { ...values.addressees[0]!, name: 'TK Tiga' }],
    copies: [],
  })

  const letter = await office.call('letters.get', { id })
  expect(letter).toMatchObject({ kind: 'notice', number, subject: 'Libur akhir tahun' })
  expect(
    letter.recipients.map(({ name, isCopy, sentOn, receivedBy }) => [
      name,
      isCopy,
      sentOn,
      receivedBy,
    ]),
  ).toEqual([
    ['TK Dua', false, '2026-11-22', 'Ibu Penerima'],
    ['TK Tiga', false, null, null],
  ])
  await office.call('documents.preview', { request: { kind: 'letter', ids: [id] }, paper })
  const html = office.printed.at(-1)?.html ?? ''
  expect(html).toContain('Libur akhir tahun')
  expect(html).toContain('1 Desember 2026')
  expect(html).not.toContain('Libur semester')
  expect(html).not.toContain('Penilik')
})

test('another form than the kind has, a void letter and an incoming one are not changed as a letter', async () => {
  const incoming = await receive()
  const { body } = await office.call('letters.draft', { kind: 'notice', activityId: null })
  const invitation = await office.call('letters.draft', { kind: 'invitation', activityId: null })
  const values = {
    subject: 'Libur',
    attachment: null,
    letterOn: '2026-11-21',
    activityId: null,
    signer: null,
    signerPost: null,
    signerNip: null,
    archive: null,
    body,
    addressees: [],
    copies: [],
  }
  const { letters } = await office.call('letters.create', {
    kind: 'other',
    numbering: 'one',
    ...values,
  })
  const { id } = letters[0]!

  expect(await office.result('letters.edit', { ...values, id: incoming })).toMatchObject({
    error: { code: 'call.invalid' },
  })
  expect(
    await office.result('letters.edit', { ...values, id, body: invitation.body }),
  ).toMatchObject({ error: { code: 'call.invalid' } })
  await office.call('letters.void', { id, reason: 'Salah' })
  expect(await office.result('letters.edit', { ...values, id })).toMatchObject({
    error: { code: 'letter.is-void' },
  })
})
