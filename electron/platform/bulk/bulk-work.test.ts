import {
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

import { build } from 'vite'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'

import { createFileStore } from '../../files/file-store'
import { createBodyReader, createBodyWriter } from '../../sync/bundle/bundle-frames'
import { writeCheckedFile, writeFileAtomically } from '../atomic-file'
import { createReadBackCheck, randomBytes } from '../crypto'
import { verifyFile } from '../drive-reading'
import { bulkHere, type BulkWork, createBulkWork } from './bulk-work'

const root = resolve(import.meta.dirname, '../../..')
const mebibyte = 1024 * 1024
let folder: string
let threadFile: string
let bulk: BulkWork

beforeAll(async () => {
  folder = mkdtempSync(join(root, '.cache', 'bulk-'))
  await build({
    configFile: join(root, 'build/vite.electron.config.ts'),
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true, sourcemap: false },
  })
  threadFile = join(folder, 'bulk-thread.js')
  bulk = createBulkWork(threadFile)
})
afterAll(async () => {
  await bulk.close()
  rmSync(folder, { recursive: true, force: true })
})

let place: string | null = null
const scratch = () => (place ??= mkdtempSync(join(tmpdir(), 'simpul-bulk-')))
afterEach(() => {
  if (place !== null) rmSync(place, { recursive: true, force: true })
  place = null
})

const keys = {
  key: new Uint8Array(32).fill(1),
  streamHeader: new Uint8Array(24).fill(2),
  additional: new Uint8Array(32).fill(3),
}

async function sealed(plain: Uint8Array, by: BulkWork) {
  const pieces: Uint8Array[] = []
  const body = createBodyWriter({
    ...keys,
    bulk: by,
    checkedFront: new Uint8Array(),
    write: async (bytes) => {
      pieces.push(bytes.slice())
    },
  })
  // Pieces that fit no frame and no batch.
  for (let at = 0; at < plain.length; at += 300_007)
    await body.write(plain.subarray(at, at + 300_007))
  const { check } = await body.end()
  return { bytes: Buffer.concat(pieces), check }
}

function reading(bytes: Uint8Array, by: BulkWork) {
  const source = {
    size: bytes.length,
    read: async (offset: number, length: number) => bytes.slice(offset, offset + length),
  }
  const start = -keys.streamHeader.length
  return createBodyReader({ ...keys, bulk: by, source, start, end: bytes.length })
}

test('threads seal and open the same bytes as this thread does', async () => {
  for (const size of [0, 1, 65_536, mebibyte, mebibyte + 1, 5 * mebibyte + 17]) {
    const plain = randomBytes(size)

    const there = await sealed(plain, bulk)
    const here = await sealed(plain, bulkHere)
    const body = reading(there.bytes, bulk)
    const back = await body.take(size)
    if (size > 0) await body.expectEnd()
    body.close()

    expect(there.bytes.equals(here.bytes)).toBe(true)
    expect(Buffer.from(back).equals(plain)).toBe(true)
  }
})

test('a changed bit is found by a thread, after what came before it', async () => {
  const plain = randomBytes(3 * mebibyte)
  const { bytes } = await sealed(plain, bulk)
  const at = 2 * mebibyte
  bytes[at] = (bytes[at] ?? 0) ^ 1
  const body = reading(bytes, bulk)

  const before = await body.take(mebibyte)
  const after = body.take(2 * mebibyte)

  await expect(after).rejects.toMatchObject({ code: 'bundle.damaged' })
  expect(Buffer.from(before).equals(plain.subarray(0, mebibyte))).toBe(true)
  body.close()
})

test('the store reads with threads what it wrote without, and the other way round', async () => {
  const dataKey = new Uint8Array(32).fill(7)
  const bytes = randomBytes(6 * mebibyte + 5)
  const stores = [bulk, bulkHere].map((each) =>
    createFileStore({ folder: join(scratch(), 'files'), dataKey, bulk: each }),
  )
  for (const [writing, other] of [stores, [...stores].reverse()]) {
    if (!writing || !other) continue
    const { hash } = await writing.add({ bytes })
    expect(Buffer.from(await other.readAll(hash, bytes.length)).equals(bytes)).toBe(true)
    await writing.remove(hash)
  }
})

