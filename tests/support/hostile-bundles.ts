import { blake2b256 } from '../../electron/platform/crypto'
import { signCommitHash } from '../../electron/sync/feeds/commit-codec'
import type { BundleHeader } from '../../shared/sync/bundle-header'
import {
  type BundleManifest,
  type BundleSection,
  encodeBundleManifest,
  MARK_BYTES,
} from '../../shared/sync/bundle-manifest'
import { encodeCommitHeader } from '../../shared/sync/commit-header'
import { damaged } from './damage'
import {
  big,
  type HostileCommitKind,
  hostileCommits,
  idOf,
  laterChanges,
  type Making,
} from './hostile-commits'
import {
  brotli,
  commitsOf,
  type ForgedCommit,
  type HostileMember,
  packedManifest,
  payloadOf,
  sealBundle,
  segmentBytes,
  type SegmentFront,
  signAgain,
  type Victim,
} from './hostile-members'
import type { Random } from './random'
import { hostileSealedSections, sealedSectionOf } from './sealed-sections'

/**
 * Bundles that open, decrypt and verify, and lie in everything that a signature does not prove:
 * manifest, sections, segments, commits, leaves, groups, cells. Each starts from an honest one.
 */
export type HostileBundle = { readonly kind: HostileKind; readonly bytes: Uint8Array }

export const hostileKinds = [
  'manifest-bytes',
  'manifest-lies',
  'packed-manifest',
  'sections',
  'sealed-files',
  'bundle-header',
  'segment-bytes',
  'segment-front',
  'payload-bytes',
  'commit-headers',
  'leaf-bytes',
  'groups',
  'cells',
] as const
export type HostileKind = (typeof hostileKinds)[number]

export async function makeHostileBundle(kind: HostileKind, making: Making): Promise<HostileBundle> {
  const { random, member, victim, head, others } = making
  const { segment, mark } = hostileSegment(kind, making)
  const last = head.seq + laterChanges(making.index, head.seq).length
  const honest: MadeSection = {
    section: {
      kind: 'segment',
      length: segment.length,
      hash: blake2b256(segment),
      device: member.id,
      firstSeq: head.seq + 1,
      seq: last,
    },
    bytes: segment,
  }
  const sections = kind === 'sections' ? hostileSections(making, honest) : [honest]
  const sealed = kind === 'sealed-files' ? hostileSealedSections(random) : []
  const manifest: BundleManifest = {
    appVersion: '0.2.0',
    schemaVersion: 2,
    isClockDoubtful: false,
    statements: member.statements,
    vector: [{ device: member.id, seq: last, mark }, ...others],
    receipts: [],
    wantedFiles: [],
    sections: [...sections, ...sealed].map(({ section }) => section),
  }
  const encoded = encodeBundleManifest(kind === 'manifest-lies' ? lies(making, manifest) : manifest)
  const plain = kind === 'manifest-bytes' ? damaged(random, encoded) : encoded
  const packed = kind === 'packed-manifest' ? hostilePacked(random, plain) : packedManifest(plain)
  const bytes = await sealBundle({
    member,
    victim,
    bundleSeq: 1 + random.below(900_000),
    manifest: packed,
    sections: sections.map((each) => each.bytes),
    tail: sealed.length === 0 ? null : Buffer.concat(sealed.map(({ frames }) => frames)),
    ...(kind === 'bundle-header' ? { header: hostileHeader(making) } : {}),
    ...(kind === 'packed-manifest' && random.below(3) === 0
      ? { manifestLength: random.pick([0, 1, packed.length - 1, packed.length + 1, 0xffff_ffff]) }
      : {}),
  })
  return { kind, bytes }
}

