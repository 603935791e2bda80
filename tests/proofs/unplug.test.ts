import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { lstat, mkdir, open, readdir, unlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { openHandle } from '../../electron/database/sqlite-handle'
import { writeFileAtomically } from '../../electron/platform/atomic-file'
import { blake2b256 } from '../../electron/platform/crypto'
import type { DrivePorts } from '../../electron/platform/drive-ports'
import { lookAtStick } from '../../electron/sync/exchange/stick'
import { syncedTableNames } from '../../shared/sync/synced-tables'
import {
  type FuseDrive,
  type FuseKind,
  makeImage,
  missingForFuse,
  plugInImage,
} from '../support/fuse-drive'
import { addFile, filesHere, pdfOf } from '../support/portfolio-files'
import { proofRuns, proofSeed, report } from '../support/proof'
import { seededRandom } from '../support/random'
import { createTestHub, type TestHub } from '../support/test-hub'
import { type BundleKeys, bundleKeysOf, tornBundles } from '../support/torn-bundles'
import { exchange, hubNamed, joinFrom, plugIn } from '../support/two-hubs'

/**
 * R8: pulling the stick early is harmless. Sticks with a real exFAT or FAT whose process is killed at
 * a random moment of an exchange, while writing and while reading. Afterwards every bundle under its
 * final name is whole, the database holds all of what came in or nothing, and the next exchange ends
 * well. Where nobody may mount, a folder stands in that is renamed away, and the line says so.
 */
const cuts = proofRuns({ short: 16, long: 200 })
const kinds: readonly FuseKind[] = ['exfat', 'fat']
const imageBytes = 48 * 1024 * 1024
const startsAt = Date.UTC(2026, 10, 21)
/** In bytes; the last one has no room in the first part, so it travels as it lies in the store. */
const fileSizes = [700_000, 705_000, 710_000, 15_500_000]
const fileCount = fileSizes.length

/** Sticks whose file system, mended, refuses to be written at all: a plain file does not go either. */
let unmendable = 0
let sandbox: string
let sender: TestHub
/** A hub that has joined and read nothing yet; each reading cut starts from a copy. */
let receiverTemplate: string
let receiverKeys: BundleKeys
let images: Readonly<Record<FuseKind, { readonly empty: string; readonly written: string }>>
let completeRecords: string
let emptyRecords: string
const missing = kinds.map((kind) => missingForFuse(kind)).find((reason) => reason !== null) ?? null
const medium = missing === null ? 'exfat-fuse, fusefat' : 'folder'
const random = seededRandom(proofSeed)

beforeAll(async () => {
  sandbox = mkdtempSync(join(tmpdir(), 'simpul-unplug-'))
  if (missing !== null) {
    console.warn(`UNPLUG RUNS ON A MERE FOLDER: no real exFAT and FAT here (${missing}).`)
  }
  sender = await createTestHub({ folder: join(sandbox, 'pengirim'), startsAt })
  receiverTemplate = join(sandbox, 'penerima')
  const receiver = await createTestHub({ folder: receiverTemplate, startsAt })
  await sender.call('setup.createHub', hubNamed('PKG Jonggat'))
  await receiver.call('setup.createHub', hubNamed('PKG Kopang'))
  await sender.call('exchange.foundNetwork', { name: 'Lombok Tengah' })
  const first = join(sandbox, 'undangan')
  mkdirSync(first)
  await joinFrom(sender, receiver, { stick: first, label: 'PKG Kopang' })
  await exchange(receiver, first)
  await exchange(sender, first)
  await receiver.close()
  const { id: memberId } = await sender.call('members.create', { fullName: 'Aisyah' })
  for (const [seed, size] of fileSizes.entries()) {
    await addFile(sender, { memberId, name: `${seed}.pdf`, content: pdfOf(size, seed) })
  }
  receiverKeys = await bundleKeysOf(receiverTemplate)
  images = { exfat: await prepareImages('exfat'), fat: await prepareImages('fat') }
  emptyRecords = await recordsIn(receiverTemplate)
  completeRecords = await readWithoutCut()
}, 120_000)

afterAll(async () => {
  await sender.close()
  rmSync(sandbox, { recursive: true, force: true })
})

/** An empty stick, and one on which the sender has left everything. */
async function prepareImages(kind: FuseKind) {
  const empty = join(sandbox, `${kind}-kosong`)
  const written = join(sandbox, `${kind}-terisi`)
  if (missing === null) {
    makeImage(kind, empty, imageBytes)
    const drive = await plugInImage(kind, { image: empty, copy: written, folder: `${written}-mnt` })
    await exchange(sender, drive.folder)
    drive.remove()
  } else {
    mkdirSync(empty)
    mkdirSync(written)
    await exchange(sender, written)
  }
  return { empty, written }
}

async function stickFrom(kind: FuseKind, image: string, name: string): Promise<FuseDrive> {
  const folder = join(sandbox, name)
  if (missing === null) {
    return plugInImage(kind, { image, copy: `${folder}.img`, folder })
  }
  cpSync(image, folder, { recursive: true })
  const away = `${folder}-ditarik`
  return {
    folder,
    pull: () => {
      renameSync(folder, away)
    },
    plugIn: () => {
      rmSync(folder, { recursive: true, force: true })
      renameSync(away, folder)
      return Promise.resolve()
    },
    eject: () => undefined,
    remove: () => {
      for (const path of [folder, away]) rmSync(path, { recursive: true, force: true })
    },
  }
}

async function readWithoutCut(): Promise<string> {
  const stick = await stickFrom('exfat', images.exfat.written, 'kendali')
  const folder = join(sandbox, 'kendali-penerima')
  cpSync(receiverTemplate, folder, { recursive: true })
  const receiver = await createTestHub({ folder, startsAt })
  await exchange(receiver, stick.folder)
  const records = await recordsIn(folder)
  await receiver.close()
  stick.remove()
  rmSync(folder, { recursive: true })
  return records
}

/**
 * A hash over everything the records of an exchange change. A hub's own commits are left out: a hub
 * that finds itself to be a copy, as each reading hub here is, may take a new identity meanwhile.
 */
async function recordsIn(hubFolder: string): Promise<string> {
  const handle = await openHandle(join(hubFolder, 'simpul.db'), 'read')
  try {
    const parts: string[] = []
    const tables = syncedTableNames.map((name) => [name, `select * from "${name}"`] as const)
    for (const [table, query] of tables) {
      const rows = await handle.all(query)
      parts.push(table, ...rows.map((row) => JSON.stringify(row)).sort())
    }
    const commits = await handle.all(
      `select c.seq, c.header from commits c join devices d on d.no = c.device_no
        where d.label = 'PKG Jonggat' order by c.seq`,
    )
    parts.push(JSON.stringify(commits))
    return Buffer.from(blake2b256(Buffer.from(parts.join('\n')))).toString('hex')
  } finally {
    await handle.close()
  }
}

function isWritable(root: string): boolean {
  try {
    for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
      if (entry.isDirectory()) tryFile(join(entry.parentPath, entry.name))
    }
    tryFile(root)
    return true
  } catch {
    return false
  }
}

