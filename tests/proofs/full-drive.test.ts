import { mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { lstat, mkdir, open, readdir, rename, unlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { writeFileAtomically } from '../../electron/platform/atomic-file'
import type { DrivePorts } from '../../electron/platform/drive-ports'
import { lookAtStick } from '../../electron/sync/exchange/stick'
import { addFile, pdfOf } from '../support/portfolio-files'
import { proofForm, report } from '../support/proof'
import { createTestHub, type TestHub } from '../support/test-hub'
import { mountTiny } from '../support/tiny-drive'
import { type BundleKeys, bundleKeysOf, tornBundles } from '../support/torn-bundles'
import { exchange, hubNamed, joinFrom, plugIn } from '../support/two-hubs'

/**
 * R3 for sticks: a full drive is an inconvenience. Every fill level from no room at all to room for
 * everything, in even steps, times what the app writes to a stick: the first bundle, one beside an
 * earlier one, an invitation. Whatever fits is whole, what does not is told, nothing half stays, the
 * earlier bundle stays, and when there is room again it goes on without a restart.
 */
const levels = proofForm === 'long' ? 210 : 11
const mebibyte = 1024 * 1024
const most = 7 * mebibyte
const operations = ['first bundle', 'bundle beside an earlier one', 'invitation'] as const
type Operation = (typeof operations)[number]

let sandbox: string
let hub: TestHub
let keys: BundleKeys
let isReal: boolean

beforeAll(async () => {
  sandbox = mkdtempSync(join(tmpdir(), 'simpul-full-'))
  const probe = mountTiny(join(sandbox, 'uji'), '1m')
  isReal = probe !== null
  probe?.unmount()
  if (!isReal) console.warn('FULL-DRIVE DOES NOT RUN HERE: it needs root and the right to mount.')
  hub = await createTestHub()
  await hub.call('setup.createHub', hubNamed('PKG Jonggat'))
  await hub.call('exchange.foundNetwork', { name: 'Lombok Tengah' })
  const folder = join(sandbox, 'penerima')
  const receiver = await createTestHub({ folder })
  await receiver.call('setup.createHub', hubNamed('PKG Kopang'))
  const stick = join(sandbox, 'undangan')
  mkdirSync(stick)
  await joinFrom(hub, receiver, { stick, label: 'PKG Kopang' })
  await exchange(receiver, stick)
  await exchange(hub, stick)
  await receiver.close()
  keys = await bundleKeysOf(folder)
  const { id: memberId } = await hub.call('members.create', { fullName: 'Aisyah' })
  for (const seed of [1, 2, 3, 4]) {
    await addFile(hub, { memberId, name: `${seed}.pdf`, content: pdfOf(seed * 300_000, seed) })
  }
}, 60_000)

afterAll(async () => {
  await hub.close()
  rmSync(sandbox, { recursive: true, force: true })
})

const names = (root: string) =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

async function atLevel(level: number, operation: Operation): Promise<readonly string[]> {
  const root = join(sandbox, `${level}-${operation.replaceAll(' ', '-')}`)
  const drive = mountTiny(root, '16m')
  if (!drive) throw new Error('it could be mounted before')
  const faults: string[] = []
  try {
    if (operation === 'bundle beside an earlier one') await exchange(hub, root)
    const earlier = names(root)
    // What is left: from nothing to more than all of it takes, in even steps.
    const free = Math.floor((level / (levels - 1)) * most)
    writeFileSync(join(root, 'video.mp4'), '')
    const used = 16 * mebibyte - freeBytes(root) + free
    drive.remount(`size=${Math.max(1, Math.ceil(used / 4096)) * 4096}`)
    await tryOperation(root, operation, faults)
    for (const path of earlier) if (!names(root).includes(path)) faults.push(`${path} is gone`)
    const left = names(root).filter((path) => path.includes('.part-'))
    if (left.length > 0) faults.push(`left half: ${left.join()}`)
    for (const torn of await tornBundles(root, keys)) faults.push(`torn ${torn}`)
    drive.remount('size=16m')
    const after = await exchange(hub, root)
    if (!after.isSafeToUnplug || after.written.filesLeft > 0) faults.push('no better with room')
    for (const torn of await tornBundles(root, keys)) faults.push(`torn at the end ${torn}`)
  } finally {
    drive.unmount()
  }
  return faults.map((fault) => `${operation}, level ${level}: ${fault}`)
}

function freeBytes(root: string): number {
  const { bavail, bsize } = statfsSync(root)
  return bavail * bsize
}

let told = 0

async function tryOperation(root: string, operation: Operation, faults: string[]): Promise<void> {
  if (operation === 'invitation') {
    const answer = await hub.result('exchange.invite', {
      driveId: await plugIn(hub, root),
      label: 'PKG Praya',
    })
    if (answer.ok) return
    told += 1
    if (answer.error.code !== 'drive.full') faults.push(`invitation: ${answer.error.code}`)
    return
  }
  const { writeProblem, isSafeToUnplug, written } = await exchange(hub, root)
  if (writeProblem !== null || written.filesLeft > 0) told += 1
  if (writeProblem !== null && writeProblem !== 'drive.full') faults.push(writeProblem)
  if (isSafeToUnplug !== (writeProblem === null)) faults.push('safe and not safe')
  const { bundles } = await lookAtStick(root)
  if (isSafeToUnplug && bundles.length === 0) faults.push('safe without a bundle')
}

test(`${levels} fill levels times ${operations.length} things we write harm nothing`, async (context) => {
  if (!isReal) {
    report({ proof: 'full-drive', runs: 0, failures: 0, medium: 'none' })
    context.skip('needs root and the right to mount a tmpfs')
    return
  }
  const faults: string[] = []
  let runs = 0
  for (let level = 0; level < levels; level += 1) {
    for (const operation of operations) {
      faults.push(...(await atLevel(level, operation)))
      runs += 1
    }
  }

  report({ proof: 'full-drive', runs, failures: faults.length, medium: 'tmpfs', levels, told })
  expect(faults).toEqual([])
  // Levels that all have room, or none, would prove nothing.
  expect(told).toBeGreaterThan(0)
  expect(told).toBeLessThan(runs)
}, 3_600_000)

test('the proof sees a bundle whose writer takes no notice of a full drive', async (context) => {
  const root = join(sandbox, 'tanpa-pengaman')
  const drive = mountTiny(root, '8m')
  if (!drive) {
    context.skip('needs root and the right to mount a tmpfs')
    return
  }
  try {
    await exchange(hub, root)
    const [whole] = (await lookAtStick(root)).bundles
    if (!whole) throw new Error('there is a bundle')
    const reader = await open(whole.path, 'r')
    const bytes = await reader.readFile()
    await reader.close()
    writeFileSync(join(root, 'video.mp4'), Buffer.alloc(freeBytes(root) - 200_000))
    const careless: DrivePorts = {
      fs: {
        lstat,
        mkdir,
        rename,
        unlink,
        readdir: (path) => readdir(path),
        open: async (path, flags) => {
          const file = await open(path, flags)
          return {
            fd: file.fd,
            read: (...from) => file.read(...from),
            stat: () => file.stat(),
            sync: () => file.sync(),
            close: () => file.close(),
            write: async (piece, offset, length) => {
              await file.write(piece, offset, length).catch(() => undefined)
              return { bytesWritten: length }
            },
          }
        },
      },
      pause: () => Promise.resolve(),
    }

    await writeFileAtomically(
      join(whole.path, '..', '000777.simpul'),
      (write) => write(bytes),
      careless,
    )

    expect(await tornBundles(root, keys)).toHaveLength(1)
  } finally {
    drive.unmount()
  }
})
