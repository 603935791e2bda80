import { brotliCompressSync, constants } from 'node:zlib'

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { ByteWriter } from '../../../shared/sync/byte-writer'
import {
  decodeCommitHeader,
  encodeCommitHeader,
  FIRST_PREVIOUS_HASH,
} from '../../../shared/sync/commit-header'
import { FormatError } from '../../../shared/sync/format-error'
import { idBytes, idText } from '../../../shared/sync/id-bytes'
import { decodeIdDictionary, encodeIdDictionary } from '../../../shared/sync/id-dictionary'
import type { RowGroup } from '../../../shared/sync/row-group'
import { encodeSegmentPayload } from '../../../shared/sync/segment-payload'
import { LIMITS } from '../../../shared/sync/wire-limits'
import { anAttendanceFeed } from '../../../tests/support/attendance-feed'
import { withFlippedBit } from '../../../tests/support/changed-bytes'
import { blake2b256, createSigningKeys } from '../../platform/crypto'
import { leafHash, sealCommit, signCommitHash } from './commit-codec'
import {
  continueFeed,
  decodeReceivedLeaf,
  EMPTY_FEED,
  encodeSegment,
  encodeSegments,
  openSegment,
  type ReceivedCommit,
  segmentRange,
  type StoredCommit,
} from './segment-codec'

const keys = createSigningKeys(new Uint8Array(32).fill(1))
const device = '01jd8g6zkcv3x9q2m4h7t5w8ra'

function memberGroup(index: number, name: string): RowGroup {
  return {
    table: 'members',
    isCorrection: false,
    keyColumns: ['id'],
    columns: ['id', 'name'],
    values: [[idText(new Uint8Array(16).fill(index))], [name]],
  }
}

/** A feed of `length` commits, each with one bulk row and one person. */
function aFeed(length: number, name = 'Baiq Rohani', secretKey = keys.secretKey): StoredCommit[] {
  const commits: StoredCommit[] = []
  let prev: Uint8Array = FIRST_PREVIOUS_HASH
  for (let seq = 1; seq <= length; seq += 1) {
    const commit = sealCommit({
      device: { id: device, signSecretKey: secretKey },
      seq,
      prev,
      lamport: seq * 3,
      wallClock: 1_790_000_000_000 - seq * 1_000,
      isClockDoubtful: seq % 2 === 0,
      account: seq === 1 ? null : idText(new Uint8Array(16).fill(9)),
      command: seq % 2 === 0 ? 'members.update' : 'members.create',
      schemaVersion: 1,
      deps: seq === 2 ? [{ device: idText(new Uint8Array(16).fill(8)), seq: 5 }] : [],
      groups: [
        { scope: 'network', isPersonal: false, group: memberGroup(seq % 200, 'TK Melati') },
        { scope: 'network', isPersonal: true, group: memberGroup(seq % 200, name) },
      ],
    })
    prev = commit.hash
    commits.push({ ...commit, leaves: commit.leaves.map(({ bytes }) => bytes) })
  }
  return commits
}

function asStored(commits: readonly ReceivedCommit[]): StoredCommit[] {
  return commits.map(({ headerBytes, signature, leaves }) => ({
    header: headerBytes,
    signature,
    leaves: leaves.map(({ bytes }) => bytes),
  }))
}

async function reasonOf(read: () => Promise<unknown>): Promise<string> {
  try {
    await read()
  } catch (error) {
    if (error instanceof FormatError) return error.reason
    throw error
  }
  return 'accepted'
}

test('a segment gives back every header, hash and leaf it was made of', async () => {
  const feed = aFeed(10)

  const segment = await encodeSegment(feed)
  const received = await openSegment(segment.bytes, keys.publicKey)

  const leaves = asStored(received.commits).map(({ header, leaves: bytes }) => ({ header, bytes }))
  expect(leaves).toEqual(feed.map(({ header, leaves: bytes }) => ({ header, bytes })))
  expect(segmentRange(segment.bytes)).toEqual({
    device,
    firstSeq: 1,
    lastSeq: 10,
    prev: FIRST_PREVIOUS_HASH,
  })
  expect(received.commits.map(({ signature }) => signature !== null)).toEqual(
    feed.map((_, index) => index === 9),
  )
})

test('what a segment decodes to are the rows that were written', async () => {
  const { bytes } = await encodeSegment(aFeed(1, 'Lalu Ahmad'))

  const { commits } = await openSegment(bytes, keys.publicKey)

  expect(commits[0]?.leaves.flatMap(decodeReceivedLeaf)).toEqual([
    memberGroup(1, 'TK Melati'),
    memberGroup(1, 'Lalu Ahmad'),
  ])
})

