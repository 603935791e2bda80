import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { openDatabase } from '../../electron/database/open-database'
import type { MemberId } from '../../shared/domain/ids'
import type { Contract } from '../../shared/ipc/contract'
import type { InputOf } from '../../shared/ipc/contract-kit'
import { aHub } from '../support/new-hub'
import { createTestHub, type TestHub } from '../support/test-hub'

let hub: TestHub
let memberId: MemberId

beforeEach(async () => {
  hub = await createTestHub()
  await hub.call(
    'setup.createHub',
    aHub({ name: 'PKG Uji', districtCode: null, ownerName: 'Sekretaris Uji' }),
  )
  memberId = (await hub.call('members.create', { fullName: "Baiq Nur'aini Contoh" })).id
})

afterEach(() => hub.close())

const jpeg = (text: string) => new Uint8Array(Buffer.from(`\xff\xd8\xff\xe0${text}`, 'latin1'))

function fileOf(name: string, content: string | Uint8Array): string {
  const folder = join(hub.folder, 'luar')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, name), content)
  return hub.choose(join(folder, name))
}

test('a file beyond the 4 GiB limit of sticks is refused, and it is said how large one may be', async () => {
  const token = fileOf('video.jpg', jpeg('panjang'))
  truncateSync(join(hub.folder, 'luar', 'video.jpg'), 4 * 1024 ** 3)

  const refused = await hub.result('portfolio.add', newArtifact(token))

  expect(refused).toEqual({
    ok: false,
    error: { code: 'file.too-large', params: { megabytes: 1024 } },
  })
  expect((await hub.call('portfolio.page', {})).total).toBe(0)
})

type AddInput = InputOf<Contract['portfolio.add']>

function newArtifact(
  token: string,
  details: Partial<AddInput['details']> = {},
  rest: Partial<Omit<AddInput, 'details'>> = {},
): AddInput {
  return {
    token,
    fileName: 'RPPH tanaman.pdf',
    photo: null,
    thumbnail: null,
    ...rest,
    details: {
      type: 'daily-plan',
      title: 'RPPH tema tanaman',
      tags: ['#Tema tanaman', 'RPPH', 'rpph'],
      memberId,
      activityId: null,
      sessionId: null,
      hasChildren: false,
      consent: 'unknown',
      ...details,
    },
  }
}

const pdf = '%PDF-1.7 isi rencana harian'

test('a file added to a member is listed, found and comes back byte for byte', async () => {
  const { id, wasThere } = await hub.call('portfolio.add', newArtifact(fileOf('a.pdf', pdf)))

  expect(wasThere).toBe(false)
  const page = await hub.call('portfolio.page', { search: 'nuraini tanaman' })
  expect(page).toEqual({
    total: 1,
    rows: [
      {
        id,
        type: 'daily-plan',
        title: 'RPPH tema tanaman',
        tags: ['Tema tanaman', 'RPPH'],
        member: { id: memberId, name: "Baiq Nur'aini Contoh" },
        activity: null,
        session: null,
        fileName: 'RPPH tanaman.pdf',
        mediaType: 'application/pdf',
        size: pdf.length,
        hasThumbnail: false,
        isHere: true,
        hasChildren: false,
        consent: 'not-needed',
        addedAt: expect.any(Number) as number,
      },
    ],
  })
  expect(await hub.call('portfolio.tags', {})).toEqual([
    { tag: 'RPPH', count: 1 },
    { tag: 'Tema tanaman', count: 1 },
  ])

  hub.answers.savePaths.push(join(hub.folder, 'salinan.pdf'))
  expect(await hub.call('portfolio.saveCopy', { id })).toEqual({ savedAs: 'salinan.pdf' })
  expect(readFileSync(join(hub.folder, 'salinan.pdf'), 'utf8')).toBe(pdf)
})

test('what stands on the disk is unreadable without the key of the hub', async () => {
  await hub.call('portfolio.add', newArtifact(fileOf('a.pdf', pdf)))

  const stored = readdirSync(join(hub.folder, 'files'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))

  expect(stored).toHaveLength(1)
  expect(stored.join('')).not.toContain('rencana')
})

