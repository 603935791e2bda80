import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'

import type { MemberId } from '../../shared/domain/ids'
import { inHubFolder } from '../support/hub-folder'
import { addFile, filesHere, pdfOf } from '../support/portfolio-files'
import type { TestHub } from '../support/test-hub'
import { mountTiny } from '../support/tiny-drive'
import { exchange, plugIn, type TwoHubs, twoHubs } from '../support/two-hubs'

const mebibyte = 1024 * 1024

let both: TwoHubs
let stick: string
let jonggat: TestHub
let kopang: TestHub
let memberId: MemberId

beforeEach(async () => {
  both = await twoHubs('joined')
  ;({ stick, jonggat, kopang } = both)
  memberId = (await jonggat.call('members.create', { fullName: 'Aisyah' })).id
})
afterEach(() => both.end())

/** Bundles on the stick by the hub whose folder they lie in. */
async function bundlesOf(hub: TestHub): Promise<readonly string[]> {
  const { members, network } = await hub.call('exchange.state', {})
  const own = members.find(({ isOwn }) => isOwn)
  return readdirSync(join(stick, 'SIMPUL', network?.id ?? '', own?.deviceId ?? '')).sort()
}

function bytesOnStick(): number {
  return readdirSync(stick, { recursive: true, encoding: 'utf8' })
    .map((path) => statSync(join(stick, path)))
    .filter((found) => found.isFile())
    .reduce((sum, { size }) => sum + size, 0)
}

test('two generations of our bundles stay on the stick, older ones go', async () => {
  for (let trip = 0; trip < 4; trip += 1) await exchange(jonggat, stick)

  expect(await bundlesOf(jonggat)).toEqual(['000003.simpul', '000004.simpul'])
})

test('bundles of others and files that are not ours are never touched', async () => {
  await exchange(jonggat, stick)
  const [first] = await bundlesOf(jonggat)
  const { network, members } = await jonggat.call('exchange.state', {})
  const own = members.find(({ isOwn }) => isOwn)
  const folder = join(stick, 'SIMPUL', network?.id ?? '', own?.deviceId ?? '')
  writeFileSync(join(folder, 'catatan.txt'), 'milik orang lain')
  writeFileSync(join(folder, '000000.simpul'), 'bukan paket')
  await exchange(kopang, stick)

  for (let trip = 0; trip < 3; trip += 1) await exchange(jonggat, stick)

  const left = await bundlesOf(jonggat)
  expect(left).toEqual(['000000.simpul', '000003.simpul', '000004.simpul', 'catatan.txt'])
  expect(left).not.toContain(first)
  expect(await bundlesOf(kopang)).toEqual(['000001.simpul'])
})

test('a file lies on a stick once, until everybody has it', async () => {
  await addFile(jonggat, { memberId, name: 'a.pdf', content: pdfOf(3 * mebibyte, 1) })
  const first = await exchange(jonggat, stick)
  const second = await exchange(jonggat, stick)
  const third = await exchange(jonggat, stick)

  expect(first.written).toMatchObject({ files: 1, filesHere: 0 })
  expect(second.written).toMatchObject({ files: 0, filesHere: 1 })
  expect(third.written).toMatchObject({ files: 0, filesHere: 1 })
  expect(bytesOnStick()).toBeLessThan(4 * mebibyte)

  await exchange(kopang, stick)
  const after = await exchange(jonggat, stick)
  const last = await exchange(jonggat, stick)

  expect(await filesHere(kopang)).toEqual({ here: 1, missing: 0 })
  expect([after.written.filesHere, last.written.filesHere]).toEqual([0, 0])
  expect(bytesOnStick()).toBeLessThan(mebibyte)
})

test('a file is written again when a bundle that carried it was changed by somebody', async () => {
  await addFile(jonggat, { memberId, name: 'a.pdf', content: pdfOf(mebibyte, 1) })
  const { written } = await exchange(jonggat, stick)
  const path = pathOf(written.fileNames[0] ?? '')
  writeFileSync(path, readFileSync(path).subarray(0, 500_000))

  const again = await exchange(jonggat, stick)

  expect(again.written).toMatchObject({ files: 1, filesHere: 0 })
})

test('large files travel in parts of their own, behind the records', async () => {
  for (const seed of [1, 2, 3]) {
    await addFile(jonggat, { memberId, name: `${seed}.pdf`, content: pdfOf(10 * mebibyte, seed) })
  }

  const { written } = await exchange(jonggat, stick)

  expect(written.fileNames).toEqual(['000001.simpul', '000001-2.simpul'])
  await exchange(kopang, stick)
  expect(await filesHere(kopang)).toEqual({ here: 3, missing: 0 })
})

