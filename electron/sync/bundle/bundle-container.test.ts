import { brotliCompressSync, constants } from 'node:zlib'

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { AppError } from '../../../shared/lib/app-error'
import { ByteWriter } from '../../../shared/sync/byte-writer'
import { idText } from '../../../shared/sync/id-bytes'
import { anAttendanceFeed } from '../../../tests/support/attendance-feed'
import {
  aBundlePlan,
  aNetwork,
  aNetworkDevice,
  bundleBytes,
  FIXED_TIME,
  resealBundle,
  sourceOf,
  unsealBundle,
} from '../../../tests/support/bundle-network'
import { withByte, withFlippedBit } from '../../../tests/support/changed-bytes'
import { blake2b256, createBoxKeys, randomBytes } from '../../platform/crypto'
import { keyIdOf } from '../../platform/key-ids'
import { encodeSegment, openSegment } from '../feeds/segment-codec'
import { signStatement } from '../trust/certificates'
import { FRAME_BYTES } from './bundle-frames'
import { openBundle, readBundleHeader, type SectionVisitor } from './bundle-reader'
import { type BundlePlan, fileSection, type OutgoingSection, segmentSection } from './bundle-writer'

const { id: network, founder, member } = aNetwork()

function aFile(content: Uint8Array): OutgoingSection {
  return fileSection({ hash: blake2b256(content), length: content.length }, () => [content])
}

type Received = {
  readonly segments: Uint8Array[]
  readonly files: Map<string, Uint8Array>
  readonly rejected: string[]
}

function aVisitor(): SectionVisitor & { readonly received: Received } {
  const received: Received = { segments: [], files: new Map(), rejected: [] }
  return {
    received,
    segment: async (_section, bytes) => {
      received.segments.push(bytes)
    },
    file: async ({ hash }) => {
      const name = Buffer.from(hash).toString('hex')
      const pieces: Uint8Array[] = []
      return {
        write: async (piece) => {
          pieces.push(piece.slice())
        },
        accept: async () => {
          received.files.set(name, new Uint8Array(Buffer.concat(pieces)))
        },
        reject: async () => {
          received.rejected.push(name)
        },
      }
    },
  }
}

async function read(
  bytes: Uint8Array,
  reader: Partial<Parameters<typeof openBundle>[1]> = {},
): Promise<Received> {
  const visitor = aVisitor()
  const bundle = await openBundle(sourceOf(bytes), {
    network,
    boxKeys: [member.box],
    statements: [],
    ...reader,
  })
  await bundle.readSections(visitor)
  return visitor.received
}

