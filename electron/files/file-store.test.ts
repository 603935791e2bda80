import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'

import type { FileHash } from '../../shared/domain/ids'
import { mountTiny } from '../../tests/support/tiny-drive'
import { blake2b256, createFrameSealer, randomBytes, STREAM_OVERHEAD } from '../platform/crypto'
import { createFileStore, type FileStore } from './file-store'

const dataKey = new Uint8Array(32).fill(7)
const frameBytes = 128 * 1024
let folder: string
let store: FileStore

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'simpul-files-'))
  store = createFileStore({ folder: join(folder, 'files'), dataKey })
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

const bytesOf = (size: number) => Buffer.alloc(size, 'Daftar hadir lokakarya APE. ')
const hashOf = (bytes: Uint8Array) => Buffer.from(blake2b256(bytes)).toString('hex') as FileHash
const storedPath = (hash: FileHash) => join(folder, 'files', hash.slice(0, 2), hash)
const incoming = () => readdirSync(join(folder, 'files', 'incoming'))

function changeByte(path: string, at: number): void {
  const bytes = readFileSync(path)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(path, bytes)
}

test('content comes back as it went in, whatever its size', async () => {
  const sizes = fc.oneof(
    fc.constantFrom(0, 1, frameBytes - 1, frameBytes, frameBytes + 1, 2 * frameBytes),
    fc.integer({ min: 0, max: 3 * frameBytes }),
  )
  await fc.assert(
    fc.asyncProperty(sizes, async (size) => {
      const bytes = bytesOf(size)

      const stored = await store.add({ bytes })

      expect(stored).toEqual({ hash: hashOf(bytes), size })
      expect(Buffer.from(await store.readAll(stored.hash, size)).equals(bytes)).toBe(true)
    }),
    { numRuns: 25, endOnFailure: true },
  )
})

test('a file of the user is named by its content and lies there unreadable without the key', async () => {
  const source = join(folder, 'foto.jpg')
  writeFileSync(source, bytesOf(5_000))

  const { hash } = await store.add({ path: source })

  expect(hash).toBe(hashOf(bytesOf(5_000)))
  expect(readFileSync(storedPath(hash)).includes('Daftar hadir')).toBe(false)
  const stranger = createFileStore({
    folder: join(folder, 'files'),
    dataKey: new Uint8Array(32).fill(8),
  })
  await expect(stranger.readAll(hash, 10_000)).rejects.toMatchObject({ code: 'file.damaged' })
})

test('the same content twice is kept once', async () => {
  const first = await store.add({ bytes: bytesOf(300) })
  const before = statSync(storedPath(first.hash)).ino

  const second = await store.add({ bytes: bytesOf(300) })

  expect(second).toEqual(first)
  expect(statSync(storedPath(first.hash)).ino).toBe(before)
  expect(incoming()).toEqual([])
})

test('a changed bit anywhere is noticed, and adding the file again heals it', async () => {
  const bytes = bytesOf(frameBytes + 500)
  const { hash } = await store.add({ bytes })
  const path = storedPath(hash)
  const whole = `${path}.whole`
  copyFileSync(path, whole)
  const size = statSync(path).size
  for (const at of [0, 9, 41, 70, 130, 160, frameBytes, size - 600, size - 1]) {
    copyFileSync(whole, path)
    changeByte(path, at)
    await expect(store.readAll(hash, size)).rejects.toMatchObject({ code: 'file.damaged' })
  }

  await store.add({ bytes })

  expect(Buffer.from(await store.readAll(hash, size)).equals(bytes)).toBe(true)
})

test('a file cut at any length is noticed, also exactly between two frames', async () => {
  const { hash } = await store.add({ bytes: bytesOf(2 * frameBytes + 10) })
  const path = storedPath(hash)
  const whole = statSync(path).size
  const lengths = [whole - 1, whole - 27, 152 + frameBytes + 17, 152, 151, 64, 8, 0]
  for (const length of lengths) {
    truncateSync(path, length)
    await expect(store.readAll(hash, whole)).rejects.toMatchObject({ code: 'file.damaged' })
  }
})

test('a sound file under the name of another is noticed', async () => {
  const one = await store.add({ bytes: bytesOf(100) })
  const two = await store.add({ bytes: bytesOf(200) })
  copyFileSync(storedPath(one.hash), storedPath(two.hash))

  await expect(store.readAll(two.hash, 1_000)).rejects.toMatchObject({ code: 'file.damaged' })
})

/** As older versions wrote them; in those of 0.1.0 the last frame knows nothing of the hash. */
function oldFile(magic: 'SIMPULF1' | 'SIMPULF2', bytes: Uint8Array): Uint8Array {
  const salt = randomBytes(32)
  const header = randomBytes(24)
  const domain = Buffer.from('simpul file at rest 1', 'latin1')
  const sealer = createFrameSealer(blake2b256(domain, dataKey, salt), header)
  const bound = magic === 'SIMPULF1' ? new Uint8Array(0) : blake2b256(bytes)
  const frames: Uint8Array[] = []
  for (let from = 0; from < bytes.length; from += frameBytes) {
    const plain = bytes.subarray(from, from + frameBytes)
    const sealed = new Uint8Array(plain.length + STREAM_OVERHEAD)
    const isLast = from + frameBytes >= bytes.length
    sealer.seal(sealed, plain, isLast ? bound : new Uint8Array(0), isLast ? 'final' : 'message')
    frames.push(sealed)
  }
  return Buffer.concat([Buffer.from(magic, 'latin1'), salt, header, ...frames])
}

