import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { openHandle } from '../../electron/database/sqlite-handle'
import type { LetterKind } from '../../shared/domain/letter'
import { createTestHub, type TestHub } from '../support/test-hub'
import { exchange, hubNamed, plugIn } from '../support/two-hubs'

let stick: string
let office: TestHub
let others: TestHub[]

const paper = { size: 'f4', widthMm: 215, heightMm: 330, marginMm: 20 } as const

beforeEach(async () => {
  stick = mkdtempSync(join(tmpdir(), 'simpul-stick-'))
  others = []
  office = await createTestHub()
  await office.call('setup.createHub', hubNamed('PKG Jonggat'))
})
afterEach(async () => {
  await office.close()
  for (const hub of others) await hub.close()
  rmSync(stick, { recursive: true, force: true })
})

/** A second PC of the same hub, which has heard of nothing since it joined. */
async function secondPc(): Promise<TestHub> {
  await office.call('exchange.foundNetwork', { name: 'Lombok Tengah' })
  return furtherPc(office)
}

/** Joins by an invitation that `inviter` leaves on the stick, and hears no more than that. */
async function furtherPc(inviter: TestHub): Promise<TestHub> {
  const invitation = await inviter.call('exchange.invite', {
    driveId: await plugIn(inviter, stick),
    label: 'Laptop',
    forOwnHub: true,
  })
  return joined(invitation, stick)
}

async function joined(
  { fileName, words }: { readonly fileName: string; readonly words: readonly string[] },
  drive: string,
): Promise<TestHub> {
  const joiner = await createTestHub()
  others.push(joiner)
  await joiner.call('setup.createHub', hubNamed('Laptop'))
  await joiner.call('exchange.join', {
    driveId: await plugIn(joiner, drive),
    fileName,
    words: words.join(' '),
  })
  return joiner
}

async function write(
  hub: TestHub,
  options: {
    readonly kind?: LetterKind
    readonly letterOn?: string
    readonly names?: readonly string[]
    readonly numbering?: 'one' | 'each'
  } = {},
) {
  const kind = options.kind ?? 'notice'
  const { body, subject } = await hub.call('letters.draft', { kind, activityId: null })
  const { letters } = await hub.call('letters.create', {
    kind,
    subject: subject === '' ? 'Libur' : `${subject} rapat`,
    attachment: null,
    letterOn: options.letterOn ?? '2026-11-21',
    activityId: null,
    signer: null,
    signerPost: null,
    signerNip: null,
    archive: null,
    body,
    addressees: (options.names ?? ['TK Contoh']).map((name) => ({
      institutionId: null,
      memberId: null,
      name,
      place: null,
    })),
    copies: [],
    numbering: options.numbering ?? 'one',
  })
  return letters
}

const numbersOf = (letters: readonly { readonly number: string }[]) =>
  letters.map(({ number }) => number)