test('a thread gives the check value that reading back wants', async () => {
  const { bytes, check } = await sealed(randomBytes(5 * mebibyte), bulk)
  const path = join(scratch(), 'a.simpul')
  const written = await writeCheckedFile(path, async (write) => {
    await write(bytes)
    return check ?? new Uint8Array()
  })

  await verifyFile(path, written, { bulk })
  const again = await writeFileAtomically(`${path}2`, (write) => write(bytes))
  await verifyFile(`${path}2`, again, { bulk })
  bytes[77] = (bytes[77] ?? 0) ^ 1
  writeFileSync(path, bytes)

  const checking = verifyFile(path, written, { bulk })
  await expect(checking).rejects.toMatchObject({ code: 'drive.verify-failed' })
})

describe('bytes copied from one open file to another', () => {
  const content = randomBytes(5 * mebibyte + 3)
  const open: number[] = []
  const opened = (name: string, flags: string) => {
    const fd = openSync(join(scratch(), name), flags)
    open.push(fd)
    return fd
  }
  const checkOf = (bytes: Uint8Array) => {
    const check = createReadBackCheck(keys.key)
    check.update(bytes)
    return check.digest()
  }
  beforeEach(() => {
    writeFileSync(join(scratch(), 'from'), content)
  })
  afterEach(() => {
    for (const fd of open.splice(0)) closeSync(fd)
  })

  test.each(['a thread', 'this thread'])('go behind what is there, by %s', async (by) => {
    const work = by === 'a thread' ? bulk : bulkHere
    const to = opened('to', 'wx')
    writeSync(to, 'depan')
    const from = { fd: opened('from', 'r'), at: 7, length: 5 * mebibyte - 7 }
    let told = 0
    const onBytes = (bytes: number) => {
      told += bytes
    }
    const bytes = 64 * mebibyte

    const target = { fd: to, syncEvery: mebibyte }
    const check = await work.copy({ from, to: target, checkKey: keys.key }, { bytes, onBytes })
    const again = await work.copy({ from, to: null, checkKey: keys.key }, { bytes })

    const stretch = content.subarray(7, 5 * mebibyte)
    const there = readFileSync(join(scratch(), 'to'))
    expect(there.equals(Buffer.concat([Buffer.from('depan'), stretch]))).toBe(true)
    expect(check).toEqual(checkOf(stretch))
    expect(again).toEqual(check)
    expect(told).toBe(stretch.length)
  })

  test.each(['a thread', 'this thread'])('name the file that failed, by %s', async (by) => {
    const work = by === 'a thread' ? bulk : bulkHere
    const from = { fd: opened('from', 'r'), at: 0, length: content.length }
    const bytes = 64 * mebibyte
    const readOnly = { fd: opened('from', 'r'), syncEvery: Infinity }

    const longer = { ...from, length: content.length + 1 }

    await expect(
      work.copy({ from: longer, to: null, checkKey: null }, { bytes }),
    ).rejects.toMatchObject({ side: 'from', cause: { code: 'EOF' } })
    await expect(
      work.copy({ from, to: readOnly, checkKey: null }, { bytes }),
    ).rejects.toMatchObject({ side: 'to', cause: { code: 'EBADF' } })
  })

  test.each(['a thread', 'this thread'])('stop when whoever waits throws, by %s', async (by) => {
    const work = by === 'a thread' ? bulk : bulkHere
    const from = { fd: opened('from', 'r'), at: 0, length: content.length }
    const cancelled = new Error('cancelled')
    let heard = 0
    const onBytes = () => {
      heard += 1
      throw cancelled
    }

    const copying = work.copy({ from, to: null, checkKey: null }, { bytes: 64 * mebibyte, onBytes })

    await expect(copying).rejects.toBe(cancelled)
    expect(heard).toBe(1)
  })
})

test('while threads work, this one is free', async () => {
  const plain = randomBytes(64 * mebibyte)
  let longest = 0
  let last = performance.now()
  const beat = setInterval(() => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }, 1)

  const { bytes } = await sealed(plain, bulk)
  clearInterval(beat)

  expect(bytes.length).toBeGreaterThan(plain.length)
  expect(longest).toBeLessThan(200)
})

test('a thread that cannot be started is an error, not a wait without end', async () => {
  const broken = createBulkWork(join(scratch(), 'none.js'))

  await expect(sealed(randomBytes(mebibyte), broken)).rejects.toThrow()

  await broken.close()
})
