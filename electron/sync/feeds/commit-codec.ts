import { assert } from '../../../shared/lib/assert'
import {
  type CommitHeader,
  decodeCommitHeader,
  encodeCommitHeader,
  type FeedPosition,
} from '../../../shared/sync/commit-header'
import { expectFormat } from '../../../shared/sync/format-error'
import {
  decodeLeaf,
  encodeLeaf,
  isSalted,
  type LeafKind,
  leafKindByte,
  SALT_BYTES,
} from '../../../shared/sync/leaf'
import {
  type CellValue,
  rowAt,
  rowCount,
  type RowGroup,
  rowKeyAt,
} from '../../../shared/sync/row-group'
import { DOMAINS } from '../../../shared/sync/signed-domains'
import { LIMITS } from '../../../shared/sync/wire-limits'
import {
  blake2b256,
  equalBytes,
  isSignedBy,
  type RandomBytes,
  randomBytes,
  sign,
} from '../../platform/crypto'

/**
 * A command's changes, sealed as one commit of this device's feed (DESIGN 5.1): leaves, header,
 * hash, signature. The bytes are in shared/sync/README.md.
 */
export type ScopedGroup = {
  /** `hub` columns reach only this hub's own devices. */
  readonly scope: 'network' | 'hub'
  /** Rows of tables about people get a leaf each, so that one person can be erased. */
  readonly isPersonal: boolean
  readonly group: RowGroup
}

export type CommitInput = {
  readonly device: { readonly id: string; readonly signSecretKey: Uint8Array }
  readonly seq: number
  readonly prev: Uint8Array
  readonly lamport: number
  readonly wallClock: number
  readonly isClockDoubtful: boolean
  readonly account: string | null
  readonly command: string
  readonly schemaVersion: number
  readonly deps: readonly FeedPosition[]
  readonly groups: readonly ScopedGroup[]
}

export type SealedLeaf = {
  readonly kind: LeafKind
  readonly hash: Uint8Array
  readonly bytes: Uint8Array
  /** Set on personal leaves only: what erasing that row must drop. */
  readonly tableName: string | null
  readonly rowKey: string | null
}

export type SealedCommit = {
  readonly hash: Uint8Array
  readonly header: Uint8Array
  readonly signature: Uint8Array
  readonly leaves: readonly SealedLeaf[]
}

export function sealCommit(input: CommitInput, random: RandomBytes = randomBytes): SealedCommit {
  const leaves = [
    ...bulkLeaf(input.groups, 'network', random),
    ...bulkLeaf(input.groups, 'hub', random),
    ...input.groups.flatMap((scoped) => (scoped.isPersonal ? personalLeaves(scoped, random) : [])),
  ]
  const size = leaves.reduce((sum, { bytes }) => sum + bytes.length, 0)
  assert(
    size <= LIMITS.commitBytes && leaves.length <= LIMITS.leavesPerCommit,
    `one command changes at most 16 MiB and 200,000 personal rows, not ${size} bytes`,
  )
  const header = encodeCommitHeader({
    device: input.device.id,
    seq: input.seq,
    prev: input.prev,
    lamport: input.lamport,
    wallClock: input.wallClock,
    isClockDoubtful: input.isClockDoubtful,
    account: input.account,
    command: input.command,
    schemaVersion: input.schemaVersion,
    deps: input.deps,
    leaves,
  })
  const hash = blake2b256(header)
  return { hash, header, signature: signCommitHash(hash, input.device.signSecretKey), leaves }
}

export type OpenedCommit = {
  readonly header: CommitHeader
  readonly hash: Uint8Array
  /** Of the leaves that are present, in the order of the header. */
  readonly groups: readonly { readonly kind: LeafKind; readonly group: RowGroup }[]
}

/**
 * Checks one stored commit against its signature and decodes it. A leaf that was withheld or erased
 * is null. Throws a FormatError when anything does not fit.
 */
