import { createBoxKeys, createSigningKeys, deriveKey, sign } from '../../electron/platform/crypto'
import { blake2b256 } from '../../electron/platform/crypto'
import { keyIdOf, networkIdOf } from '../../electron/platform/key-ids'
import { openBundle } from '../../electron/sync/bundle/bundle-reader'
import { fileSection, segmentSection } from '../../electron/sync/bundle/bundle-writer'
import {
  type CommitInput,
  openCommit,
  sealCommit,
  type SealedCommit,
} from '../../electron/sync/feeds/commit-codec'
import {
  encodeSegment,
  openSegment,
  type StoredCommit,
} from '../../electron/sync/feeds/segment-codec'
import { openPrivateSection, sealPrivateSection } from '../../electron/sync/privacy/private-section'
import { signStatement } from '../../electron/sync/trust/certificates'
import { readTrust } from '../../electron/sync/trust/certificates'
import { createInvitation, openInvitation } from '../../electron/sync/trust/invitation'
import { ByteWriter } from '../../shared/sync/byte-writer'
import { codeFromRandom } from '../../shared/sync/code-words'
import { decodeCommitHeader } from '../../shared/sync/commit-header'
import { idBytes, idText } from '../../shared/sync/id-bytes'
import { encodeIdDictionary } from '../../shared/sync/id-dictionary'
import {
  encodeLeafPlaces,
  encodePlacedLeaves,
  type PlacedLeaf,
} from '../../shared/sync/private-leaves'
import type { RowGroup } from '../../shared/sync/row-group'
import { encodeSegmentPayload } from '../../shared/sync/segment-payload'
import { encodeSignedHeads } from '../../shared/sync/signed-heads'
import { encodeStatement, type Statement } from '../../shared/sync/trust-statements'
import {
  aBundlePlan,
  aNetwork,
  bundleBytes,
  copiedBytes,
  FIXED_TIME,
  fixedRandom,
  sourceOf,
} from './bundle-network'
import { outgoing, sealedSectionOf } from './sealed-sections'

/**
 * Test vectors of the wire format: fixed keys and rows, and the exact bytes they become. No vitest
 * here, so that the same checks run inside Electron too. `exact` entries are compared byte by byte;
 * `compressed` ones hold brotli output, which another version of brotli may pack differently, so
 * they are read instead.
 */
export type SyncVectors = {
  readonly about: string
  readonly exact: Readonly<Record<string, string>>
  readonly compressed: Readonly<Record<string, string>>
  readonly words: readonly string[]
}

const seed = (fill: number) => new Uint8Array(32).fill(fill)
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'hex'))

const session = '01jd8g6zkcv3x9q2m4h7t5w8ra'
const people = [
  '01jd8g6zkcv3x9q2m4h7t5w8rb',
  '01jd8g6zkcv3x9q2m4h7t5w8rc',
  '01jd8g6zkcv3x9q2m4h7t5w8rd',
  '01jd8g6zkcv3x9q2m4h7t5w8re',
]

/** One column of every kind there is. */
const everyKind: RowGroup = {
  table: 'attendance',
  isCorrection: true,
  keyColumns: ['session_id', 'member_id'],
  columns: [
    'session_id',
    'member_id',
    'nothing',
    'status',
    'arrived_at',
    'recorded_at',
    'score',
    'note',
    'recorded_by',
    'blob',
    'anything',
  ],
  values: [
    [session, session, session, session],
    people,
    [null, null, null, null],
    ['H', 'T', 'H', 'H'],
    [480, null, 1000, 500],
    [1_790_000_000_000, 1_790_000_000_001, 1_790_000_000_003, 1_790_000_000_004],
    [1.5, -0, 0.25, 2.5],
    ['hujan', 'terlambat karena ojek — é', '', 'sakit'],
    [people[2] ?? '', people[0] ?? '', people[1] ?? '', people[3] ?? ''],
    [Uint8Array.of(1), Uint8Array.of(), Uint8Array.of(2, 3), Uint8Array.of(4)],
    [null, 'dua', 2, 0.5],
  ],
}

const person: RowGroup = {
  table: 'members',
  isCorrection: false,
  keyColumns: ['id'],
  columns: ['id', 'name'],
  values: [[people[0] ?? ''], ['Baiq Contoh']],
}

