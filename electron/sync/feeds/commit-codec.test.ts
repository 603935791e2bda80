import { expect, test } from 'vitest'

import { decodeCommitHeader, encodeCommitHeader } from '../../../shared/sync/commit-header'
import { FormatError } from '../../../shared/sync/format-error'
import type { RowGroup } from '../../../shared/sync/row-group'
import { withFlippedBit } from '../../../tests/support/changed-bytes'
import { createSigningKeys, equalBytes } from '../../platform/crypto'
import { type CommitInput, openCommit, sealCommit } from './commit-codec'

const keys = createSigningKeys(new Uint8Array(32).fill(1))
const device = '01jd8g6zkcv3x9q2m4h7t5w8ra'
const memberA = '01jd8g6zkcv3x9q2m4h7t5w8rb'
const memberB = '01jd8g6zkcv3x9q2m4h7t5w8rc'

const ticks: RowGroup = {
  table: 'attendance',
  isCorrection: false,
  keyColumns: ['session_id', 'member_id'],
  columns: ['session_id', 'member_id', 'status'],
  values: [
    [device, device],
    [memberB, memberA],
    ['S', 'H'],
  ],
}
const people: RowGroup = {
  table: 'members',
  isCorrection: false,
  keyColumns: ['id'],
  columns: ['id', 'name'],
  values: [
    [memberA, memberB],
    ['Baiq Rohani', 'Lalu Ahmad'],
  ],
}
const secrets: RowGroup = {
  ...people,
  columns: ['id', 'nik'],
  values: [[memberA], ['9900000000000001']],
}

function aCommit(changes: Partial<CommitInput> = {}): CommitInput {
  return {
    device: { id: device, signSecretKey: keys.secretKey },
    seq: 7,
    prev: new Uint8Array(32).fill(3),
    lamport: 12,
    wallClock: Date.UTC(2026, 10, 21),
    isClockDoubtful: true,
    account: memberB,
    command: 'attendance.mark',
    schemaVersion: 1,
    deps: [{ device: memberA, seq: 4 }],
    groups: [
      { scope: 'network', isPersonal: false, group: ticks },
      { scope: 'network', isPersonal: true, group: people },
      { scope: 'hub', isPersonal: true, group: secrets },
    ],
    ...changes,
  }
}

function open(commit: ReturnType<typeof sealCommit>, leaves: readonly (Uint8Array | null)[]) {
  return openCommit({ ...commit, leaves, signPublicKey: keys.publicKey })
}

test('a sealed commit opens with the same header fields and rows, in key order', () => {
  const commit = sealCommit(aCommit())

  const opened = open(
    commit,
    commit.leaves.map((leaf) => leaf.bytes),
  )

  expect(opened.groups).toEqual([
    {
      kind: 'bulk-network',
      group: {
        ...ticks,
        values: [
          [device, device],
          [memberA, memberB],
          ['H', 'S'],
        ],
      },
    },
    { kind: 'personal-network', group: { ...people, values: [[memberA], ['Baiq Rohani']] } },
    { kind: 'personal-network', group: { ...people, values: [[memberB], ['Lalu Ahmad']] } },
    { kind: 'personal-hub', group: secrets },
  ])
  expect(opened.header).toMatchObject({
    device,
    seq: 7,
    lamport: 12,
    isClockDoubtful: true,
    account: memberB,
    command: 'attendance.mark',
    deps: [{ device: memberA, seq: 4 }],
  })
  expect(encodeCommitHeader(decodeCommitHeader(commit.header))).toEqual(commit.header)
})

test('a personal leaf says which row erasing it would drop', () => {
  const { leaves } = sealCommit(aCommit())

  expect(leaves.map(({ kind, tableName, rowKey }) => [kind, tableName, rowKey])).toEqual([
    ['bulk-network', null, null],
    ['personal-network', 'members', memberA],
    ['personal-network', 'members', memberB],
    ['personal-hub', 'members', memberA],
  ])
})

test('a commit stays provable without its erased and withheld leaves', () => {
  const commit = sealCommit(aCommit())
  const [bulk] = commit.leaves

  const opened = open(commit, [bulk?.bytes ?? null, null, null, null])

  expect(opened.groups.map(({ group }) => group.table)).toEqual(['attendance'])
  expect(opened.hash).toEqual(commit.hash)
})

test('two people with the same data have different leaf hashes', () => {
  const commit = sealCommit(aCommit())
  const again = sealCommit(aCommit())

  const [one, two] = [commit.leaves[3], again.leaves[3]]
  expect(one && two && equalBytes(one.hash, two.hash)).toBe(false)
})

test('a changed leaf, header or signature is refused', () => {
  const commit = sealCommit(aCommit())
  const leaves = commit.leaves.map((leaf) => leaf.bytes)

  const attempts = [
    () =>
      open(
        commit,
        leaves.map((bytes, index) => (index === 1 ? withFlippedBit(bytes, 30) : bytes)),
      ),
    () => open({ ...commit, header: withFlippedBit(commit.header, 70) }, leaves),
    () => open({ ...commit, signature: withFlippedBit(commit.signature, 5) }, leaves),
    () => open(commit, leaves.slice(1)),
  ]

  for (const attempt of attempts) expect(attempt).toThrow(FormatError)
})

test('a commit without leaves is a commit', () => {
  const commit = sealCommit(aCommit({ groups: [], account: null, deps: [], seq: 1 }))

  expect(open(commit, []).groups).toEqual([])
})