test('withheld and erased leaves travel as hashes and the feed stays proven', async () => {
  const erased = aFeed(5).map((commit) => ({ ...commit, leaves: [commit.leaves[0] ?? null, null] }))

  const { bytes } = await encodeSegment(erased)
  const { commits } = await openSegment(bytes, keys.publicKey)

  expect(asStored(commits).map(({ leaves }) => leaves)).toEqual(erased.map(({ leaves }) => leaves))
  expect(commits.map(({ headerBytes }) => headerBytes)).toEqual(erased.map(({ header }) => header))
  expect(Buffer.from(bytes).includes('Baiq')).toBe(false)
})

test('a leaf of a format from the future is passed on byte by byte', async () => {
  const [commit] = aFeed(1)
  const header = decodeCommitHeader(commit!.header)
  const strange = Uint8Array.of(2, 77, 77)
  const changed = encodeCommitHeader({
    ...header,
    leaves: [{ kind: 'bulk-network', hash: leafHash('bulk-network', strange) }],
  })
  const signature = signCommitHash(blake2b256(changed), keys.secretKey)

  const { bytes } = await encodeSegment([{ header: changed, signature, leaves: [strange] }])
  const { commits } = await openSegment(bytes, keys.publicKey)

  expect(commits[0]?.leaves[0]?.bytes).toEqual(strange)
  expect(await reasonOf(async () => commits[0]?.leaves.flatMap(decodeReceivedLeaf))).toBe(
    'unsupported',
  )
})

test('a relay can pass on what it received, from any commit, up to any signed one', async () => {
  const feed = aFeed(600)
  const whole = await openSegment((await encodeSegment(feed)).bytes, keys.publicKey)
  const kept = asStored(whole.commits)

  const signedAt = kept.flatMap(({ signature }, index) => (signature ? [index + 1] : []))
  const relayed = await openSegment(
    (await encodeSegment(kept.slice(100, 512))).bytes,
    keys.publicKey,
  )

  expect(signedAt).toEqual([256, 512, 600])
  expect([relayed.firstSeq, relayed.lastSeq]).toEqual([101, 512])
  expect(relayed.commits.at(-1)?.hash).toEqual(whole.commits[511]?.hash)
})

describe('a segment is refused', () => {
  test('at every length it can be cut to', async () => {
    const { bytes } = await encodeSegment(aFeed(3))

    for (let length = 0; length < bytes.length; length += 1) {
      expect(await reasonOf(() => openSegment(bytes.subarray(0, length), keys.publicKey))).not.toBe(
        'accepted',
      )
    }
  })

  test('with any single bit of it turned, unless that bit means nothing to the compressor', async () => {
    const { bytes } = await encodeSegment(aFeed(3))
    const genuine = await openSegment(bytes, keys.publicKey)
    let harmless = 0

    for (let position = 0; position < bytes.length; position += 1) {
      for (const bit of [0, 3, 7]) {
        const changed = withFlippedBit(bytes, position, bit)
        const read = () => openSegment(changed, keys.publicKey)
        if ((await reasonOf(read)) !== 'accepted') continue
        expect(await read()).toEqual(genuine)
        harmless += 1
      }
    }
    expect(harmless).toBeLessThan(10)
  })

  test('as forged when another device signed it', async () => {
    const stranger = createSigningKeys(new Uint8Array(32).fill(2))
    const { bytes } = await encodeSegment(aFeed(3, 'Baiq Rohani', stranger.secretKey))

    expect(await reasonOf(() => openSegment(bytes, keys.publicKey))).toBe('forged')
  })

  test('as forged when its last commit is not signed', async () => {
    const feed = aFeed(4)
    const { bytes } = await encodeSegment(feed)
    const commits = (await openSegment(bytes, keys.publicKey)).commits
    const payload = encodeSegmentPayload(
      commits.map(({ header, leaves }) => ({
        header,
        leaves: leaves.map(({ kind, bytes: leaf }) => ({ kind, bytes: leaf! })),
        signature: null,
      })),
    )

    expect(await reasonOf(() => openSegment(frontOf(4, payload), keys.publicKey))).toBe('forged')
  })

  test('when it unpacks to more than it says', async () => {
    const bomb = new Uint8Array(64 * 1024 * 1024)

    expect(await reasonOf(() => openSegment(frontOf(1, bomb, 1_000), keys.publicKey))).toBe(
      'damaged',
    )
    expect(await reasonOf(() => openSegment(frontOf(1, bomb), keys.publicKey))).toBe('damaged')
  })

  test('when the leaves of one commit are more than a commit may bring', async () => {
    const header = decodeCommitHeader(aFeed(1)[0]!.header)
    const withLeaf = (length: number) => {
      const bytes = new Uint8Array(length)
      const leaves = [{ kind: 'bulk-network' as const, bytes }]
      const whole = {
        ...header,
        leaves: [{ kind: leaves[0]!.kind, hash: leafHash('bulk-network', bytes) }],
      }
      const signature = signCommitHash(blake2b256(encodeCommitHeader(whole)), keys.secretKey)
      return frontOf(1, encodeSegmentPayload([{ header, leaves, signature }]))
    }

    const { commits } = await openSegment(withLeaf(LIMITS.commitBytes), keys.publicKey)
    expect(commits[0]?.leaves[0]?.bytes?.length).toBe(LIMITS.commitBytes)
    expect(
      await reasonOf(() => openSegment(withLeaf(LIMITS.commitBytes + 1), keys.publicKey)),
    ).toBe('damaged')
  })

  test('when small references announce leaves beyond the limit', async () => {
    const ids = encodeIdDictionary([device])
    const meta = new ByteWriter()
    meta.u8(0)
    meta.zigzag(0)
    meta.zigzag(0)
    meta.varint(0)
    meta.text('x')
    meta.varint(1)
    meta.varint(0)
    meta.varint(1)
    meta.u8(1)
    const references = 2_000_000
    meta.varint(references)
    meta.bytes(new Uint8Array(references))
    const payload = new ByteWriter()
    payload.sized(ids)
    payload.sized(meta.finish())
    payload.sized(new Uint8Array())

    expect(await reasonOf(() => openSegment(frontOf(1, payload.finish()), keys.publicKey))).toBe(
      'damaged',
    )
  })
})