const secret: RowGroup = {
  ...person,
  columns: ['id', 'nik'],
  values: [[people[0] ?? ''], ['9900000000000001']],
}

function vectorCommits(): readonly SealedCommit[] {
  const random = fixedRandom('commit')
  const { founder } = aNetwork()
  const input: Omit<CommitInput, 'seq' | 'prev' | 'groups'> = {
    device: { id: founder.id, signSecretKey: founder.sign.secretKey },
    lamport: 7,
    wallClock: FIXED_TIME,
    isClockDoubtful: false,
    account: people[1] ?? null,
    command: 'attendance.mark',
    schemaVersion: 1,
    deps: [{ device: aNetwork().member.id, seq: 3 }],
  }
  const first = sealCommit(
    {
      ...input,
      seq: 1,
      prev: new Uint8Array(32),
      groups: [
        { scope: 'network', isPersonal: false, group: everyKind },
        { scope: 'network', isPersonal: true, group: person },
        { scope: 'hub', isPersonal: true, group: secret },
      ],
    },
    random,
  )
  const second = sealCommit(
    {
      ...input,
      seq: 2,
      prev: first.hash,
      lamport: 8,
      isClockDoubtful: true,
      account: null,
      deps: [],
      groups: [{ scope: 'hub', isPersonal: false, group: everyKind }],
    },
    random,
  )
  return [first, second]
}

/** As another hub gets them: without the leaves that are the first hub's alone. */
function asForeignHubSees(commits: readonly SealedCommit[]): readonly StoredCommit[] {
  return commits.map(({ header, signature, leaves }) => ({
    header,
    signature,
    leaves: leaves.map(({ kind, bytes }) => (kind.endsWith('hub') ? null : bytes)),
  }))
}

/** What the other devices of the first hub get beside it. */
function privateLeavesOf(commits: readonly SealedCommit[]): readonly PlacedLeaf[] {
  return commits.flatMap(({ leaves }, index) =>
    leaves.flatMap(({ kind, bytes }, leaf) =>
      kind.endsWith('hub') ? [{ device: aNetwork().founder.id, seq: index + 1, leaf, bytes }] : [],
    ),
  )
}

function payloadOf(commits: readonly StoredCommit[]): Uint8Array {
  return encodeSegmentPayload(
    commits.map(({ header, signature, leaves }, index) => {
      const decoded = decodeCommitHeader(header)
      return {
        header: decoded,
        signature: index === commits.length - 1 ? signature : null,
        leaves: decoded.leaves.map(({ kind, hash }, position) => {
          const bytes = leaves[position]
          return bytes ? { kind, bytes } : { kind, hash }
        }),
      }
    }),
  )
}

function vectorStatements(): readonly (readonly [string, Uint8Array])[] {
  const { id: network, founder, member, statements } = aNetwork()
  const revocation: Statement = {
    kind: 'revocation',
    network,
    issuer: founder.id,
    subject: member.id,
    lastSeq: 3,
    keeps: [session],
    reason: 'hilang',
    issuedAt: FIXED_TIME,
  }
  const grant: Statement = {
    kind: 'invitation',
    network,
    issuer: founder.id,
    signKey: createSigningKeys(seed(5)).publicKey,
    boxKey: createBoxKeys(seed(5)).publicKey,
    hub: session,
    issuedAt: FIXED_TIME,
  }
  const renouncement: Statement = {
    kind: 'renouncement',
    network,
    issuer: member.id,
    after: 300,
    firstSeq: 301,
    marks: [seed(7).slice(0, 8), seed(8).slice(0, 8)],
    issuedAt: FIXED_TIME,
  }
  const names = ['charter', 'card', 'cardOfMember', 'endorsement']
  return [
    ...statements.map((bytes, index) => [`statement.${names[index] ?? ''}`, bytes] as const),
    ['statement.invitation', signStatement(grant, founder.sign.secretKey)],
    ['statement.revocation', signStatement(revocation, founder.sign.secretKey)],
    ['statement.revocation.signed', encodeStatement(revocation)],
    ['statement.renouncement', signStatement(renouncement, member.sign.secretKey)],
  ]
}