test.each(['SIMPULF1', 'SIMPULF2'] as const)(
  'a file of an older version (%s) is read, not carried, and noticed under the name of another',
  async (magic) => {
    const bytes = bytesOf(2 * frameBytes + 10)
    const other = hashOf(bytesOf(11))
    for (const hash of [hashOf(bytes), other]) {
      mkdirSync(dirname(storedPath(hash)), { recursive: true })
      writeFileSync(storedPath(hash), oldFile(magic, bytes))
    }

    const back = await store.readAll(hashOf(bytes), bytes.length)

    expect(Buffer.from(back).equals(bytes)).toBe(true)
    expect(await store.findSealed(hashOf(bytes))).toBeNull()
    await expect(store.readAll(other, bytes.length)).rejects.toMatchObject({ code: 'file.damaged' })
  },
)

test('a file that is gone or damaged at its head is not carried', async () => {
  const { hash } = await store.add({ bytes: bytesOf(100) })
  changeByte(storedPath(hash), 50)

  expect(await store.findSealed(hash)).toBeNull()
  expect(await store.findSealed(hashOf(bytesOf(1)))).toBeNull()
})

test('a copy that turns out damaged leaves nothing behind', async () => {
  const { hash } = await store.add({ bytes: bytesOf(3 * frameBytes) })
  changeByte(storedPath(hash), 3 * frameBytes)
  mkdirSync(join(folder, 'out'))

  const copying = store.writeTo(hash, join(folder, 'out', 'salinan.pdf'))

  await expect(copying).rejects.toMatchObject({ code: 'file.damaged' })
  expect(readdirSync(join(folder, 'out'))).toEqual([])
})

test('a copy holds the plain content', async () => {
  const { hash } = await store.add({ bytes: bytesOf(1_000) })

  await store.writeTo(hash, join(folder, 'salinan.pdf'))

  expect(readFileSync(join(folder, 'salinan.pdf')).equals(bytesOf(1_000))).toBe(true)
})

test('a copy into a folder that is gone is refused with a reason, and nothing is written', async () => {
  const { hash } = await store.add({ bytes: bytesOf(10) })

  const copying = store.writeTo(hash, join(folder, 'tidak-ada', 'salinan.pdf'))

  await expect(copying).rejects.toMatchObject({ code: 'file.not-writable' })
  expect(readdirSync(folder)).toEqual(['files'])
})

test('a file that never arrived, a file that is gone and one that is too large are told apart', async () => {
  const { hash } = await store.add({ bytes: bytesOf(1_000) })
  const unknown = hashOf(bytesOf(1))

  expect([await store.has(hash), await store.has(unknown)]).toEqual([true, false])
  await expect(store.readAll(unknown, 10)).rejects.toMatchObject({ code: 'file.not-arrived' })
  await expect(store.readAll(hash, 999)).rejects.toMatchObject({ code: 'file.too-large' })
  await expect(store.add({ path: join(folder, 'x') })).rejects.toMatchObject({
    code: 'file.missing',
  })
  await expect(store.add({ path: folder })).rejects.toMatchObject({ code: 'file.unreadable' })
  expect(incoming()).toEqual([])
})

test('bytes that arrive piece by piece are in the store only once they are kept', async () => {
  const file = await store.receive()
  await file.write(bytesOf(frameBytes))
  await file.write(bytesOf(28))
  const { hash } = await file.finish()
  expect(await store.has(hash)).toBe(false)

  await file.keep()

  expect(await store.has(hash)).toBe(true)
})

test('what a power cut left half-written is swept away at the next start', async () => {
  const file = await store.receive()
  await file.write(bytesOf(3 * frameBytes))
  expect(incoming()).toHaveLength(1)

  createFileStore({ folder: join(folder, 'files'), dataKey })

  expect(incoming()).toEqual([])
  await file.discard()
})

test('a video of 200 MB passes through without being held in memory', async () => {
  const source = join(folder, 'video.mp4')
  const file = openSync(source, 'w')
  for (let part = 0; part < 200; part += 1) {
    writeSync(file, Buffer.alloc(1024 * 1024, part))
  }
  const before = process.memoryUsage().rss

  const { hash } = await store.add({ path: source })
  await store.writeTo(hash, join(folder, 'salinan.mp4'))

  expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024)
  expect(statSync(join(folder, 'salinan.mp4')).size).toBe(200 * 1024 * 1024)
})

test('a full disk is said plainly, and so is a full place for a copy; neither keeps half a file', async (context) => {
  const tiny = join(folder, 'tiny')
  const drive = mountTiny(tiny, '1m')
  if (!drive) {
    context.skip('needs root and the right to mount a tmpfs')
    return
  }
  try {
    const small = createFileStore({ folder: join(tiny, 'files'), dataKey })
    const kept = await small.add({ bytes: bytesOf(200 * 1024) })

    await expect(small.add({ bytes: bytesOf(2 * 1024 * 1024) })).rejects.toMatchObject({
      code: 'disk.full',
    })
    await expect(store.add({ bytes: bytesOf(2 * 1024 * 1024) })).resolves.toBeDefined()
    const { hash } = await store.add({ bytes: bytesOf(2 * 1024 * 1024) })
    await expect(store.writeTo(hash, join(tiny, 'salinan'))).rejects.toMatchObject({
      code: 'file.no-room',
    })

    expect(readdirSync(join(tiny, 'files', 'incoming'))).toEqual([])
    expect(readdirSync(tiny)).toEqual(['files'])
    expect((await small.readAll(kept.hash, 1024 * 1024)).length).toBe(200 * 1024)
  } finally {
    drive.unmount()
  }
})
