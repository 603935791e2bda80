import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { basename, join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { put } from '../../electron/database/change-log'
import type { SyncedRow } from '../../electron/database/database'
import { blake2b256, randomBytes } from '../../electron/platform/crypto'
import { createIds } from '../../electron/platform/ids'
import { bundleFileName, ownFolder } from '../../electron/sync/exchange/stick'
import type { MemberId } from '../../shared/domain/ids'
import { makeHonestBundle } from '../support/hostile-bundles'
import { firstChanges } from '../support/hostile-commits'
import { commitsOf, enrolHostileMembers } from '../support/hostile-members'
import { inHubFolder } from '../support/hub-folder'
import { addFile, filesHere, pdfOf } from '../support/portfolio-files'
import type { TestHub } from '../support/test-hub'
import { mountTiny } from '../support/tiny-drive'
import { exchange, joinFrom, plugIn, type TwoHubs, twoHubs } from '../support/two-hubs'

const mebibyte = 1024 * 1024
const ids = createIds({ now: () => Date.UTC(2026, 10, 21) })

let both: TwoHubs
let stick: string
let jonggat: TestHub
let kopang: TestHub

beforeEach(async () => {
  both = await twoHubs('founded')
  ;({ stick, jonggat, kopang } = both)
})
afterEach(() => both.end())

async function addMember(hub: TestHub, fullName: string): Promise<MemberId> {
  return (await hub.call('members.create', { fullName })).id
}

async function countMembers(hub: TestHub): Promise<number> {
  return (await hub.call('members.page', { limit: 1 })).total
}

test('a stick with 500 bundles is read in bounded memory, each once', async () => {
  const bundlesEach = 10
  const { victim, members } = await enrolHostileMembers(jonggat, 50)
  await jonggat.reopen()
  for (const [index, member] of members.entries()) {
    const changes = Array.from({ length: bundlesEach }, (_, k) => firstChanges(index * 50 + k)[0]!)
    const { commits } = commitsOf(member, changes)
    const folder = ownFolder(stick, victim.network, member.id)
    mkdirSync(folder, { recursive: true })
    for (let seq = 1; seq <= bundlesEach; seq += 1) {
      const bytes = await makeHonestBundle({ member, victim, commits: commits.slice(0, seq) })
      writeFileSync(join(folder, bundleFileName(seq, 1)), bytes)
    }
  }
  const driveId = await plugIn(jonggat, stick)
  const before = process.memoryUsage().rss

  const preview = await jonggat.call('exchange.preview', { driveId })
  const result = await jonggat.call('exchange.run', { driveId, contentsId: preview.contentsId })
  const again = await jonggat.call('exchange.run', { driveId })

  expect(preview).toMatchObject({ bundlesRead: 500, bundlesKnown: 0, problems: [] })
  expect(result.read).toMatchObject({ bundlesRead: 500, bundlesKnown: 0, problems: [] })
  expect(again.read).toMatchObject({ bundlesRead: 0, bundlesKnown: 500 })
  expect(result.read.hubs.map(({ counts }) => counts.members.added)).toEqual(
    members.map(() => 2 * bundlesEach),
  )
  expect(process.memoryUsage().rss - before).toBeLessThan(150 * mebibyte)
}, 120_000)

test('a read-only stick is known before anything is merged, and what came in is kept', async (context) => {
  await joinFrom(jonggat, kopang, { stick, label: 'PKG Kopang' })
  await addMember(jonggat, 'Aisyah')
  await exchange(jonggat, stick)
  const locked = join(stick, 'terkunci')
  const drive = mountTiny(locked, '4m')
  if (!drive) {
    context.skip('needs root and the right to mount a tmpfs')
    return
  }
  try {
    renameAcross(join(stick, 'SIMPUL'), join(locked, 'SIMPUL'))
    drive.remount('ro')
    const driveId = await plugIn(kopang, locked)

    const preview = await kopang.call('exchange.preview', { driveId })
    const result = await kopang.call('exchange.run', { driveId })

    expect(preview).toMatchObject({ driveProblem: 'drive.read-only', bundlesRead: 1 })
    expect(result).toMatchObject({ writeProblem: 'drive.read-only', isSafeToUnplug: false })
    expect(await countMembers(kopang)).toBe(1)
  } finally {
    drive.unmount()
  }
})

test('no stick at all is told as such', async () => {
  const driveId = await plugIn(jonggat, stick)
  rmSync(stick, { recursive: true })

  const preview = await jonggat.result('exchange.preview', { driveId })
  const run = await jonggat.result('exchange.run', { driveId })

  expect(preview).toEqual({ ok: false, error: { code: 'drive.missing', params: {} } })
  expect(run).toEqual(preview)
})

test('a pulled stick: what had come in is kept, and no half bundle bears a name', async () => {
  await joinFrom(jonggat, kopang, { stick, label: 'PKG Kopang' })
  await addMember(jonggat, 'Aisyah')
  await exchange(jonggat, stick)
  const pulled = `${stick}-ditarik`
  onProgress(kopang, ({ step }) => {
    if (step === 'collecting' && !existsSync(pulled)) renameSync(stick, pulled)
  })

  const result = await kopang.call('exchange.run', { driveId: await plugIn(kopang, stick) })
  const made = existsSync(stick)
  renameSync(pulled, stick)

  expect(result).toMatchObject({ isSafeToUnplug: false })
  expect(result.writeProblem).toMatch(/^drive\.(missing|vanished)$/)
  expect(made).toBe(false)
  expect(await countMembers(kopang)).toBe(1)
})

test('a full stick is told, and nothing of ours on it is lost', async (context) => {
  const small = join(stick, 'penuh')
  const drive = mountTiny(small, '3m')
  if (!drive) {
    context.skip('needs root and the right to mount a tmpfs')
    return
  }
  try {
    await exchange(jonggat, small)
    const before = filesIn(small)
    writeFileSync(join(small, 'video.mp4'), Buffer.alloc(2.7 * mebibyte))

    const full = await exchange(jonggat, small)
    const kept = filesIn(small)
    rmSync(join(small, 'video.mp4'))
    const after = await exchange(jonggat, small)

    expect(full).toMatchObject({ writeProblem: 'drive.full', isSafeToUnplug: false })
    expect(kept).toEqual([...before, 'video.mp4'].sort())
    expect(after).toMatchObject({ writeProblem: null, isSafeToUnplug: true })
  } finally {
    drive.unmount()
  }
})

test('a full disk of this computer is told as such, not as a fault of the stick', async (context) => {
  await joinFrom(jonggat, kopang, { stick, label: 'PKG Kopang' })
  await jonggat.reopenAfter(() =>
    inHubFolder(jonggat.folder, ({ write }) =>
      write((db) => put(db, 'members', Array.from({ length: 2_000 }, someMember))),
    ),
  )
  const drive = mountTiny(join(jonggat.folder, 'staging'), '16k')
  if (!drive) {
    context.skip('needs root and the right to mount a tmpfs')
    return
  }
  try {
    const run = await jonggat.result('exchange.run', { driveId: await plugIn(jonggat, stick) })

    expect(run).toEqual({ ok: false, error: { code: 'disk.full', params: {} } })
  } finally {
    drive.unmount()
  }
  expect(await exchange(jonggat, stick)).toMatchObject({ isSafeToUnplug: true })
})

test('our own bundle is known as ours and no problem', async () => {
  await exchange(jonggat, stick)

  const preview = await jonggat.call('exchange.preview', { driveId: await plugIn(jonggat, stick) })

  expect(preview).toMatchObject({ bundlesOwn: 1, bundlesRead: 0, problems: [] })
})

test('a bundle for others is counted, not complained about', async () => {
  await exchange(jonggat, stick)
  await joinFrom(jonggat, kopang, { stick, label: 'PKG Kopang' })

  const preview = await kopang.call('exchange.preview', { driveId: await plugIn(kopang, stick) })

  expect(preview).toMatchObject({ bundlesForOthers: 1, bundlesRead: 0, problems: [] })
})

test('a bundle of another network is counted, not complained about', async () => {
  await kopang.call('exchange.foundNetwork', { name: 'Lombok Timur' })
  await exchange(jonggat, stick)

  const preview = await kopang.call('exchange.preview', { driveId: await plugIn(kopang, stick) })

  expect(preview).toMatchObject({ bundlesOfOtherNetworks: 1, bundlesRead: 0, problems: [] })
})

test('a stick of fake capacity that overwrites its beginning is found out', async () => {
  await joinFrom(jonggat, kopang, { stick, label: 'PKG Kopang' })
  const memberId = await addMember(jonggat, 'Aisyah')
  for (const seed of [1, 2]) {
    await addFile(jonggat, { memberId, name: `${seed}.pdf`, content: pdfOf(10 * mebibyte, seed) })
  }
  // What wrapping around does: the part that was right when it was written is not at the end.
  onProgress(jonggat, ({ step, done }) => {
    if (step === 'verifying' && done === 0) overwrite('000001.simpul', 4096, Buffer.alloc(4096, 7))
  })

  const result = await exchange(jonggat, stick)

  expect(result).toMatchObject({ writeProblem: 'drive.fake', isSafeToUnplug: false })
})

test('a stick of fake capacity that swallows what is too much is found out', async () => {
  await joinFrom(jonggat, kopang, { stick, label: 'PKG Kopang' })
  const memberId = await addMember(jonggat, 'Aisyah')
  for (const seed of [1, 2]) {
    await addFile(jonggat, { memberId, name: `${seed}.pdf`, content: pdfOf(10 * mebibyte, seed) })
  }
  onProgress(jonggat, ({ step, done }) => {
    if (step !== 'verifying' || done !== 0) return
    const { size } = statSync(pathOf('000001-2.simpul'))
    overwrite('000001-2.simpul', size - 65_536, Buffer.alloc(65_536))
  })

  const result = await exchange(jonggat, stick)
  const left = filesIn(stick).filter((name) => name.endsWith('.simpul'))

  expect(result).toMatchObject({ writeProblem: 'drive.fake', isSafeToUnplug: false })
  expect(left).toEqual(['000001.simpul'])
})

test('one wrong bit on the way back is a broken stick, not a fake one', async () => {
  await joinFrom(jonggat, kopang, { stick, label: 'PKG Kopang' })
  const memberId = await addMember(jonggat, 'Aisyah')
  for (const seed of [1, 2]) {
    await addFile(jonggat, { memberId, name: `${seed}.pdf`, content: pdfOf(10 * mebibyte, seed) })
  }
  onProgress(jonggat, ({ step, done }) => {
    if (step === 'verifying' && done === 0) overwrite('000001-2.simpul', 70_000, Buffer.alloc(1))
  })

  const result = await exchange(jonggat, stick)

  expect(result.writeProblem).toBe('drive.verify-failed')
})

test('a file that rotted on our own disk is left out and named, and everything else goes', async () => {
  await joinFrom(jonggat, kopang, { stick, label: 'PKG Kopang' })
  const memberId = await addMember(jonggat, 'Aisyah')
  const contents = [1, 2, 3].map((seed) => pdfOf(10 * mebibyte, seed))
  for (const [index, content] of contents.entries()) {
    await addFile(jonggat, { memberId, name: `${index + 1}.pdf`, content })
  }
  // One that is opened and sealed anew, and one that is only copied.
  rot(jonggat, contents[0]!)
  rot(jonggat, contents[2]!)

  const sent = await exchange(jonggat, stick)
  const received = await exchange(kopang, stick)

  expect(sent).toMatchObject({ writeProblem: null, isSafeToUnplug: true })
  expect(sent.written).toMatchObject({ files: 1, damagedFiles: ['1.pdf', '3.pdf'] })
  expect(received.read.problems).toEqual([])
  expect(await filesHere(kopang)).toEqual({ here: 1, missing: 2 })
  expect(await filesHere(jonggat)).toEqual({ here: 1, missing: 2 })
})

test('a file that rotted here comes again from a hub that has it', async () => {
  await joinFrom(jonggat, kopang, { stick, label: 'PKG Kopang' })
  const memberId = await addMember(jonggat, 'Aisyah')
  const content = pdfOf(mebibyte, 1)
  await addFile(jonggat, { memberId, name: '1.pdf', content })
  await exchange(jonggat, stick)
  await exchange(kopang, stick)
  rot(jonggat, content)
  rmSync(join(stick, 'SIMPUL'), { recursive: true })

  const without = await exchange(jonggat, stick)
  await exchange(kopang, stick)
  await exchange(jonggat, stick)

  expect(without.written.damagedFiles).toEqual(['1.pdf'])
  expect(await filesHere(jonggat)).toEqual({ here: 1, missing: 0 })
})

test('folders that a shortcut virus hid are named, and our bundles inside are found', async () => {
  await joinFrom(jonggat, kopang, { stick, label: 'PKG Kopang' })
  await addMember(jonggat, 'Aisyah')
  await exchange(jonggat, stick)
  const blank = '\u00a0'
  mkdirSync(join(stick, blank))
  renameSync(join(stick, 'SIMPUL'), join(stick, blank, 'SIMPUL'))
  mkdirSync(join(stick, 'Foto kegiatan'))
  writeFileSync(join(stick, 'Foto kegiatan.lnk'), 'x')
  writeFileSync(join(stick, 'microsoft.vbs'), 'x')

  const result = await exchange(kopang, stick)

  expect([...result.read.hiddenFolders].sort()).toEqual(['Foto kegiatan', blank])
  expect([...result.read.suspiciousFiles].sort()).toEqual(['Foto kegiatan.lnk', 'microsoft.vbs'])
  expect(await countMembers(kopang)).toBe(1)
})

test('shortcuts beside the bundles are named at every depth, and what Windows leaves is nobody’s concern', async () => {
  await joinFrom(jonggat, kopang, { stick, label: 'PKG Kopang' })
  await addMember(jonggat, 'Aisyah')
  await exchange(jonggat, stick)
  const device = join(pathOf('000001.simpul'), '..')
  const network = join(device, '..')
  const mailbox = join(network, '..')
  for (const folder of [device, network, mailbox]) {
    writeFileSync(join(folder, 'desktop.ini'), '[.ShellClassInfo]')
    writeFileSync(join(folder, `${basename(folder)}.lnk`), 'bukan apa-apa')
  }

  const result = await exchange(kopang, stick)

  expect(result).toMatchObject({ isSafeToUnplug: true, read: { problems: [] } })
  expect([...result.read.suspiciousFiles].map((path) => path.split('/').length).sort()).toEqual([
    2, 3, 4,
  ])
  expect(await countMembers(kopang)).toBe(1)
})

test('what a pulled stick left of one of our own bundles goes once a whole one is there', async () => {
  await exchange(jonggat, stick)
  const path = pathOf('000001.simpul')
  writeFileSync(path, readFileSync(path).subarray(0, 300))
  const driveId = await plugIn(jonggat, stick)

  const preview = await jonggat.call('exchange.preview', { driveId })
  await jonggat.call('exchange.run', { driveId })

  expect(preview.problems).toEqual([])
  expect(filesIn(stick).filter((name) => name.endsWith('.simpul'))).toEqual(['000002.simpul'])
})

/** What does not compress. */
function someMember(): SyncedRow<'members'> {
  return { id: ids.next(), full_name: Buffer.from(randomBytes(30)).toString('hex') }
}

/** Changes one byte of a stored file. */
function rot(hub: TestHub, content: Uint8Array): void {
  const hash = Buffer.from(blake2b256(content)).toString('hex')
  const stored = openSync(join(hub.folder, 'files', hash.slice(0, 2), hash), 'r+')
  writeSync(stored, Buffer.alloc(1), 0, 1, content.length / 2)
  closeSync(stored)
}

function onProgress(
  hub: TestHub,
  listen: (progress: { readonly step: string; readonly done: number }) => void,
): void {
  const push = hub.progress.push.bind(hub.progress)
  hub.progress.push = (...steps) => {
    for (const step of steps) listen(step)
    return push(...steps)
  }
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort()
}

function pathOf(fileName: string): string {
  const found = readdirSync(stick, { recursive: true, encoding: 'utf8' }).find((path) =>
    path.endsWith(fileName),
  )
  if (found === undefined) throw new Error(`${fileName} is on the stick`)
  return join(stick, found)
}

function overwrite(fileName: string, at: number, bytes: Uint8Array): void {
  writeSync(openSync(pathOf(fileName), 'r+'), bytes, 0, bytes.length, at)
}

function renameAcross(from: string, to: string): void {
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    const target = join(to, path.slice(from.length))
    if (entry.isDirectory()) mkdirSync(target, { recursive: true })
    else {
      mkdirSync(join(target, '..'), { recursive: true })
      writeFileSync(target, readFileSync(path))
    }
  }
}