async function exactVectors(): Promise<Readonly<Record<string, string>>> {
  const numbers = new ByteWriter()
  for (const value of [0, 127, 128, 300, 2 ** 32, 2 ** 53 - 1]) numbers.varint(value)
  for (const value of [0, -1, 1, -2, 2 ** 40]) numbers.zigzag(value)
  numbers.u32(1)
  numbers.u64(2 ** 40)
  numbers.float64(1.5)
  numbers.text('Ñuhur')
  const signing = createSigningKeys(seed(1))
  const commits = vectorCommits()
  const exact: [string, Uint8Array][] = [
    ['numbers', numbers.finish()],
    [`id.${session}`, idBytes(session)],
    ['idDictionary', encodeIdDictionary([session, ...people])],
    ['blake2b256.abc', blake2b256(Buffer.from('abc'))],
    ['ed25519.publicKey.seed01', signing.publicKey],
    ['ed25519.signature.abc', sign(Buffer.from('abc'), signing.secretKey)],
    ['x25519.publicKey.seed01', createBoxKeys(seed(1)).publicKey],
    [
      'argon2id.abc.1pass.8MiB',
      await deriveKey(Buffer.from('abc'), new Uint8Array(16), {
        passes: 1,
        memoryBytes: 8 * 1024 * 1024,
      }),
    ],
    ['deviceId.seed01', idBytes(keyIdOf(signing.publicKey))],
    ['networkId.seed01', idBytes(networkIdOf(signing.publicKey))],
    ...vectorStatements().map(([name, bytes]): [string, Uint8Array] => [name, bytes]),
  ]
  for (const [index, commit] of commits.entries()) {
    const name = `commit.${index + 1}`
    exact.push(
      [`${name}.header`, commit.header],
      [`${name}.hash`, commit.hash],
      [`${name}.signature`, commit.signature],
    )
    for (const leaf of commit.leaves) {
      exact.push(
        [`${name}.leaf.${leaf.kind}`, leaf.bytes],
        [`${name}.leafHash.${leaf.kind}`, leaf.hash],
      )
    }
  }
  const places = privateLeavesOf(commits)
  exact.push(
    ['segment.payload', payloadOf(asForeignHubSees(commits))],
    ['privateLeaves', encodePlacedLeaves(places)],
    ['extra.lackedLeaves', encodeLeafPlaces(places, [aNetwork().founder.id])],
    ['extra.signedHeads', signedHeadOf(commits)],
  )
  return Object.fromEntries(exact.map(([name, bytes]) => [name, hex(bytes)]))
}

function signedHeadOf(commits: readonly { hash: Uint8Array; signature: Uint8Array }[]): Uint8Array {
  const device = aNetwork().founder.id
  const heads = commits.slice(-1).map(({ hash, signature }) => ({ device, hash, signature }))
  return encodeSignedHeads(heads, [device])
}

const fileContent = new Uint8Array(Buffer.from('isi berkas'))

function vectorSealedFile() {
  return sealedSectionOf(fileContent, fixedRandom('sealed file'))
}

export async function makeSyncVectors(): Promise<SyncVectors> {
  const { id: network, founder, statements } = aNetwork()
  const segment = await encodeSegment(asForeignHubSees(vectorCommits()))
  const plan = aBundlePlan({
    manifest: {
      ...aBundlePlan().manifest,
      vector: [
        {
          device: founder.id,
          seq: 2,
          mark: vectorCommits()[1]?.hash.slice(0, 8) ?? new Uint8Array(8),
        },
      ],
      receipts: [
        {
          device: aNetwork().member.id,
          bundleSeq: 9,
          toldAt: FIXED_TIME,
          vector: [{ device: founder.id, seq: 1 }],
        },
      ],
      wantedFiles: [seed(0xab)],
    },
    sections: [
      segmentSection(segment),
      fileSection({ hash: blake2b256(fileContent), length: fileContent.length }, () => [
        fileContent,
      ]),
    ],
  })
  const { section, frames } = vectorSealedFile()
  const trust = readTrust(network, statements)
  if (!trust) throw new Error('the network of the vectors is sound')
  const invitation = await createInvitation(
    {
      trust,
      inviter: { id: founder.id, signSecretKey: founder.sign.secretKey },
      hub: null,
      issuedAt: FIXED_TIME,
    },
    fixedRandom('invitation'),
  )
  return {
    about:
      'Bytes in hex. Keys come from 32-byte seeds filled with one value: 01 the founder (sender), 02 the member (recipient). tests/support/sync-vectors.ts makes and checks them; shared/sync/README.md is the spec.',
    exact: {
      ...(await exactVectors()),
      'sealedFile.key': hex(section.key),
      'sealedFile.streamHeader': hex(section.streamHeader),
      'sealedFile.frames': hex(frames),
      'sealedFile.check': hex(section.check),
      invitation: hex(invitation.file),
      invitationGrant: hex(invitation.grant),
    },
    compressed: {
      segment: hex(segment.bytes),
      bundle: hex(await bundleBytes(plan, fixedRandom('bundle'))),
      sealedBundle: hex(
        await bundleBytes(
          { ...plan, sections: [outgoing({ section, frames })] },
          fixedRandom('sealed'),
        ),
      ),
      privateSection: hex(
        await sealPrivateSection(
          privateLeavesOf(vectorCommits()),
          [aNetwork().member.box.publicKey],
          fixedRandom('private'),
        ),
      ),
    },
    words: invitation.words,
  }
}