test('the same file for the same person is kept once, for another person twice', async () => {
  const token = fileOf('a.pdf', pdf)
  const first = await hub.call('portfolio.add', newArtifact(token))

  const again = await hub.call('portfolio.add', newArtifact(token))
  const other = await hub.call('portfolio.add', newArtifact(token, { memberId: null }))

  expect(again).toEqual({ id: first.id, wasThere: true })
  expect(other.wasThere).toBe(false)
  expect((await hub.call('portfolio.page', {})).total).toBe(2)
})

test('a photo is kept as the page shrank it, with its thumbnail, and shown from the store', async () => {
  const photo = jpeg('kecil')
  const thumbnail = jpeg('mini')

  const { id } = await hub.call(
    'portfolio.add',
    newArtifact(fileOf('besar.jpg', jpeg('besar '.repeat(1000))), {}, { photo, thumbnail }),
  )

  expect(await hub.call('portfolio.get', { id })).toMatchObject({
    fileName: 'RPPH tanaman.jpg',
    mediaType: 'image/jpeg',
    size: photo.length,
    hasThumbnail: true,
  })
  expect((await hub.call('portfolio.content', { id })).bytes).toEqual(photo)
  expect((await hub.call('portfolio.thumbnail', { id })).bytes).toEqual(thumbnail)
})

test('a page that sends something else than a small JPEG is refused', async () => {
  const token = fileOf('a.jpg', jpeg('x'))
  const send = (photo: Uint8Array<ArrayBuffer>) =>
    hub.result('portfolio.add', newArtifact(token, {}, { photo }))

  expect(await send(new Uint8Array(Buffer.from('%PDF-1.7')))).toMatchObject({
    error: { code: 'call.invalid' },
  })
  expect(await send(jpeg('x'.repeat(301 * 1024)))).toMatchObject({
    error: { code: 'call.invalid' },
  })
})

test('programs, empty files, folders and vanished files are refused with their reason', async () => {
  const codes = []
  const folder = join(hub.folder, 'luar')
  mkdirSync(folder, { recursive: true })
  const tokens = [
    fileOf('foto.jpg', 'MZ\x90 program'),
    fileOf('kosong.pdf', ''),
    hub.choose(folder),
    hub.choose(join(folder, 'tidak-ada.pdf')),
    'token-that-nobody-gave',
  ]
  for (const token of tokens) {
    const result = await hub.result('portfolio.add', newArtifact(token))
    codes.push(result.ok ? 'ok' : result.error.code)
  }

  expect(codes).toEqual([
    'file.program',
    'file.empty',
    'file.unreadable',
    'file.missing',
    'file.missing',
  ])
  expect((await hub.call('portfolio.page', {})).total).toBe(0)
})

test('opening hands over a read-only copy that is gone after the app closes', async () => {
  const { id } = await hub.call('portfolio.add', newArtifact(fileOf('foto.exe.txt', pdf)))

  await hub.call('portfolio.open', { id })

  const [path] = hub.answers.opened
  expect(path).toMatch(/RPPH tanaman\.pdf$/)
  expect(readFileSync(path ?? '', 'utf8')).toBe(pdf)
  expect(statSync(path ?? '').mode & 0o777).toBe(0o400)
  await hub.reopen()
  expect(existsSync(path ?? '')).toBe(false)
})

test('a PC without a program for the file says so', async () => {
  const { id } = await hub.call('portfolio.add', newArtifact(fileOf('a.pdf', pdf)))
  hub.answers.hasNoProgram = true

  expect(await hub.result('portfolio.open', { id })).toMatchObject({
    error: { code: 'file.no-program' },
  })
})

test('a kind that is not on the list is saved, not opened', async () => {
  const token = fileOf('arsip.zip', 'PK\x03\x04 isi')
  const { id } = await hub.call('portfolio.add', newArtifact(token, {}, { fileName: 'arsip.zip' }))

  expect(await hub.result('portfolio.open', { id })).toMatchObject({
    error: { code: 'file.not-openable' },
  })
  hub.answers.savePaths.push(join(hub.folder, 'arsip.zip'))
  expect(await hub.call('portfolio.saveCopy', { id })).toEqual({ savedAs: 'arsip.zip' })
})

test('a closed save dialog changes nothing', async () => {
  const { id } = await hub.call('portfolio.add', newArtifact(fileOf('a.pdf', pdf)))

  expect(await hub.call('portfolio.saveCopy', { id })).toEqual({ savedAs: null })
})