function tryFile(folder: string): void {
  const path = join(folder, 'coba.tmp')
  writeFileSync(path, Buffer.alloc(65_536))
  renameSync(path, `${path}2`)
  mkdirSync(`${path}3`)
  rmSync(`${path}2`)
  rmdirSync(`${path}3`)
}

/** A file system that answers no more is a drive that is gone. */
async function within<T>(work: Promise<T>, stick: FuseDrive): Promise<T> {
  const patience = setTimeout(stick.pull, 30_000)
  try {
    return await work
  } finally {
    clearTimeout(patience)
  }
}

/** Runs an exchange and pulls the stick at a random moment of it. */
async function exchangeAndPull(
  hub: TestHub,
  stick: FuseDrive,
  typicalMilliseconds: number,
): Promise<{ readonly claimsSafe: boolean; readonly milliseconds: number }> {
  const startedAt = performance.now()
  const running = hub.result('exchange.run', { driveId: await plugIn(hub, stick.folder) })
  const ended = running.then(() => 'ended' as const)
  const moment = random.next() * typicalMilliseconds * 1.05
  const first = await Promise.race([ended, pause(moment, 'pulled' as const)])
  stick.pull()
  const outcome = await running
  return {
    claimsSafe: first === 'pulled' && outcome.ok && outcome.value.isSafeToUnplug,
    milliseconds: performance.now() - startedAt,
  }
}