export function openCommit(stored: {
  readonly header: Uint8Array
  readonly signature: Uint8Array
  readonly leaves: readonly (Uint8Array | null)[]
  readonly signPublicKey: Uint8Array
}): OpenedCommit {
  const header = decodeCommitHeader(stored.header)
  const hash = blake2b256(stored.header)
  expectFormat(
    isCommitSignedBy(stored.signPublicKey, hash, stored.signature),
    'the signature is not the device’s',
    'forged',
  )
  expectFormat(stored.leaves.length === header.leaves.length, 'the commit has other leaves')
  const groups = header.leaves.flatMap(({ kind, hash: expected }, index) => {
    const bytes = stored.leaves[index] ?? null
    if (bytes === null) return []
    expectFormat(equalBytes(leafHash(kind, bytes), expected), 'a leaf has another hash', 'forged')
    return decodeLeaf(kind, bytes).map((group) => ({ kind, group }))
  })
  return { header, hash, groups }
}

export function leafHash(kind: LeafKind, bytes: Uint8Array): Uint8Array {
  return blake2b256(Uint8Array.of(leafKindByte(kind)), bytes)
}

export function signCommitHash(hash: Uint8Array, signSecretKey: Uint8Array): Uint8Array {
  return sign(withDomain(hash), signSecretKey)
}

export function isCommitSignedBy(
  signPublicKey: Uint8Array,
  hash: Uint8Array,
  signature: Uint8Array,
): boolean {
  return isSignedBy(signPublicKey, withDomain(hash), signature)
}

function withDomain(hash: Uint8Array): Uint8Array {
  const message = new Uint8Array(DOMAINS.commit.length + hash.length)
  message.set(DOMAINS.commit)
  message.set(hash, DOMAINS.commit.length)
  return message
}

function bulkLeaf(
  groups: readonly ScopedGroup[],
  scope: ScopedGroup['scope'],
  random: RandomBytes,
): SealedLeaf[] {
  const bulk = groups.filter((scoped) => scoped.scope === scope && !scoped.isPersonal)
  if (bulk.length === 0) return []
  const kind = scope === 'network' ? 'bulk-network' : 'bulk-hub'
  const bytes = encodeLeaf(
    kind,
    bulk.map(({ group }) => sortedByKey(group)),
    saltFor(kind, random),
  )
  return [{ kind, hash: leafHash(kind, bytes), bytes, tableName: null, rowKey: null }]
}

function personalLeaves({ scope, group }: ScopedGroup, random: RandomBytes): SealedLeaf[] {
  const kind = scope === 'network' ? 'personal-network' : 'personal-hub'
  return Array.from({ length: rowCount(group) }, (_, row) => {
    const values = rowAt(group, row).map((value) => [value])
    const bytes = encodeLeaf(kind, [{ ...group, values }], saltFor(kind, random))
    return {
      kind,
      hash: leafHash(kind, bytes),
      bytes,
      tableName: group.table,
      rowKey: rowKeyAt(group, row),
    }
  })
}

function saltFor(kind: LeafKind, random: RandomBytes): Uint8Array {
  return isSalted(kind) ? random(SALT_BYTES) : new Uint8Array()
}

/** Rows in key order compress best, and their order carries no meaning. */
function sortedByKey(group: RowGroup): RowGroup {
  const keys = group.values.slice(0, group.keyColumns.length)
  const order = Array.from({ length: rowCount(group) }, (_, row) => row)
  order.sort((left, right) => {
    for (const key of keys) {
      const difference = compareCells(key[left] ?? null, key[right] ?? null)
      if (difference !== 0) return difference
    }
    return left - right
  })
  return {
    ...group,
    values: group.values.map((column) => order.map((row) => column[row] ?? null)),
  }
}

function compareCells(left: CellValue, right: CellValue): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right
  const leftText = String(left)
  const rightText = String(right)
  if (leftText === rightText) return 0
  return leftText < rightText ? -1 : 1
}
