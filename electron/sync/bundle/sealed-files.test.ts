import { mkdtempSync, readdirSync, rmSync, statSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import type { FileHash } from '../../../shared/domain/ids'
import { AppError } from '../../../shared/lib/app-error'
import {
  aBundlePlan,
  aNetwork,
  bundleBytes,
  resealBundle,
  sourceOf,
  unsealBundle,
} from '../../../tests/support/bundle-network'
import { withFlippedBit } from '../../../tests/support/changed-bytes'
import { outgoing, sealedSectionOf } from '../../../tests/support/sealed-sections'
import { createFileStore, type FileStore } from '../../files/file-store'
import { blake2b256, randomBytes } from '../../platform/crypto'
import { type BundleFile, openBundle, readBundleHeader } from './bundle-reader'
import { fileSection, type OutgoingSection, sealedFileSection } from './bundle-writer'

const { id: network, member } = aNetwork()
const frameBytes = 128 * 1024
let folder: string
let sender: FileStore
let receiver: FileStore

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'simpul-tail-'))
  const storeOf = (key: number) =>
    createFileStore({ folder: join(folder, `${key}`), dataKey: new Uint8Array(32).fill(key) })
  sender = storeOf(1)
  receiver = storeOf(2)
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

const nameOf = (hash: Uint8Array) => Buffer.from(hash).toString('hex') as FileHash

async function aSealedFile(content: Uint8Array): Promise<OutgoingSection> {
  const { hash } = await sender.add({ bytes: content })
  const sealed = await sender.findSealed(hash)
  return sealedFileSection(blake2b256(content), sealed!)
}

async function bundleOf(...contents: readonly Uint8Array[]): Promise<Uint8Array> {
  const sections: OutgoingSection[] = []
  for (const content of contents) sections.push(await aSealedFile(content))
  return bundleBytes(aBundlePlan({ sections }))
}

/** Into the receiver's store, as an exchange does it. */
async function receive(source: BundleFile): Promise<readonly FileHash[]> {
  const kept: FileHash[] = []
  const bundle = await openBundle(source, { network, boxKeys: [member.box], statements: [] })
  await bundle.readSections({
    segment: () => Promise.resolve(),
    file: () => Promise.resolve(null),
    sealedFile: async ({ hash, key, streamHeader, check }) => {
      const seal = { key, streamHeader, check }
      const incoming = await receiver.receiveSealed({ hash: nameOf(hash), seal })
      return {
        take: incoming.take,
        reject: incoming.discard,
        accept: async () => {
          await incoming.finish()
          await incoming.keep()
          kept.push(nameOf(hash))
        },
      }
    },
  })
  return kept
}