const sequencesOf = (letters: readonly { readonly number: string }[]) =>
  letters.map(({ number }) => Number(/\.(\d+)\//u.exec(number)?.[1]))

test('letters are numbered by type, in one sequence that begins anew each year', async () => {
  expect(numbersOf(await write(office, { kind: 'invitation' }))).toEqual([
    '02.001/PKG-JONGGAT/XI/2026',
  ])
  expect(numbersOf(await write(office))).toEqual(['04.002/PKG-JONGGAT/XI/2026'])
  expect(numbersOf(await write(office, { letterOn: '2027-01-04' }))).toEqual([
    '04.001/PKG-JONGGAT/I/2027',
  ])
  expect(numbersOf(await write(office))).toEqual(['04.003/PKG-JONGGAT/XI/2026'])
})

test('the hub writes its numbers its own way, and a place that is not known is refused', async () => {
  const { numbering } = await office.call('numbers.numbering', {})
  const save = (pattern: string) =>
    office.result('numbers.saveNumbering', { ...numbering, organisation: 'KKG-G3', pattern })

  expect(await save('421.2/{nomor}/{tahun}')).toMatchObject({
    error: { code: 'template.unknown-place', params: { place: '{nomor}' } },
  })
  expect(await save('421.2/{tahun}')).toMatchObject({ error: { code: 'number.no-sequence' } })
  expect(await save('421.2/{urut}/{organisasi}/{bulan}/{tahun}')).toMatchObject({ ok: true })
  expect(numbersOf(await write(office))).toEqual(['421.2/001/KKG-G3/XI/2026'])
})

test('every addressee gets a number of its own where asked, also beyond one block', async () => {
  const names = Array.from({ length: 140 }, (_, index) => `TK Contoh ${index + 1}`)

  const letters = await write(office, { kind: 'invitation', names, numbering: 'each' })

  expect(sequencesOf(letters)).toEqual(names.map((_, index) => index + 1))
})

test('a year that was begun on paper goes on after its last number', async () => {
  await office.call('numbers.givenOnPaper', { series: 'letters', year: 2026, last: 57 })

  expect(sequencesOf(await write(office))).toEqual([58])
  expect(await office.call('numbers.state', { series: 'letters', year: 2026 })).toEqual({
    highest: 58,
    gaps: [{ from: 1, to: 57, reason: 'paper', note: null }],
    doubles: [],
    overlaps: [],
  })
  expect(
    await office.result('numbers.givenOnPaper', { series: 'letters', year: 2026, last: 90 }),
  ).toMatchObject({ error: { code: 'number.already-given' } })
})

test('ranges and numbers that no PC can have given, from a faulty hub, hold nothing up', async () => {
  await write(office)
  await office.reopenAfter(async () => {
    const handle = await openHandle(join(office.folder, 'simpul.db'), 'write')
    await handle.exec(`
      insert into number_ranges (id, hub_id, series, year, device_id, first, last, row_version)
        select '0' || n.value, d.hub_id, 'letters', 2026, iif(n.value = 1, d.device_id, null),
          n.value - 1, 9007199254740991, 1
        from device d, json_each('[1, 2]') n;
      insert into letters (id, hub_id, direction, year, number_seq, number, row_version)
        select '0', hub_id, 'out', 2026, 9007199254740991, 'x', 1 from device`)
    await handle.close()
  })

  expect(numbersOf(await write(office))).toEqual(['04.002/PKG-JONGGAT/XI/2026'])
  expect(await office.call('numbers.state', { series: 'letters', year: 2026 })).toMatchObject({
    highest: 2,
    gaps: [],
  })
})

test('a void letter keeps its number and says why; the next one does not take it', async () => {
  const [letter] = await write(office)
  if (letter === undefined) throw new Error('one letter was written')
  await office.call('letters.void', { id: letter.id, reason: 'Salah tanggal' })

  expect(sequencesOf(await write(office))).toEqual([2])
  const { gaps } = await office.call('numbers.state', { series: 'letters', year: 2026 })
  expect(gaps).toEqual([{ from: 1, to: 1, reason: 'void', note: 'Salah tanggal' }])
  expect(await office.result('letters.void', { id: letter.id, reason: 'Lagi' })).toMatchObject({
    error: { code: 'letter.is-void' },
  })
})

test('two desks that do not hear of each other never give the same number', async () => {
  const joiner = await secondPc()
  for (const hub of [joiner, office, joiner]) await exchange(hub, stick)

  const mine = await write(office, { names: ['TK Satu', 'TK Dua'], numbering: 'each' })
  const theirs = await write(joiner, { names: ['TK Tiga', 'TK Empat'], numbering: 'each' })
  const all = [...sequencesOf(mine), ...sequencesOf(theirs)]
  expect(new Set(all).size).toBe(4)

  for (const hub of [office, joiner, office]) await exchange(hub, stick)
  const state = await office.call('numbers.state', { series: 'letters', year: 2026 })
  expect(state).toMatchObject({ highest: 502, doubles: [], overlaps: [] })
  expect(state.gaps).toEqual([
    { from: 3, to: 100, reason: 'reserved', note: expect.any(String) as unknown },
    { from: 101, to: 500, reason: 'free', note: null },
  ])
  expect((await office.call('letters.page', { direction: 'out' })).total).toBe(4)
})

test('four PCs that number from the first day without hearing of each other collide in nothing', async () => {
  const second = await secondPc()
  const third = await furtherPc(second)
  const fourth = await furtherPc(office)
  const desks = [office, second, third, fourth]
  const names = Array.from({ length: 180 }, (_, index) => `TK ${index + 1}`)
  const given: number[] = []
  for (const desk of desks) {
    for (let turn = 0; turn < 3; turn += 1) {
      given.push(...sequencesOf(await write(desk, { names, numbering: 'each' })))
    }
  }
  for (const desk of [...desks, ...desks]) await exchange(desk, stick)

  expect(new Set(given).size).toBe(given.length)
  for (const desk of desks) {
    const state = await desk.call('numbers.state', { series: 'letters', year: 2026 })
    expect(state).toMatchObject({ doubles: [], overlaps: [] })
    expect((await desk.call('letters.page', { direction: 'out' })).total).toBe(given.length)
  }
}, 120_000)

test('a PC that is invited late leaves alone what was reserved before, also unheard of', async () => {
  const names = Array.from({ length: 290 }, (_, index) => `TK ${index + 1}`)
  await write(office, { names, numbering: 'each' })
  await write(office, { names, numbering: 'each' })

  const joiner = await secondPc()

  // The office has numbers up to 600; 501 to 1000 are the joiner's from now on.
  expect(sequencesOf(await write(joiner))).toEqual([601])
  expect(sequencesOf(await write(office))).toEqual([581])
  expect(sequencesOf(await write(joiner, { letterOn: '2027-01-04' }))).toEqual([501])
})

test('two PCs that joined with one invitation and reserved the same are found and said', async () => {
  await office.call('exchange.foundNetwork', { name: 'Lombok Tengah' })
  const invitation = await office.call('exchange.invite', {
    driveId: await plugIn(office, stick),
    label: 'Laptop',
    forOwnHub: true,
  })
  const copy = join(stick, '..', `${basename(stick)}-salinan`)
  cpSync(stick, copy, { recursive: true })
  try {
    const one = await joined(invitation, stick)
    const twin = await joined(invitation, copy)
    const mine = await write(one, { names: ['TK Satu', 'TK Dua'], numbering: 'each' })
    const theirs = await write(twin, { names: ['TK Tiga', 'TK Empat'], numbering: 'each' })
    for (const hub of [one, twin, office, one, twin]) await exchange(hub, stick)

    const state = await office.call('numbers.state', { series: 'letters', year: 2026 })

    expect(sequencesOf(mine)).toEqual(sequencesOf(theirs))
    expect(state.doubles).toHaveLength(2)
    expect(state.overlaps).toEqual([{ first: 501, last: 600 }])
    const [same, void_] = await office.call('letters.doubles', {})
    const mended = await office.call('letters.renumber', { id: same!.letters[1]!.id })
    await office.call('letters.void', { id: void_!.letters[0]!.id, reason: 'Nomor ganda' })
    expect(sequencesOf(mine)).not.toContain(sequencesOf([{ ...same!.letters[1]!, ...mended }])[0])
    expect(await office.call('letters.doubles', {})).toEqual([])
    expect(await office.call('numbers.state', { series: 'letters', year: 2026 })).toMatchObject({
      doubles: [],
    })
    expect(await office.result('letters.renumber', { id: same!.letters[0]!.id })).toMatchObject({
      ok: false,
      error: { code: 'letter.number-is-its-own' },
    })
    const next = [...sequencesOf(await write(one)), ...sequencesOf(await write(twin))]
    expect(new Set(next).size).toBe(2)
    expect(next.filter((number) => sequencesOf(mine).includes(number))).toEqual([])
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
})

test('incoming letters have an agenda of their own, and a letter of last year is found by its subject', async () => {
  const receive = (receivedOn: string, subject: string) =>
    office.call('letters.receive', {
      receivedOn,
      number: '421/17/Dikbud',
      letterOn: null,
      party: 'Dinas Pendidikan',
      subject,
      disposition: 'Ditindaklanjuti',
      archive: 'Map 2',
      activityId: null,
    })
  expect((await receive('2025-03-04', 'Pendataan guru PAUD')).agendaNo).toBe(1)
  expect((await receive('2026-01-08', 'Undangan rapat')).agendaNo).toBe(1)
  expect((await receive('2026-02-09', 'Edaran libur')).agendaNo).toBe(2)

  const { rows } = await office.call('letters.page', { direction: 'in', search: 'guru pendataan' })
  expect(rows.map(({ subject }) => subject)).toEqual(['Pendataan guru PAUD'])
  expect(await office.call('letters.years', { direction: 'in' })).toEqual([2026, 2025])

  await office.call('documents.preview', { request: { kind: 'agenda-in', year: 2026 }, paper })
  const html = office.printed.at(-1)?.html ?? ''
  for (const words of ['Agenda surat masuk', 'Disposisi', '08/01/2026', 'Edaran libur', 'Map 2']) {
    expect(html).toContain(words)
  }
  expect(html).not.toContain('Pendataan guru PAUD')
})

test('what Beranda counts as not disposed is what the agenda shows when asked for that', async () => {
  const receive = (subject: string, disposition: string | null) =>
    office.call('letters.receive', {
      receivedOn: '2026-11-18',
      number: null,
      letterOn: null,
      party: 'Dinas Pendidikan',
      subject,
      disposition,
      archive: null,
      activityId: null,
    })
  await receive('Undangan rapat', null)
  await receive('Edaran libur', 'Umumkan di pertemuan')
  // Only spaces say as little as nothing.
  await receive('Pendataan guru', '  ')
  const { id } = await receive('Salah alamat', null)
  await office.call('letters.void', { id, reason: 'Untuk kelompok lain' })

  const page = await office.call('letters.page', { direction: 'in', isUndirected: true })
  const { letters } = await office.call('home.due', {})

  expect(page.rows.map(({ subject }) => subject)).toEqual(['Pendataan guru', 'Undangan rapat'])
  expect(letters.undirected).toBe(page.total)
})

test('wording is the hub’s own; a place that is not known is refused with those that are', async () => {
  expect(
    await office.result('letters.saveWording', {
      kind: 'notice',
      texts: { opening: 'Kepada {nama}', closing: null },
    }),
  ).toMatchObject({ error: { code: 'template.unknown-place', params: { place: '{nama}' } } })
  await office.call('letters.saveWording', {
    kind: 'notice',
    texts: { opening: 'Salam dari {penyelenggara}.', closing: 'Terima kasih.' },
  })
  const [letter] = await write(office)
  if (letter === undefined) throw new Error('one letter was written')

  const shown = await office.call('documents.preview', {
    request: { kind: 'letter', ids: [letter.id] },
    paper,
  })

  expect(shown.formats).toEqual(['pdf', 'word'])
  expect(office.printed.at(-1)?.html).toContain('Salam dari PKG Jonggat.')
})

test('delivered letters stand in the delivery book, and a copy list goes below the letter', async () => {
  await write(office, { names: ['TK Satu', 'TK Dua'] })
  const open = await office.call('letters.deliveries', { isOpen: true })
  expect(open.rows.map(({ name }) => name)).toEqual(['TK Satu', 'TK Dua'])

  const [first] = open.rows
  if (first === undefined) throw new Error('there are deliveries')
  await office.call('letters.deliver', {
    ids: [first.id],
    sentOn: '2026-11-22',
    receivedBy: 'Ibu Penerima',
  })

  expect((await office.call('letters.deliveries', { isOpen: true })).total).toBe(1)
  await office.call('documents.preview', { request: { kind: 'delivery-book', year: 2026 }, paper })
  expect(office.printed.at(-1)?.html).toContain('Ibu Penerima')
})

test('nobody is missed: the visum list knows who travels, who is stamped and who is not on it', async () => {
  const { id: memberId } = await office.call('members.create', {
    fullName: 'Aisyah Contoh',
    nip: '199002022015042999',
  })
  const { id: otherId } = await office.call('members.create', { fullName: 'Budi Contoh' })
  const { activityIds } = await office.call('activities.create', {
    title: 'Lokakarya Media',
    type: 'lokakarya',
    purpose: 'competence',
    startsOn: '2026-11-28',
    endsOn: '2026-11-29',
    quota: null,
    note: null,
    venues: [{ name: 'TK Pembina Jonggat', address: null }],
  })
  const [activityId] = activityIds
  if (activityId === undefined) throw new Error('the activity was made')
  await office.call('enrolments.add', {
    activityId,
    source: { from: 'members', memberIds: [memberId, otherId] },
    role: 'participant',
    alsoLater: false,
  })

  expect(await office.call('travel.add', { activityId, memberIds: [memberId] })).toEqual({
    added: 1,
  })
  const { orders, others } = await office.call('travel.list', { activityId })
  expect(others.map(({ name }) => name)).toEqual(['Budi Contoh'])
  expect(orders).toMatchObject([
    { personName: 'Aisyah Contoh', nip: '199002022015042999', isStamped: false },
  ])
  await office.call('travel.stamp', { ids: orders.map(({ id }) => id), isStamped: true })
  expect((await office.call('travel.list', { activityId })).orders[0]?.isStamped).toBe(true)

  await office.call('documents.preview', {
    request: { kind: 'visum', activityId, ids: [] },
    paper,
  })
  const html = office.printed.at(-1)?.html ?? ''
  for (const words of ['Tiba di', 'Pada tanggal', 'Berangkat dari', 'TK Pembina Jonggat']) {
    expect(html).toContain(words)
  }
})