test('an edit touches only what it names, and consent follows the question about children', async () => {
  const { id } = await hub.call('portfolio.add', newArtifact(fileOf('a.pdf', pdf)))

  await hub.call('portfolio.edit', { id, changes: { title: 'Judul baru', hasChildren: true } })

  expect(await hub.call('portfolio.get', { id })).toMatchObject({
    title: 'Judul baru',
    type: 'daily-plan',
    hasChildren: true,
    consent: 'unknown',
  })
  expect((await hub.call('portfolio.page', { filter: { needsConsent: true } })).total).toBe(1)
  await hub.call('portfolio.edit', { id, changes: { consent: 'given' } })
  expect((await hub.call('portfolio.page', { filter: { needsConsent: true } })).total).toBe(0)
})

test('a removed file can be brought back', async () => {
  const { id } = await hub.call('portfolio.add', newArtifact(fileOf('a.pdf', pdf)))

  await hub.call('portfolio.remove', { id })
  expect((await hub.call('portfolio.page', {})).total).toBe(0)
  expect(await hub.result('portfolio.get', { id })).toMatchObject({
    error: { code: 'artifact.missing' },
  })
  await hub.call('portfolio.restore', { id })

  expect((await hub.call('portfolio.page', {})).rows.map((row) => row.id)).toEqual([id])
})

test('a file damaged on the disk is said to be damaged', async () => {
  const { id } = await hub.call('portfolio.add', newArtifact(fileOf('a.pdf', pdf)))
  const [path] = readdirSync(join(hub.folder, 'files'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  const bytes = readFileSync(path ?? '')
  bytes[80] = (bytes[80] ?? 0) ^ 1
  writeFileSync(path ?? '', bytes)

  hub.answers.savePaths.push(join(hub.folder, 'salinan.pdf'))

  expect(await hub.result('portfolio.saveCopy', { id })).toMatchObject({
    error: { code: 'file.damaged' },
  })
  expect(existsSync(join(hub.folder, 'salinan.pdf'))).toBe(false)
})

test('a file known from another hub that has not arrived says so and cannot be opened', async () => {
  const thumbnail = jpeg('mini')
  const { id } = await hub.call(
    'portfolio.add',
    newArtifact(fileOf('a.pdf', pdf), {}, { thumbnail }),
  )
  // What a PC knows after it took over the records and before any file came.
  await hub.reopenAfter(async () => {
    rmSync(join(hub.folder, 'files'), { recursive: true })
    const database = await openDatabase({ path: join(hub.folder, 'simpul.db'), deviceTag: 1 })
    await database.transaction(
      (db) => db.deleteFrom('stored_files').execute(),
      () => Promise.resolve(),
    )
    await database.close()
  })

  expect(await hub.call('portfolio.get', { id })).toMatchObject({
    title: 'RPPH tema tanaman',
    isHere: false,
    hasThumbnail: true,
  })
  expect(await hub.call('portfolio.thumbnail', { id })).toEqual({ bytes: null })
  expect((await hub.call('home.overview', {})).filesAwaited).toBe(1)
  for (const channel of ['portfolio.open', 'portfolio.saveCopy'] as const) {
    expect(await hub.result(channel, { id })).toMatchObject({ error: { code: 'file.not-arrived' } })
  }
})

test('a member who is not in the books gets no files', async () => {
  const nobody = '01890000000000000000000000' as MemberId

  expect(
    await hub.result('portfolio.add', newArtifact(fileOf('a.pdf', pdf), { memberId: nobody })),
  ).toMatchObject({ error: { code: 'member.missing' } })
})

test('filters narrow the list by type, tag and person', async () => {
  await hub.call('portfolio.add', newArtifact(fileOf('a.pdf', pdf)))
  await hub.call(
    'portfolio.add',
    newArtifact(fileOf('b.pdf', `${pdf}2`), { type: 'article', tags: ['100%'], memberId: null }),
  )
  const titles = async (input: InputOf<Contract['portfolio.page']>) =>
    (await hub.call('portfolio.page', input)).rows.map((row) => row.type)

  expect([
    await titles({ filter: { type: 'article' } }),
    await titles({ filter: { tag: 'TEMA TANAMAN' } }),
    await titles({ filter: { memberId } }),
    await titles({ search: '100%' }),
    await titles({ search: '%' }),
    await titles({ limit: 1 }),
  ]).toEqual([['article'], ['daily-plan'], ['daily-plan'], ['article'], ['article'], ['article']])
})