async function codeOf(bytes: Uint8Array): Promise<string> {
  try {
    await receive(sourceOf(bytes))
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
  return 'accepted'
}

test('files go from store to store as they were sealed once, whatever their size', async () => {
  const sizes = [0, 1, frameBytes - 1, frameBytes, frameBytes + 1, 3_000_000]
  const contents = sizes.map((size) => randomBytes(size))

  const kept = await receive(sourceOf(await bundleOf(...contents)))

  const names = contents.map((content) => nameOf(blake2b256(content)))
  expect([...kept].sort()).toEqual([...names].sort())
  for (const [index, hash] of names.entries()) {
    const there = await receiver.readAll(hash, 3_000_000)
    expect(Buffer.compare(there, contents[index]!)).toBe(0)
    const passedOn = await receiver.findSealed(hash)
    expect(passedOn?.seal).toEqual((await sender.findSealed(hash))?.seal)
  }
})

test('a bundle is of the newer format only where sealed files lie behind its body', async () => {
  const content = Buffer.from('isi berkas')
  const inBody = fileSection({ hash: blake2b256(content), length: content.length }, () => [content])

  const plain = await bundleBytes(aBundlePlan({ sections: [inBody] }))
  const sealed = await bundleOf(content)

  expect([plain[8], sealed[8]]).toEqual([1, 2])
  expect((await readBundleHeader(sourceOf(plain))).header.bodyLength).toBeNull()
  expect((await readBundleHeader(sourceOf(sealed))).header.fileLength).toBe(sealed.length)
})

test('sealed files tell nothing to whoever finds the bundle', async () => {
  const bytes = await bundleOf(Buffer.from('Baiq Rohani'))

  expect(Buffer.from(bytes).toString('latin1')).not.toContain('Baiq')
})

test('a bundle with sealed files is refused as cut, at every length it can be cut to', async () => {
  const bytes = await bundleOf(Buffer.from('isi'), Buffer.from('isi lain'))

  for (let length = 0; length < bytes.length; length += 1) {
    expect(await codeOf(bytes.subarray(0, length))).toBe('bundle.cut')
  }
})

test('any single bit of it turned is noticed, and nothing of that file is kept', async () => {
  const content = Buffer.from('isi')
  const bytes = await bundleOf(content)
  const codes = new Set<string>()

  for (let position = 0; position < bytes.length; position += 1) {
    codes.add(await codeOf(withFlippedBit(bytes, position, position % 8)))
  }

  expect(codes.has('accepted')).toBe(false)
  expect(await receiver.has(nameOf(blake2b256(content)))).toBe(false)
})

test('a byte too many, or one moved from the body to the files, is refused', async () => {
  const bytes = await bundleOf(Buffer.from('isi'))
  const unsealed = await unsealBundle(bytes, member.box)

  expect(await codeOf(Uint8Array.of(...bytes, 0))).toBe('bundle.damaged')
  const longer = { ...unsealed, tail: Uint8Array.of(...unsealed.tail, 0) }
  expect(await codeOf(await resealBundle(longer))).toMatch(/^bundle\.(tampered|damaged)$/)
  const none = { ...unsealed, tail: new Uint8Array() }
  expect(await codeOf(await resealBundle(none))).toMatch(/^bundle\.(tampered|damaged)$/)
  const inBody = { ...unsealed, header: { ...unsealed.header, bodyLength: null } }
  expect(await codeOf(await resealBundle(inBody))).toMatch(/^bundle\.(tampered|damaged)$/)
})

test('after a damaged file none is begun, and what had been begun is thrown away', async () => {
  const contents = [1, 2, 3, 4, 5].map((fill) => new Uint8Array(300_000).fill(fill))
  const bytes = await bundleOf(...contents)
  const behind = 3 * (contents[2]!.length + 3 * 17)
  const inSecond = bytes.length - behind - 1_000

  const code = await codeOf(withFlippedBit(bytes, inSecond))

  expect(code).toBe('bundle.damaged')
  const kept = contents.map((content) => receiver.has(nameOf(blake2b256(content))))
  const [, damaged, , , last] = await Promise.all(kept)
  expect([damaged, last]).toEqual([false, false])
  expect(readdirSync(join(folder, '2', 'incoming'))).toEqual([])
})

test('a file nobody wants is passed over unread', async () => {
  const bytes = await bundleOf(randomBytes(500_000), randomBytes(700_000))
  const source = sourceOf(bytes)
  let bytesRead = 0

  const bundle = await openBundle(
    {
      ...source,
      read: (offset, length) => {
        bytesRead += length
        return source.read(offset, length)
      },
    },
    { network, boxKeys: [member.box], statements: [] },
  )
  await bundle.readSections({
    segment: () => Promise.resolve(),
    file: () => Promise.resolve(null),
  })

  expect(bytesRead).toBeLessThan(10_000)
})

test('what a member sealed under the name of another file is noticed when it is opened', async () => {
  const name = blake2b256(Buffer.from('yang benar'))
  const { hash } = await sender.add({ bytes: Buffer.from('yang lain') })
  const sealed = await sender.findSealed(hash)
  const bound = sealedSectionOf(Buffer.from('yang lain'), randomBytes, name)
  const lies = [
    sealedFileSection(name, sealed!),
    // As a dishonest program would do it: all that is sealed agrees, only the content does not.
    outgoing(bound),
  ]

  for (const lie of lies) {
    const [kept] = await receive(sourceOf(await bundleBytes(aBundlePlan({ sections: [lie] }))))

    expect(kept).toBe(nameOf(name))
    await expect(receiver.readAll(kept!, 1_000)).rejects.toMatchObject({ code: 'file.damaged' })
  }
})

test('a sealed file that shrank since it was planned is not sent', async () => {
  const content = Buffer.from('isi')
  const section = await aSealedFile(content)
  const name = nameOf(blake2b256(content))
  const path = join(folder, '1', name.slice(0, 2), name)
  truncateSync(path, statSync(path).size - 1)

  const changed = bundleBytes(aBundlePlan({ sections: [section] }))

  await expect(changed).rejects.toMatchObject({ code: 'file.damaged' })
})
