import type { ScopedGroup } from '../../electron/sync/feeds/commit-codec'
import type { FeedMark } from '../../shared/sync/bundle-manifest'
import { encodeLeaf, isSalted, leafKinds, SALT_BYTES } from '../../shared/sync/leaf'
import type { CellValue, RowGroup } from '../../shared/sync/row-group'
import {
  syncedTable,
  type SyncedTableName,
  syncedTableNames,
} from '../../shared/sync/synced-tables'
import { damaged } from './damage'
import type { ForgedCommit, HostileMember, Victim } from './hostile-members'
import type { Random } from './random'

/** Commits that are chained and signed as they must be, and say what no honest program says. */
export type FeedHead = {
  readonly seq: number
  readonly hash: Uint8Array
  readonly lamport: number
}

export type Making = {
  readonly random: Random
  readonly victim: Victim
  readonly member: HostileMember
  /** Which member it is: ids made of it keep the members' rows apart. */
  readonly index: number
  readonly head: FeedHead
  /** Of the other members' feeds: what the hub has left on the stick for everybody. */
  readonly others: readonly FeedMark[]
}

export type HostileCommitKind = 'commit-headers' | 'leaf-bytes' | 'groups' | 'cells'

export const big = [
  0,
  1,
  2,
  255,
  2 ** 16,
  2 ** 31,
  2 ** 32,
  2 ** 40,
  2 ** 52,
  Number.MAX_SAFE_INTEGER,
]

export function idOf(index: number, letter: string, n: number): string {
  return `01${letter}${String(index).padStart(8, '0')}${String(n).padStart(15, '0')}`
}

export function groupOf(
  table: SyncedTableName,
  rows: readonly Readonly<Record<string, CellValue>>[],
  isCorrection = false,
): ScopedGroup {
  const { key, isPersonal } = syncedTable(table)
  const names = Object.keys(rows[0] ?? {}).filter((name) => !key.includes(name))
  const columns = [...key, ...names]
  return {
    scope: 'network',
    isPersonal,
    group: {
      table,
      isCorrection,
      keyColumns: key,
      columns,
      values: columns.map((name) => rows.map((row) => row[name] ?? null)),
    },
  }
}

/** What an honest member's feed begins with. */
export function firstChanges(index: number): readonly (readonly ScopedGroup[])[] {
  const id = (letter: string, n: number) => idOf(index, letter, n)
  return [
    [
      groupOf('members', [
        { id: id('m', 1), full_name: `Guru ${index}` },
        { id: id('m', 2), full_name: `Guru ${index} Kedua` },
      ]),
      groupOf('activities', [{ id: id('a', 1), title: 'Workshop' }]),
      groupOf('sessions', [{ id: id('s', 1), activity_id: id('a', 1), starts_at: 480 }]),
      groupOf('attendance', [
        { session_id: id('s', 1), member_id: id('m', 1), status: 'H', arrived_at: 480 },
        { session_id: id('s', 1), member_id: id('m', 2), status: 'T', arrived_at: null },
      ]),
    ],
  ]
}

/** What it brings next, before it is made hostile. */
export function laterChanges(index: number, seq: number): readonly (readonly ScopedGroup[])[] {
  const id = (letter: string, n: number) => idOf(index, letter, n)
  return [
    [
      groupOf('members', [{ id: id('m', 1), phone: `08190000${seq}`, sex: 'P' }]),
      groupOf(
        'attendance',
        [{ session_id: id('s', 1), member_id: id('m', 1), status: 'S', late_minutes: 3 }],
        true,
      ),
    ],
    [
      groupOf('venues', [{ id: id('v', seq), activity_id: id('a', 1), name: 'Aula' }]),
      groupOf('members', [{ id: id('m', 10 + seq), full_name: 'Guru Ketiga' }]),
    ],
  ]
}

export function hostileCommits(
  kind: HostileCommitKind,
  honest: readonly ForgedCommit[],
  making: Making,
): readonly ForgedCommit[] {
  const { random } = making
  const target = random.below(honest.length)
  const change = (commit: ForgedCommit): ForgedCommit => {
    switch (kind) {
      case 'commit-headers':
        return withHostileHeader(commit, making)
      case 'leaf-bytes':
        return withLeaf(commit, random, (bytes) => damaged(random, bytes))
      case 'groups':
      case 'cells':
        return withHostileGroups(kind, commit, making)
      default:
        return commit
    }
  }
  return honest.map((commit, index) => (index === target ? change(commit) : commit))
}

function withLeaf(
  commit: ForgedCommit,
  random: Random,
  change: (bytes: Uint8Array) => Uint8Array,
): ForgedCommit {
  const at = random.below(commit.leaves.length)
  return {
    ...commit,
    leaves: commit.leaves.map((bytes, index) => (index === at ? change(bytes) : bytes)),
  }
}

