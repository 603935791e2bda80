import { brotliCompressSync, constants } from 'node:zlib'

import {
  blake2b256,
  createBoxKeys,
  createSigningKeys,
  type KeyPair,
  randomBytes,
  sealBox,
  sign,
  STREAM_HEADER_BYTES,
} from '../../electron/platform/crypto'
import { keyIdOf } from '../../electron/platform/key-ids'
import { bodyLength, createBodyWriter } from '../../electron/sync/bundle/bundle-frames'
import {
  headerCheck,
  manifestMessage,
  recipientHint,
} from '../../electron/sync/bundle/bundle-writer'
import {
  type CommitInput,
  leafHash,
  type ScopedGroup,
  sealCommit,
  signCommitHash,
} from '../../electron/sync/feeds/commit-codec'
import { signStatement } from '../../electron/sync/trust/certificates'
import {
  type BundleHeader,
  encodeBundleHeader,
  HEADER_CHECK_BYTES,
} from '../../shared/sync/bundle-header'
import { ByteWriter } from '../../shared/sync/byte-writer'
import {
  type CommitHeader,
  decodeCommitHeader,
  encodeCommitHeader,
} from '../../shared/sync/commit-header'
import { idBytes, idText } from '../../shared/sync/id-bytes'
import { encodeSegmentPayload } from '../../shared/sync/segment-payload'
import { inHubFolder } from './hub-folder'
import type { TestHub } from './test-hub'

/**
 * Members of a network who hold every key and follow no rule: they sign whatever they like. What
 * they write is well encrypted and well signed, so only the reader's own checks are left.
 */
export type HostileMember = {
  readonly id: string
  readonly sign: KeyPair
  readonly box: KeyPair
  /** What proves that it belongs: charter, founder's card, own card, endorsement. */
  readonly statements: readonly Uint8Array[]
}

/** The hub that is attacked, founder of the network; its keys are read from its closed folder. */
export type Victim = {
  readonly network: string
  readonly id: string
  readonly boxPublicKey: Uint8Array
}

/** Enrols so many of them in the network that `hub` has founded. */
export async function enrolHostileMembers(
  hub: TestHub,
  count: number,
): Promise<{ readonly victim: Victim; readonly members: readonly HostileMember[] }> {
  return inHubFolder(hub.folder, async ({ database, keys }) => {
    const row = await database.read.selectFrom('device').select('network_id').executeTakeFirst()
    const network = row?.network_id
    if (!network) throw new Error('the hub has founded a network')
    const founding = await database.read.selectFrom('trust_statements').select('bytes').execute()
    const issuedAt = Date.UTC(2026, 10, 21)
    const members = Array.from({ length: count }, (_, index): HostileMember => {
      const seed = blake2b256(Buffer.from(`hostile member ${index}`))
      const signKeys = createSigningKeys(seed)
      const boxKeys = createBoxKeys(seed)
      const id = keyIdOf(signKeys.publicKey)
      const card = signStatement(
        {
          kind: 'card',
          signKey: signKeys.publicKey,
          boxKey: boxKeys.publicKey,
          hub: idText(seed.slice(0, 16)),
          hubName: `PKG Lain ${index}`,
          label: '',
          serial: 1,
          issuedAt,
        },
        signKeys.secretKey,
      )
      const endorsement = signStatement(
        { kind: 'endorsement', network, issuer: keys.deviceId, subject: id, hub: null, issuedAt },
        keys.sign.secretKey,
      )
      const statements = [...founding.map(({ bytes }) => bytes), card, endorsement]
      return { id, sign: signKeys, box: boxKeys, statements }
    })
    const victim = { network, id: keys.deviceId, boxPublicKey: keys.box.publicKey }
    return { victim, members }
  })
}

/** A commit with everything that a change to it needs to be signed again. */
export type ForgedCommit = {
  readonly header: CommitHeader
  readonly leaves: readonly Uint8Array[]
}

/** The next commits of a member's feed, honest ones; behind `after` when the feed has begun. */
export function commitsOf(
  member: HostileMember,
  changes: readonly (readonly ScopedGroup[])[],
  after: { readonly seq: number; readonly hash: Uint8Array; readonly lamport: number } = {
    seq: 0,
    hash: new Uint8Array(32),
    lamport: 0,
  },
): { readonly commits: readonly ForgedCommit[]; readonly head: typeof after } {
  let head = after
  const commits = changes.map((groups): ForgedCommit => {
    const input: CommitInput = {
      device: { id: member.id, signSecretKey: member.sign.secretKey },
      seq: head.seq + 1,
      prev: head.hash,
      lamport: head.lamport + 1,
      wallClock: Date.UTC(2026, 10, 21),
      isClockDoubtful: false,
      account: null,
      command: 'members.edit',
      schemaVersion: 1,
      deps: [],
      groups,
    }
    const sealed = sealCommit(input)
    head = { seq: input.seq, hash: sealed.hash, lamport: input.lamport }
    return {
      header: decodeCommitHeader(sealed.header),
      leaves: sealed.leaves.map(({ bytes }) => bytes),
    }
  })
  return { commits, head }
}