test('an exchange that is stopped keeps the parts that were whole, and goes on next time', async () => {
  for (const seed of [1, 2, 3]) {
    await addFile(jonggat, { memberId, name: `${seed}.pdf`, content: pdfOf(10 * mebibyte, seed) })
  }
  const stop = new AbortController()
  const driveId = await plugIn(jonggat, stick)
  stopAt(jonggat, stop, ({ step, done }) => step === 'writing' && done > 24 * mebibyte)

  const stopped = await jonggat.result('exchange.run', { driveId }, stop.signal)
  const left = await bundlesOf(jonggat)
  const again = await exchange(jonggat, stick)

  expect(stopped.ok).toBe(false)
  expect(left).toEqual(['000001.simpul'])
  expect(again.written).toMatchObject({ filesHere: 1, files: 2, filesLeft: 0 })
  await exchange(kopang, stick)
  expect(await filesHere(kopang)).toEqual({ here: 3, missing: 0 })
})

test('reading that is stopped keeps what was whole, and goes on next time', async () => {
  for (const seed of [1, 2, 3]) {
    await addFile(jonggat, { memberId, name: `${seed}.pdf`, content: pdfOf(10 * mebibyte, seed) })
  }
  await exchange(jonggat, stick)
  const stop = new AbortController()
  const driveId = await plugIn(kopang, stick)
  stopAt(kopang, stop, ({ step, done }) => step === 'reading' && done > 15 * mebibyte)

  const stopped = await kopang.result('exchange.run', { driveId }, stop.signal)
  const midway = await filesHere(kopang)
  await exchange(kopang, stick)

  expect(stopped.ok).toBe(false)
  expect(midway).toEqual({ here: 1, missing: 2 })
  expect(await filesHere(kopang)).toEqual({ here: 3, missing: 0 })
  expect(readdirSync(join(kopang.folder, 'files', 'incoming'))).toEqual([])
  expect(readdirSync(join(kopang.folder, 'staging'))).toEqual([])
})

test('the part of a hub can wait for a later exchange, and then comes whole', async () => {
  const [{ hubId } = { hubId: null }] = (
    await kopang.call('exchange.preview', { driveId: await previewDrive() })
  ).hubs
  if (hubId === null) throw new Error('the preview names the hub')
  const driveId = await plugIn(kopang, stick)

  await kopang.call('exchange.run', { driveId, heldHubs: [hubId] })
  const held = await kopang.call('members.page', {})
  const preview = await kopang.call('exchange.preview', { driveId })
  const ended = await kopang.call('exchange.run', { driveId, contentsId: preview.contentsId })
  const taken = await kopang.call('members.page', {})

  expect(held.rows).toEqual([])
  expect(preview).toMatchObject({ heldBefore: [hubId], hubs: [{ hubId }] })
  expect(preview.hubs[0]?.heldSince).not.toBeNull()
  expect(ended.read.heldBefore).toEqual([])
  expect(taken.rows.map(({ fullName }) => fullName)).toEqual(['Aisyah'])
})

test('what was agreed to is what comes in: a stick that changed meanwhile is looked at again', async () => {
  await exchange(jonggat, stick)
  const driveId = await plugIn(kopang, stick)
  const { contentsId } = await kopang.call('exchange.preview', { driveId })
  await exchange(jonggat, stick)

  const refused = await kopang.result('exchange.run', { driveId, contentsId })
  const fresh = await kopang.call('exchange.preview', { driveId })
  const agreed = await kopang.result('exchange.run', { driveId, contentsId: fresh.contentsId })

  expect(refused).toEqual({ ok: false, error: { code: 'exchange.changed', params: {} } })
  expect(agreed.ok).toBe(true)
})

test('records go first, then previews, then small files, as far as there is room', async (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'simpul-tiny-'))
  const tiny = mountTiny(join(folder, 'stick'), '9m')
  if (!tiny) {
    context.skip('needs root and the right to mount a tmpfs')
    return
  }
  try {
    const thumbnail = pdfOf(30_000, 9)
    thumbnail.write('\xff\xd8\xff\xe0', 0, 'latin1')
    for (const [size, name] of [
      [5, 'besar'],
      [2, 'sedang'],
      [1, 'kecil'],
    ] as const) {
      await addFile(jonggat, {
        memberId,
        name: `${name}.pdf`,
        content: pdfOf(size * mebibyte, size),
        ...(name === 'besar' ? { thumbnail } : {}),
      })
    }

    const { written, isSafeToUnplug } = await exchange(jonggat, join(folder, 'stick'))
    await exchange(kopang, join(folder, 'stick'))
    const { rows } = await kopang.call('portfolio.page', {})

    expect(isSafeToUnplug).toBe(true)
    expect(written).toMatchObject({ files: 3, filesLeft: 1, filesLeftBytes: 5 * mebibyte })
    expect(rows.map(({ title, isHere }) => [title, isHere]).sort()).toEqual([
      ['besar.pdf', false],
      ['kecil.pdf', true],
      ['sedang.pdf', true],
    ])
    expect((await kopang.call('exchange.state', {})).filesWanted).toBe(1)
  } finally {
    tiny.unmount()
    rmSync(folder, { recursive: true })
  }
})