/** What an honest member leaves: the start of everything here, and what damage is done to. */
export async function makeHonestBundle(options: {
  readonly member: HostileMember
  readonly victim: Victim
  readonly commits: readonly ForgedCommit[]
  readonly file?: Uint8Array | null
  /** A file that lies behind the body. */
  readonly sealed?: Uint8Array | null
}): Promise<Uint8Array> {
  const { member, victim, commits, file } = options
  const sealed = options.sealed ? sealedSectionOf(options.sealed) : null
  const signed = signAgain(member, commits)
  const payload = payloadOf(signed)
  const first = commits[0]!.header
  const seq = first.seq + commits.length - 1
  const segment = segmentBytes(
    {
      device: member.id,
      firstSeq: first.seq,
      prev: first.prev,
      count: commits.length,
      payloadLength: payload.length,
    },
    brotli(payload),
  )
  const sections: MadeSection[] = [
    {
      section: {
        kind: 'segment',
        length: segment.length,
        hash: blake2b256(segment),
        device: member.id,
        firstSeq: first.seq,
        seq,
      },
      bytes: segment,
    },
    ...(file ? [fileOf(file)] : []),
  ]
  const manifest = encodeBundleManifest({
    appVersion: '0.2.0',
    schemaVersion: 2,
    isClockDoubtful: false,
    statements: member.statements,
    vector: [{ device: member.id, seq, mark: markOf(signed) }],
    receipts: [],
    wantedFiles: [],
    sections: [...sections, ...(sealed ? [sealed] : [])].map(({ section }) => section),
  })
  return sealBundle({
    member,
    victim,
    bundleSeq: seq,
    manifest: packedManifest(manifest),
    sections: sections.map(({ bytes }) => bytes),
    tail: sealed?.frames ?? null,
  })
}

function fileOf(bytes: Uint8Array, hash = blake2b256(bytes)): MadeSection {
  return { section: { kind: 'file', length: bytes.length, hash }, bytes }
}

function hostileSegment(
  kind: HostileKind,
  making: Making,
): { readonly segment: Uint8Array; readonly mark: Uint8Array } {
  const { random, member, head } = making
  const honest = commitsOf(member, laterChanges(making.index, head.seq), head).commits
  const commits = isCommitKind(kind) ? hostileCommits(kind, honest, making) : honest
  const signed = signAgain(member, commits)
  const whole = payloadOf(signed)
  const payload = kind === 'payload-bytes' ? damaged(random, whole) : whole
  const front: SegmentFront = {
    device: member.id,
    firstSeq: head.seq + 1,
    prev: head.hash,
    count: signed.length,
    payloadLength: payload.length,
  }
  const made = segmentBytes(
    kind === 'segment-front' ? hostileFront(front, making) : front,
    brotli(payload),
  )
  const segment = kind === 'segment-bytes' ? damaged(random, made) : made
  return { segment, mark: markOf(signed) }
}

/** The start of the last commit's hash, as an honest vector says it. */
function markOf(commits: readonly ForgedCommit[]): Uint8Array {
  const last = commits.at(-1)
  return last
    ? blake2b256(encodeCommitHeader(last.header)).slice(0, MARK_BYTES)
    : new Uint8Array(MARK_BYTES)
}

function isCommitKind(kind: HostileKind): kind is HostileCommitKind {
  return ['commit-headers', 'leaf-bytes', 'groups', 'cells'].includes(kind)
}

function hostileFront(front: SegmentFront, { random, victim }: Making): SegmentFront {
  switch (random.below(6)) {
    case 0:
      return { ...front, device: random.pick([victim.id, idOf(7, 'y', 7), '0'.repeat(26)]) }
    case 1:
      return { ...front, firstSeq: random.pick(big) }
    case 2:
      return { ...front, count: random.pick([0, 1, 3, 65_536, 65_537, ...big]) }
    case 3:
      return { ...front, payloadLength: random.pick([0, 1, front.payloadLength - 1, ...big]) }
    case 4:
      return { ...front, prev: new Uint8Array(32).fill(random.below(256)) }
    default:
      return { ...front, firstSeq: Math.max(1, front.firstSeq - 1) }
  }
}