/** Hashes, chains and signs changed commits anew: valid in all but what they say. */
export function signAgain(
  member: HostileMember,
  commits: readonly ForgedCommit[],
): readonly (ForgedCommit & { readonly signature: Uint8Array })[] {
  let prev: Uint8Array | null = null
  return commits.map(({ header, leaves }) => {
    const again: CommitHeader = {
      ...header,
      prev: prev ?? header.prev,
      leaves: header.leaves.map(({ kind }, index) => ({
        kind,
        hash: leafHash(kind, leaves[index] ?? new Uint8Array()),
      })),
    }
    prev = blake2b256(encodeCommitHeader(again))
    return { header: again, leaves, signature: signCommitHash(prev, member.sign.secretKey) }
  })
}

export function payloadOf(
  commits: readonly (ForgedCommit & { readonly signature: Uint8Array })[],
): Uint8Array {
  return encodeSegmentPayload(
    commits.map(({ header, leaves, signature }, index) => ({
      header,
      signature: index === commits.length - 1 ? signature : null,
      leaves: header.leaves.map(({ kind }, position) => ({
        kind,
        bytes: leaves[position] ?? new Uint8Array(),
      })),
    })),
  )
}

/** The front of a segment says these; a liar says others. */
export type SegmentFront = {
  readonly device: string
  readonly firstSeq: number
  readonly prev: Uint8Array
  readonly count: number
  readonly payloadLength: number
}

export function segmentBytes(front: SegmentFront, packedPayload: Uint8Array): Uint8Array {
  const writer = new ByteWriter(packedPayload.length + 128)
  writer.u8(1)
  writer.bytes(idBytes(front.device))
  writer.varint(front.firstSeq)
  writer.bytes(front.prev)
  writer.varint(front.count)
  writer.varint(front.payloadLength)
  writer.u8(1)
  writer.bytes(packedPayload)
  return writer.finish()
}

/** Fast rather than small: a million of them are made. */
export function brotli(bytes: Uint8Array): Uint8Array {
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })
}

export function packedManifest(manifest: Uint8Array, saysLength = manifest.length): Uint8Array {
  const writer = new ByteWriter(manifest.length + 16)
  writer.u8(1)
  writer.varint(saysLength)
  writer.bytes(brotli(manifest))
  return writer.finish()
}

/** Seals and signs a bundle of these parts, whatever they are. */
export async function sealBundle(options: {
  readonly member: HostileMember
  readonly victim: Victim
  readonly bundleSeq: number
  readonly manifest: Uint8Array
  readonly sections: readonly Uint8Array[]
  /** What lies behind the body; null: nothing, and the header says so. */
  readonly tail?: Uint8Array | null
  readonly header?: Partial<BundleHeader>
  /** What the plain stream says of the manifest's length. */
  readonly manifestLength?: number
}): Promise<Uint8Array> {
  const { member, victim, bundleSeq, manifest, sections, tail = null } = options
  const key = randomBytes(32)
  const plain = new ByteWriter(manifest.length + 1024)
  const plainLength =
    4 + manifest.length + 64 + sections.reduce((sum, section) => sum + section.length, 0)
  const draft: BundleHeader = {
    network: victim.network,
    sender: member.id,
    bundleSeq,
    part: 1,
    parts: 1,
    createdAt: Date.UTC(2026, 10, 21),
    fileLength: 0,
    slots: [
      {
        hint: recipientHint(victim.boxPublicKey),
        sealedKey: sealBox(key, victim.boxPublicKey),
      },
    ],
    bodyLength: tail === null ? null : bodyLength(plainLength),
    ...options.header,
  }
  const length = encodeBundleHeader(draft).length + HEADER_CHECK_BYTES
  const fields = encodeBundleHeader({
    ...draft,
    fileLength:
      options.header?.fileLength ?? length + bodyLength(plainLength) + (tail?.length ?? 0),
  })
  const front = Buffer.concat([fields, headerCheck(fields)])
  const additional = blake2b256(front)
  plain.u32(options.manifestLength ?? manifest.length)
  plain.bytes(manifest)
  plain.bytes(sign(manifestMessage(additional, manifest), member.sign.secretKey))
  for (const section of sections) plain.bytes(section)
  const streamHeader = randomBytes(STREAM_HEADER_BYTES)
  const pieces: Uint8Array[] = [front, streamHeader]
  const body = createBodyWriter({
    key,
    streamHeader,
    additional,
    write: async (bytes) => {
      pieces.push(bytes.slice())
    },
  })
  await body.write(plain.finish())
  await body.end()
  return Buffer.concat(tail === null ? pieces : [...pieces, tail])
}