test('what is left waits for a stick with more room', async (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'simpul-tiny-'))
  const tiny = mountTiny(join(folder, 'stick'), '5m')
  if (!tiny) {
    context.skip('needs root and the right to mount a tmpfs')
    return
  }
  try {
    await addFile(jonggat, { memberId, name: 'a.pdf', content: pdfOf(6 * mebibyte, 1) })
    const small = await exchange(jonggat, join(folder, 'stick'))
    await exchange(kopang, join(folder, 'stick'))
    tiny.remount('size=20m')
    await exchange(jonggat, join(folder, 'stick'))
    await exchange(kopang, join(folder, 'stick'))

    expect(small.written).toMatchObject({ files: 0, filesLeft: 1 })
    expect(await filesHere(kopang)).toEqual({ here: 1, missing: 0 })
  } finally {
    tiny.unmount()
    rmSync(folder, { recursive: true })
  }
})

test('a hub that lacks more files than one bundle may ask for is read all the same', async () => {
  const lacked = 10_001
  await kopang.reopenAfter(() =>
    inHubFolder(kopang.folder, ({ write }) =>
      write(async (db) => {
        const numbers = sql`select value as n from json_each(${JSON.stringify([...Array(lacked).keys()])})`
        await sql`
          insert into files (hash, size, media_type, row_version)
          select printf('%064x', n), n, 'image/jpeg', 0 from (${numbers})`.execute(db)
        await sql`
          insert into artifacts (id, file_hash, row_version)
          select printf('%026d', n), printf('%064x', n), 0 from (${numbers})`.execute(db)
      }),
    ),
  )
  await kopang.call('members.create', { fullName: 'Budi' })
  await exchange(kopang, stick)

  const { read } = await exchange(jonggat, stick)

  expect((await kopang.call('exchange.state', {})).filesWanted).toBe(lacked)
  expect(read).toMatchObject({ problems: [], bundlesRead: 1 })
  expect((await jonggat.call('members.page', {})).total).toBe(2)
})

test('a nearly full stick is made room on by what of ours is needless', async (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'simpul-tiny-'))
  const tiny = mountTiny(join(folder, 'stick'), '9m')
  if (!tiny) {
    context.skip('needs root and the right to mount a tmpfs')
    return
  }
  try {
    const small = join(folder, 'stick')
    await addFile(jonggat, { memberId, name: 'a.pdf', content: pdfOf(5 * mebibyte, 1) })
    await exchange(jonggat, small)
    await exchange(kopang, small)
    await addFile(jonggat, { memberId, name: 'b.pdf', content: pdfOf(5 * mebibyte, 2) })
    // Learns that Kopang has the first file; both generations here still carry nothing else.
    await exchange(jonggat, small)
    const { written } = await exchange(jonggat, small)
    await exchange(kopang, small)

    expect(written.filesLeft).toBe(0)
    expect(await filesHere(kopang)).toEqual({ here: 2, missing: 0 })
  } finally {
    tiny.unmount()
    rmSync(folder, { recursive: true })
  }
})

test('a note on the stick says what the folder is, and somebody else’s note stays', async () => {
  await exchange(jonggat, stick)
  const path = join(stick, 'SIMPUL', 'BACA-SAYA.txt')
  const note = readFileSync(path, 'latin1')
  writeFileSync(path, note.replace('kelompok kerja guru', 'kelompok'))
  await exchange(jonggat, stick)
  const renewed = readFileSync(path, 'latin1')
  writeFileSync(path, 'Jangan dihapus. Bu Ketua')
  await exchange(jonggat, stick)

  expect(note).toMatch(/^SIMPUL GURU.*\r\n/)
  expect(Buffer.from(note, 'latin1').every((byte) => byte < 128)).toBe(true)
  expect(renewed).toBe(note)
  expect(readFileSync(path, 'latin1')).toBe('Jangan dihapus. Bu Ketua')
})

async function previewDrive(): Promise<string> {
  await exchange(jonggat, stick)
  return plugIn(kopang, stick)
}

function stopAt(
  hub: TestHub,
  stop: AbortController,
  when: (progress: { readonly step: string; readonly done: number }) => boolean,
): void {
  const push = hub.progress.push.bind(hub.progress)
  hub.progress.push = (...steps) => {
    if (steps.some(when)) stop.abort()
    return push(...steps)
  }
}

function pathOf(fileName: string): string {
  const found = readdirSync(stick, { recursive: true, encoding: 'utf8' }).find((path) =>
    path.endsWith(fileName),
  )
  if (found === undefined) throw new Error(`${fileName} is on the stick`)
  return join(stick, found)
}