function lies(making: Making, manifest: BundleManifest): BundleManifest {
  const { random, victim, member } = making
  const mark = new Uint8Array(8)
  const many = random.pick([1, 3, 60])
  const seq = () => random.pick(big)
  switch (random.below(9)) {
    case 0:
      return { ...manifest, vector: [{ device: victim.id, seq: seq(), mark }] }
    case 1: {
      // The hub would go on under new keys if its own key had signed this.
      const hash = blake2b256(mark)
      const signature = signCommitHash(hash, member.sign.secretKey)
      return {
        ...manifest,
        vector: [{ device: victim.id, seq: seq(), mark }],
        signedHeads: [{ device: victim.id, hash, signature }],
      }
    }
    case 2:
      return {
        ...manifest,
        vector: Array.from({ length: many }, (_, n) => ({
          device: idOf(n, 'w', n),
          seq: seq(),
          mark,
        })),
      }
    case 3:
      return {
        ...manifest,
        receipts: Array.from({ length: many }, () => ({
          device: random.pick([victim.id, member.id, idOf(3, 'r', 3)]),
          bundleSeq: seq(),
          toldAt: random.pick([0, -1, 2 ** 50]),
          vector: [{ device: random.pick([victim.id, member.id]), seq: random.below(2 ** 31) }],
        })),
      }
    case 4:
      return {
        ...manifest,
        wantedFiles: Array.from({ length: random.pick([1, 500]) }, (_, n) =>
          blake2b256(Uint8Array.of(n % 256, n >> 8)),
        ),
      }
    case 5: {
      const at = random.below(manifest.statements.length)
      const statements = manifest.statements.map((bytes, n) =>
        n === at ? damaged(random, bytes) : bytes,
      )
      return { ...manifest, statements }
    }
    case 6:
      return {
        ...manifest,
        statements: [...manifest.statements, new Uint8Array(random.below(300))],
      }
    case 7:
      return { ...manifest, appVersion: random.pick(['', '9'.repeat(100), '\u0000', '../../../']) }
    default:
      return { ...manifest, schemaVersion: seq() }
  }
}

type MadeSection = { readonly section: BundleSection; readonly bytes: Uint8Array }

function hostileSections({ random, member }: Making, honest: MadeSection): readonly MadeSection[] {
  const segment = honest.bytes
  switch (random.below(9)) {
    case 0:
      return [{ ...honest, section: { ...honest.section, length: random.pick(big) } }]
    case 1:
      return [{ ...honest, section: { ...honest.section, hash: new Uint8Array(32) } }]
    case 2:
      return [honest, honest]
    case 3:
      return [
        {
          ...honest,
          section: {
            kind: 'unknown',
            code: random.pick([3, 9, 2 ** 40]),
            length: segment.length,
            hash: blake2b256(segment),
          },
        },
      ]
    case 4:
      return [honest, fileOf(new Uint8Array(random.below(5000)), new Uint8Array(32).fill(7))]
    case 5:
      return [fileOf(new Uint8Array(random.below(200_000))), honest]
    case 6: {
      const short = fileOf(new Uint8Array(100))
      return [honest, { ...short, bytes: new Uint8Array(random.below(99)) }]
    }
    case 7:
      return Array.from({ length: 200 }, () => fileOf(new Uint8Array()))
    default: {
      const seq = random.pick(big)
      const section = {
        ...honest.section,
        kind: 'segment' as const,
        device: member.id,
        firstSeq: seq,
        seq,
      }
      return [{ section, bytes: segment }]
    }
  }
}

function hostilePacked(random: Random, plain: Uint8Array): Uint8Array {
  return random.below(2) === 0
    ? packedManifest(plain, random.pick([0, 1, plain.length - 1, plain.length + 1, ...big]))
    : damaged(random, packedManifest(plain))
}

function hostileHeader({ random, member, victim }: Making): Partial<BundleHeader> {
  switch (random.below(8)) {
    case 7:
      return { bodyLength: random.pick([0, 23, 24, ...big]) }
    case 6:
      return { sender: victim.id, bundleSeq: random.pick(big) }
    case 0:
      return { bundleSeq: random.pick(big) }
    case 1:
      return { part: random.pick(big), parts: random.pick(big) }
    case 2:
      return { createdAt: random.pick([-1, 0, 2 ** 49, -(2 ** 49)]) }
    case 3:
      return { sender: random.pick([victim.id, idOf(5, 's', 5)]) }
    case 4:
      return { network: random.pick([member.id, '0'.repeat(26)]) }
    default:
      return { fileLength: random.pick(big) }
  }
}