function withHostileHeader(commit: ForgedCommit, { random, victim, member }: Making): ForgedCommit {
  const { header } = commit
  const someDevice = () =>
    random.pick([victim.id, member.id, idOf(random.below(999), 'z', 9), `7${'z'.repeat(25)}`])
  switch (random.below(8)) {
    case 0:
      return { ...commit, header: { ...header, lamport: random.pick(big) % 2 ** 50 } }
    case 1:
      return {
        ...commit,
        header: { ...header, wallClock: random.pick([-1, 0, 2 ** 49, -(2 ** 49)]) },
      }
    case 2:
      return { ...commit, header: { ...header, schemaVersion: random.pick(big) } }
    case 3:
      return { ...commit, header: { ...header, account: idOf(1, 'k', random.below(99)) } }
    case 4: {
      const deps = Array.from({ length: random.pick([1, 2, 40]) }, () => ({
        device: idOf(random.below(9999), 'd', random.below(99)),
        seq: random.pick(big),
      }))
      return { ...commit, header: { ...header, deps } }
    }
    case 5:
      return {
        ...commit,
        header: { ...header, deps: [{ device: someDevice(), seq: random.pick(big) }] },
      }
    case 6: {
      const command = random.pick(['', 'x'.repeat(100), '\u0000', '../..', 'DROP TABLE members'])
      return { ...commit, header: { ...header, command } }
    }
    default: {
      const leaves = header.leaves.map((leaf) => ({ ...leaf, kind: random.pick(leafKinds) }))
      return { ...commit, header: { ...header, leaves } }
    }
  }
}

/** Leaves made of groups that no honest program writes, under whatever kind of leaf. */
function withHostileGroups(
  kind: 'groups' | 'cells',
  commit: ForgedCommit,
  making: Making,
): ForgedCommit {
  const { random } = making
  const at = random.below(commit.leaves.length)
  const leafKind =
    kind === 'cells' ? (commit.header.leaves[at]?.kind ?? 'bulk-network') : random.pick(leafKinds)
  const group = kind === 'cells' ? withHostileCells(making) : hostileGroup(making)
  const groups = Array.from({ length: random.pick([1, 1, 1, 2, 12]) }, () => group)
  const salt = new Uint8Array(isSalted(leafKind) ? SALT_BYTES : 0)
  const bytes = encodeLeaf(leafKind, groups, salt)
  return {
    header: {
      ...commit.header,
      leaves: commit.header.leaves.map((leaf, index) =>
        index === at ? { ...leaf, kind: leafKind } : leaf,
      ),
    },
    leaves: commit.leaves.map((old, index) => (index === at ? bytes : old)),
  }
}

const hostileTexts = [
  '',
  ' ',
  '\u0000',
  "'; DROP TABLE members; --",
  '\ud800',
  '\u202egnp.exe',
  '{"a":1}',
  '[]',
  'null',
  '../../x',
  ':',
  'x:y:z',
  '9'.repeat(400),
  'é'.repeat(3_000),
]

function hostileCell(random: Random): CellValue {
  switch (random.below(7)) {
    case 0:
      return null
    case 1:
      return random.pick(big) * random.pick([1, -1])
    case 2:
      return random.pick([0.5, -0, 1e308, -1e-300, 2 ** 53, -(2 ** 63), 1.7e19])
    case 3:
      return Uint8Array.from({ length: random.below(40) }, () => random.below(256))
    case 4:
      return idOf(random.below(99), 'q', random.below(99))
    default:
      return random.pick(hostileTexts)
  }
}

/** A known table with its own columns, and cells of the wrong type, length or meaning. */
function withHostileCells({ random, index }: Making): RowGroup {
  const table = random.pick(syncedTableNames)
  const { key, columns } = syncedTable(table)
  const names = Object.keys(columns).filter(() => random.below(3) > 0)
  const rows = random.pick([1, 1, 3, 40])
  const all = [...key, ...names]
  return {
    table,
    isCorrection: random.below(4) === 0,
    keyColumns: key,
    columns: all,
    values: all.map((_, column) =>
      Array.from({ length: rows }, (__, row) =>
        column < key.length && random.below(8) > 0
          ? idOf(index, 'h', row)
          : random.below(2) === 0
            ? null
            : hostileCell(random),
      ),
    ),
  }
}

/** Tables, keys and columns that are not there, not synced, or not to be written. */
function hostileGroup({ random, index }: Making): RowGroup {
  const table = random.pick([
    ...syncedTableNames,
    'commits',
    'devices',
    'settings',
    'sqlite_master',
    'member_search',
    'members"; drop table members; --',
    '__proto__',
    'constructor',
    '',
    'besok',
  ])
  const keyColumns = random.pick([
    ['id'],
    ['hash'],
    ['session_id', 'member_id'],
    ['activity_id', 'member_id'],
    ['first_id', 'second_id'],
    ['subject_id'],
    ['row_no'],
    ['member_id', 'session_id'],
  ])
  const extra = random
    .pick([
      ['row_version'],
      ['row_no'],
      ['survivor_id'],
      ['full_name', 'nik'],
      ['status', 'besok'],
      ['__proto__'],
      ['toString'],
      ['rowid'],
      ['removed_at', 'removed_by'],
      [],
      Array.from({ length: 250 }, (_, n) => `kolom_${n}`),
    ])
    .filter((name) => !keyColumns.includes(name))
  const columns = [...keyColumns, ...extra]
  const rows = random.pick([1, 1, 2, 50])
  const isTwice = random.below(4) === 0
  return {
    table,
    isCorrection: random.below(2) === 0,
    keyColumns,
    columns,
    values: columns.map((_, column) =>
      Array.from({ length: rows }, (__, row) =>
        column < keyColumns.length ? idOf(index, 'g', isTwice ? 0 : row) : hostileCell(random),
      ),
    ),
  }
}