async function codeOf(run: () => Promise<unknown>): Promise<string> {
  try {
    await run()
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
  return 'accepted'
}

describe('a bundle', () => {
  test('brings the manifest as its sender wrote it', async () => {
    const [one, two, three] = [founder.id, member.id, idText(new Uint8Array(16).fill(3))]
    const manifest: BundlePlan['manifest'] = {
      ...aBundlePlan().manifest,
      isClockDoubtful: true,
      vector: [one, two].sort().map((device, index) => ({
        device,
        seq: 800 + index,
        mark: new Uint8Array(8).fill(index),
      })),
      receipts: [
        { device: two, bundleSeq: 7, toldAt: FIXED_TIME, vector: [{ device: one, seq: 812 }] },
        { device: three, bundleSeq: 1, toldAt: 0, vector: [] },
      ],
      wantedFiles: [new Uint8Array(32).fill(5)],
    }

    const bytes = await bundleBytes(aBundlePlan({ manifest, part: 2, parts: 3 }))
    const bundle = await openBundle(sourceOf(bytes), {
      network,
      boxKeys: [createBoxKeys(), member.box],
      statements: [],
    })

    expect(bundle.manifest).toEqual({ ...manifest, sections: [] })
    expect(bundle.sender.id).toBe(founder.id)
    expect(bundle.trust.devices.size).toBe(2)
    expect((await readBundleHeader(sourceOf(bytes))).header).toMatchObject({
      network,
      sender: founder.id,
      bundleSeq: 42,
      part: 2,
      parts: 3,
      createdAt: FIXED_TIME,
      fileLength: bytes.length,
    })
  })

  test('brings segments and files of any size, frame borders included', async () => {
    const { ticks, signPublicKey } = anAttendanceFeed({
      sessions: 3,
      people: 10,
      changedRows: 2,
      changeCommits: 1,
    })
    const segment = await encodeSegment(ticks)
    const sizes = [0, 1, FRAME_BYTES - 1, FRAME_BYTES, FRAME_BYTES + 1, 3_000_000]
    const files = sizes.map((size) => randomBytes(size))

    const bytes = await bundleBytes(
      aBundlePlan({ sections: [segmentSection(segment), ...files.map(aFile)] }),
    )
    const received = await read(bytes)

    const names = files.map((content) => Buffer.from(blake2b256(content)).toString('hex'))
    expect([...received.files.keys()]).toEqual(names)
    for (const [index, content] of files.entries()) {
      expect(Buffer.compare(received.files.get(names[index]!)!, content)).toBe(0)
    }
    expect(received.segments.length).toBe(1)
    const opened = await openSegment(received.segments[0]!, signPublicKey)
    expect(opened.commits.length).toBe(3)
  })

  test('is exactly as long as announced, wherever its last frame ends', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 3 * FRAME_BYTES }), async (size) => {
        const content = new Uint8Array(size).fill(7)
        const bytes = await bundleBytes(aBundlePlan({ sections: [aFile(content)] }))
        const { fileLength } = (await readBundleHeader(sourceOf(bytes))).header
        expect(fileLength).toBe(bytes.length)
        expect((await read(bytes)).files.size).toBe(1)
      }),
      { numRuns: 30 },
    )
  })

  test('with nothing new is a small receipt', async () => {
    const bytes = await bundleBytes(aBundlePlan())

    expect(bytes.length).toBeLessThan(1_200)
  })

  test('with 2,000 changed cells stays below 10 KiB, header, keys and signatures included', async () => {
    const { changes } = anAttendanceFeed({
      sessions: 500,
      people: 60,
      changedRows: 1_000,
      changeCommits: 20,
    })

    const section = segmentSection(await encodeSegment(changes))
    const bytes = await bundleBytes(aBundlePlan({ sections: [section] }))

    expect(bytes.length).toBeLessThan(10 * 1024)
  })

  test('tells nothing to whoever finds it', async () => {
    const bytes = await bundleBytes(aBundlePlan({ sections: [aFile(Buffer.from('Baiq Rohani'))] }))

    const text = Buffer.from(bytes).toString('latin1')
    expect(['Baiq', 'PKG', 'PAUD'].filter((word) => text.includes(word))).toEqual([])
  })

  test('skips sections of a kind it does not know and reads on behind them', async () => {
    const strange = Uint8Array.of(1, 2, 3)
    const unknown: OutgoingSection = {
      section: { kind: 'unknown', code: 77, length: 3, hash: blake2b256(strange) },
      open: () => [strange],
    }

    const bytes = await bundleBytes(
      aBundlePlan({ sections: [unknown, aFile(Buffer.from('sesudahnya'))] }),
    )

    expect((await read(bytes)).files.size).toBe(1)
  })

  test('reads from a joiner who was invited and is not known yet', async () => {
    const { statements } = aNetwork()
    const joiner = aNetworkDevice(5)
    const endorsement = signStatement(
      {
        kind: 'endorsement',
        network,
        issuer: member.id,
        subject: joiner.id,
        hub: null,
        issuedAt: FIXED_TIME,
      },
      member.sign.secretKey,
    )
    const plan = aBundlePlan({
      sender: { id: joiner.id, signSecretKey: joiner.sign.secretKey },
      manifest: { ...aBundlePlan().manifest, statements: [endorsement, joiner.card] },
    })

    const bytes = await bundleBytes(plan)

    expect(await codeOf(() => read(bytes, { statements }))).toBe('accepted')
    expect(await codeOf(() => read(bytes))).toBe('bundle.unknown-sender')
  })
})