describe('a feed continues', () => {
  test('with the commits behind its head, however much the segment overlaps', async () => {
    const feed = aFeed(8)
    const segment = await openSegment((await encodeSegment(feed)).bytes, keys.publicKey)
    const head = { seq: 5, hash: segment.commits[4]!.hash }

    const fresh = continueFeed(segment, EMPTY_FEED)
    const behind = continueFeed(segment, head)
    const nothing = continueFeed(segment, { seq: 8, hash: segment.commits[7]!.hash })

    expect(
      [fresh, behind, nothing].map((result) =>
        result.status === 'continues' ? result.commits.map(({ header }) => header.seq) : result,
      ),
    ).toEqual([[1, 2, 3, 4, 5, 6, 7, 8], [6, 7, 8], []])
  })

  test('not over a gap and not onto another history', async () => {
    const tail = await openSegment((await encodeSegment(aFeed(8).slice(4))).bytes, keys.publicKey)
    const other = await openSegment((await encodeSegment(aFeed(8, 'Lain'))).bytes, keys.publicKey)

    expect([
      continueFeed(tail, { seq: 3, hash: other.commits[2]!.hash }).status,
      continueFeed(tail, { seq: 4, hash: other.commits[3]!.hash }).status,
      continueFeed(tail, { seq: 6, hash: other.commits[5]!.hash }).status,
    ]).toEqual(['gap', 'fork', 'fork'])
  })
})

test('a long run is cut at signed commits into segments of bounded size', async () => {
  const text = 'x'.repeat(900_000)
  const feed = aFeed(12, text)

  const segments = []
  for await (const segment of encodeSegments(feed)) segments.push(segment)

  expect(segments.map(({ firstSeq, lastSeq }) => [firstSeq, lastSeq])).toEqual([
    [1, 4],
    [5, 8],
    [9, 12],
  ])
})

test('the dictionary of a segment holds any ids', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => idText(bytes))),
      (ids) => {
        const sorted = [...ids].sort()
        const expected = Buffer.concat(sorted.map(idBytes))
        expect(Buffer.from(decodeIdDictionary(encodeIdDictionary(sorted)))).toEqual(expected)
      },
    ),
    { numRuns: 100 },
  )
})

describe('sizes on the wire stay within their budget', () => {
  const small = anAttendanceFeed({
    sessions: 500,
    people: 60,
    changedRows: 1_000,
    changeCommits: 20,
  })

  test('30,000 attendance rows in 500 commits take at most 2 bytes a row', async () => {
    const { bytes } = await encodeSegment(small.ticks)

    expect(bytes.length / 30_000).toBeLessThan(2)
  })

  test('2,000 cells of 1,000 scattered rows in 20 commits take at most 8 KiB', async () => {
    const { bytes } = await encodeSegment(small.changes)

    expect(bytes.length).toBeLessThan(8 * 1024)
  })

  test('the same change among 300,000 rows touches more sessions and takes at most 14 KiB', async () => {
    const large = anAttendanceFeed({
      sessions: 5_000,
      people: 60,
      changedRows: 1_000,
      changeCommits: 20,
    })
    const { bytes } = await encodeSegment(large.changes)

    expect(bytes.length).toBeLessThan(14 * 1024)
  })
})

function frontOf(count: number, payload: Uint8Array, announced = payload.length): Uint8Array {
  const writer = new ByteWriter()
  writer.u8(1)
  writer.bytes(idBytes(device))
  writer.varint(1)
  writer.bytes(FIRST_PREVIOUS_HASH)
  writer.varint(count)
  writer.varint(announced)
  writer.u8(1)
  writer.bytes(brotliCompressSync(payload, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }))
  return writer.finish()
}