async function cutWhileWriting(kind: FuseKind, run: number, typical: number): Promise<string[]> {
  const stick = await stickFrom(kind, images[kind].empty, `tulis-${run}`)
  const before = await recordsIn(sender.folder)
  const faults: string[] = []
  await exchangeAndPull(sender, stick, typical)
  stick.eject()
  await stick.plugIn()
  for (const torn of await tornBundles(stick.folder, receiverKeys)) faults.push(`torn ${torn}`)
  if ((await recordsIn(sender.folder)) !== before) faults.push('the sender lost or gained records')
  if (isWritable(stick.folder)) {
    const again = await within(exchange(sender, stick.folder), stick)
    if (!again.isSafeToUnplug) faults.push(`next exchange: ${String(again.writeProblem)}`)
  } else {
    unmendable += 1
  }
  for (const torn of await tornBundles(stick.folder, receiverKeys))
    faults.push(`torn after all: ${torn}`)
  stick.remove()
  return faults.map((fault) => `${kind}, writing, run ${run}: ${fault}`)
}

async function cutWhileReading(kind: FuseKind, run: number, typical: number): Promise<string[]> {
  const stick = await stickFrom(kind, images[kind].written, `baca-${run}`)
  const folder = join(sandbox, `penerima-${run}`)
  cpSync(receiverTemplate, folder, { recursive: true })
  const receiver = await createTestHub({ folder, startsAt })
  const faults: string[] = []
  await exchangeAndPull(receiver, stick, typical)
  const records = await recordsIn(folder)
  if (records !== emptyRecords && records !== completeRecords) faults.push('half of the records')
  if (readdirSync(join(folder, 'staging')).length > 0) faults.push('something stays in staging')
  if (readdirSync(join(folder, 'files', 'incoming')).length > 0) faults.push('a half file stays')
  stick.eject()
  await stick.plugIn()
  const again = await within(exchange(receiver, stick.folder), stick)
  if (again.read.problems.length > 0) faults.push(JSON.stringify(again.read.problems))
  if (!again.isSafeToUnplug && isWritable(stick.folder)) {
    faults.push(`next exchange: ${String(again.writeProblem)}`)
  }
  if ((await recordsIn(folder)) !== completeRecords) faults.push('records are missing at the end')
  const files = await filesHere(receiver)
  if (files.here !== fileCount) faults.push(`${files.missing} files are missing at the end`)
  await receiver.close()
  stick.remove()
  rmSync(folder, { recursive: true })
  return faults.map((fault) => `${kind}, reading, run ${run}: ${fault}`)
}

test(`${cuts} cuts of real sticks while writing and while reading harm nothing`, async () => {
  const faults: string[] = []
  // How long an exchange takes here, so that the cuts fall all over it.
  const typical = await typicalMilliseconds()
  for (let run = 0; run < cuts; run += 1) {
    const kind = kinds[run % kinds.length] ?? 'exfat'
    const cut = Math.floor(run / 2) % 2 === 0 ? cutWhileWriting : cutWhileReading
    faults.push(...(await cut(kind, run, typical)))
  }

  report({ proof: 'unplug', runs: cuts, failures: faults.length, medium, unmendable })
  expect(faults).toEqual([])
}, 1_800_000)

async function typicalMilliseconds(): Promise<number> {
  const stick = await stickFrom('exfat', images.exfat.empty, 'ukur')
  const startedAt = performance.now()
  await exchange(sender, stick.folder)
  const milliseconds = performance.now() - startedAt
  stick.remove()
  return milliseconds
}

test('the proof sees a bundle that was written in place, without the guard, and cut', async () => {
  const stick = await stickFrom('exfat', images.exfat.written, 'tanpa-pengaman')
  const [whole] = (await lookAtStick(stick.folder)).bundles
  if (!whole) throw new Error('the stick carries a bundle')
  const bytes = readFileSync(whole.path)
  const half = Math.floor(bytes.length / 2)
  const withoutGuard: DrivePorts = {
    fs: {
      lstat,
      mkdir,
      readdir: (path) => readdir(path),
      unlink,
      open: (path, flags) => open(path.replace(/\.part-[0-9a-f]+$/, ''), flags),
      rename: () => Promise.resolve(),
    },
    pause,
  }

  const writing = writeFileAtomically(
    join(whole.path, '..', '000777.simpul'),
    async (write) => {
      await write(bytes.subarray(0, half))
      stick.pull()
      await write(bytes.subarray(half))
    },
    withoutGuard,
  )
  await expect(writing).rejects.toMatchObject({ code: 'drive.vanished' })
  stick.eject()
  await stick.plugIn()
  const torn = await tornBundles(stick.folder, receiverKeys)

  stick.remove()
  expect(torn).toHaveLength(1)
})