/** Names of what does not hold; empty when all does. */
export async function checkSyncVectors(vectors: SyncVectors): Promise<readonly string[]> {
  const made = await makeSyncVectors()
  const failures = Object.keys({ ...made.exact, ...vectors.exact }).filter(
    (name) => made.exact[name] !== vectors.exact[name],
  )
  const expect = (name: string, holds: boolean) => {
    if (!holds) failures.push(name)
  }
  const { founder, member, id: network } = aNetwork()
  const commits = vectorCommits()
  const segment = await openSegment(
    bytesOf(vectors.compressed['segment'] ?? ''),
    founder.sign.publicKey,
  )
  expect(
    'segment',
    commits.every(
      ({ header }, index) =>
        hex(header) === hex(segment.commits[index]?.headerBytes ?? header.slice(1)),
    ),
  )
  const rows = openCommit({
    ...(commits[0] ?? segmentMissing()),
    leaves: commits[0]?.leaves.map(({ bytes }) => bytes) ?? [],
    signPublicKey: founder.sign.publicKey,
  })
  expect('commit.rows', JSON.stringify(rows.groups[0]?.group.values[3]) === '["H","T","H","H"]')
  const bundle = await openBundle(sourceOf(bytesOf(vectors.compressed['bundle'] ?? '')), {
    network,
    boxKeys: [member.box],
    statements: [],
  })
  const seen: string[] = []
  await bundle.readSections({
    segment: async (_section, bytes) => {
      seen.push(hex(bytes))
    },
    file: async () => ({
      write: async (piece) => {
        seen.push(Buffer.from(piece).toString())
      },
      accept: async () => undefined,
      reject: async () => undefined,
    }),
  })
  expect('bundle.sections', seen.join() === `${vectors.compressed['segment'] ?? ''},isi berkas`)
  expect('bundle.receipts', bundle.manifest.receipts[0]?.vector[0]?.seq === 1)
  const sealedBundle = await openBundle(
    sourceOf(bytesOf(vectors.compressed['sealedBundle'] ?? '')),
    { network, boxKeys: [member.box], statements: [] },
  )
  let behind: Uint8Array = new Uint8Array()
  await sealedBundle.readSections({
    segment: () => Promise.resolve(),
    file: () => Promise.resolve(null),
    sealedFile: async () => ({
      take: async (copy) => {
        behind = await copiedBytes(copy)
      },
      accept: async () => undefined,
      reject: async () => undefined,
    }),
  })
  expect('sealedBundle', hex(behind) === vectors.exact['sealedFile.frames'])
  const privateLeaves = await openPrivateSection(
    bytesOf(vectors.compressed['privateSection'] ?? ''),
    member.box,
  )
  expect(
    'privateSection',
    hex(encodePlacedLeaves(privateLeaves ?? [])) === vectors.exact['privateLeaves'],
  )
  const invitation = await openInvitation(
    bytesOf(vectors.exact['invitation'] ?? ''),
    vectors.words.join(' '),
  )
  expect('invitation', invitation.trust.name === 'PAUD Loteng')
  expect(
    'words',
    codeFromRandom(new Uint8Array(12)).every((word) => word === 'abadi'),
  )
  expect('ids', idText(idBytes(session)) === session)
  return failures
}

function segmentMissing(): never {
  throw new Error('the vectors have commits')
}