describe('a bundle is refused', () => {
  const small = () => bundleBytes(aBundlePlan({ sections: [aFile(Buffer.from('isi'))] }))

  test('as cut, at every length it can be cut to', async () => {
    const bytes = await small()

    for (let length = 0; length < bytes.length; length += 1) {
      expect(await codeOf(() => read(bytes.subarray(0, length)))).toBe('bundle.cut')
    }
  })

  test('with any single bit of it turned', async () => {
    const bytes = await small()
    const counts = new Map<string, number>()

    for (let position = 0; position < bytes.length; position += 1) {
      const code = await codeOf(() => read(withFlippedBit(bytes, position, position % 8)))
      counts.set(code, (counts.get(code) ?? 0) + 1)
    }

    expect([...counts.keys()].sort()).toEqual(
      expect.arrayContaining(['bundle.damaged', 'bundle.not-a-bundle']),
    )
    expect(counts.has('accepted')).toBe(false)
  })

  test('with a byte too many', async () => {
    const bytes = await small()

    expect(await codeOf(() => read(Uint8Array.of(...bytes, 0)))).toBe('bundle.damaged')
  })

  test('when it is some other file, and an empty one is a bundle cut to nothing', async () => {
    expect(await codeOf(() => read(randomBytes(5_000)))).toBe('bundle.not-a-bundle')
    expect(await codeOf(() => read(new Uint8Array(5_000)))).toBe('bundle.not-a-bundle')
    expect(await codeOf(() => read(new Uint8Array()))).toBe('bundle.cut')
  })

  test('as too new when its format is, whatever follows', async () => {
    expect(await codeOf(async () => read(withByte(await small(), 8, 3)))).toBe('bundle.too-new')
  })

  test('when it belongs to another network', async () => {
    const other = idText(new Uint8Array(16).fill(9))

    expect(await codeOf(async () => read(await small(), { network: other }))).toBe(
      'bundle.foreign-network',
    )
  })

  test('when it was sealed to others', async () => {
    const bytes = await small()

    expect(await codeOf(() => read(bytes, { boxKeys: [createBoxKeys()] }))).toBe(
      'bundle.not-for-us',
    )
    expect(await codeOf(() => read(bytes, { boxKeys: [] }))).toBe('bundle.not-for-us')
  })

  test('when its sender is a stranger', async () => {
    const stranger = aNetworkDevice(8)
    const bytes = await bundleBytes(
      aBundlePlan({ sender: { id: stranger.id, signSecretKey: stranger.sign.secretKey } }),
    )

    expect(await codeOf(() => read(bytes))).toBe('bundle.unknown-sender')
  })

  test('as tampered when a member writes it in the name of another', async () => {
    const bytes = await bundleBytes(
      aBundlePlan({ sender: { id: founder.id, signSecretKey: member.sign.secretKey } }),
    )

    expect(await codeOf(() => read(bytes))).toBe('bundle.tampered')
  })

  test('as tampered when a member changes a section and encrypts it again', async () => {
    const unsealed = await unsealBundle(await small(), member.box)
    const changed = withFlippedBit(unsealed.plain, unsealed.plain.length - 1)

    const code = await codeOf(async () => read(await resealBundle({ ...unsealed, plain: changed })))

    expect(code).toBe('bundle.tampered')
  })

  test('when a member changes any byte of the body and encrypts it again', async () => {
    const unsealed = await unsealBundle(await small(), member.box)

    for (let position = 0; position < unsealed.plain.length; position += 5) {
      const plain = withFlippedBit(unsealed.plain, position, position % 8)
      const code = await codeOf(async () => read(await resealBundle({ ...unsealed, plain })))
      expect(code).toMatch(/^bundle\.(tampered|damaged|too-new|unknown-sender)$/)
    }
  })

  test('as tampered when a recipient wraps it again for somebody else', async () => {
    const outsider = createBoxKeys()
    const unsealed = await unsealBundle(await small(), member.box)

    const rewrapped = await resealBundle(unsealed, [outsider.publicKey])

    expect(await codeOf(() => read(rewrapped, { boxKeys: [outsider] }))).toBe('bundle.tampered')
  })

  test('as tampered when a member gives it another number', async () => {
    const unsealed = await unsealBundle(await small(), member.box)
    const header = { ...unsealed.header, bundleSeq: 99 }

    const code = await codeOf(async () => read(await resealBundle({ ...unsealed, header })))

    expect(code).toBe('bundle.tampered')
  })

  test('when a lost device wrote it', async () => {
    const { statements } = aNetwork()
    const revocation = signStatement(
      {
        kind: 'revocation',
        network,
        issuer: founder.id,
        subject: member.id,
        lastSeq: 3,
        keeps: [],
        reason: '',
        issuedAt: FIXED_TIME,
      },
      founder.sign.secretKey,
    )
    const bytes = await bundleBytes(
      aBundlePlan({
        sender: { id: member.id, signSecretKey: member.sign.secretKey },
        recipients: [founder.box.publicKey],
      }),
    )
    const reader = (known: readonly Uint8Array[]) => ({ boxKeys: [founder.box], statements: known })

    expect(await codeOf(() => read(bytes, reader(statements)))).toBe('accepted')
    expect(await codeOf(() => read(bytes, reader([...statements, revocation])))).toBe(
      'bundle.revoked-sender',
    )
  })

  test('with a manifest that unpacks to more than it says or than is allowed', async () => {
    const unsealed = await unsealBundle(await small(), member.box)
    const bomb = brotliCompressSync(new Uint8Array(64 * 1024 * 1024), {
      params: { [constants.BROTLI_PARAM_QUALITY]: 1 },
    })

    for (const announced of [1_000, 16 * 1024 * 1024, 64 * 1024 * 1024]) {
      const packed = new ByteWriter()
      packed.u8(1)
      packed.varint(announced)
      packed.bytes(bomb)
      const plain = new ByteWriter()
      plain.u32(packed.length)
      plain.bytes(packed.finish())
      plain.bytes(new Uint8Array(64))
      const bytes = await resealBundle({ ...unsealed, plain: plain.finish() })
      expect(await codeOf(() => read(bytes))).toBe('bundle.damaged')
    }
  })
})

test('a file that does not match its hash is rejected and never accepted', async () => {
  const content = randomBytes(200_000)
  const bytes = await bundleBytes(aBundlePlan({ sections: [aFile(content)] }))
  const visitor = aVisitor()
  const bundle = await openBundle(sourceOf(withFlippedBit(bytes, bytes.length - 5)), {
    network,
    boxKeys: [member.box],
    statements: [],
  })

  expect(await codeOf(() => bundle.readSections(visitor))).toBe('bundle.damaged')
  expect([visitor.received.files.size, visitor.received.rejected.length]).toEqual([0, 1])
})

test('a file that changed in the store since it was planned is not sent', async () => {
  const honest = aFile(Buffer.from('asli'))
  const changed = { ...honest, open: () => [Buffer.from('lain')] }
  const longer = { ...honest, open: () => [Buffer.from('asli juga')] }

  for (const section of [changed, longer]) {
    await expect(bundleBytes(aBundlePlan({ sections: [section] }))).rejects.toMatchObject({
      code: 'file.damaged',
    })
  }
})

test('the id of a device is the hash of its key', () => {
  expect(keyIdOf(founder.sign.publicKey)).toBe(founder.id)
})
