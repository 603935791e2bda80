import { sql } from 'kysely'

import type { ReadDb } from '../../../electron/database/database'
import { blake2b256 } from '../../../electron/platform/crypto'
import { isAskedAbout } from '../../../shared/sync/clash-rules'
import { type CommitHeader, decodeCommitHeader } from '../../../shared/sync/commit-header'
import { idBytes } from '../../../shared/sync/id-bytes'
import { decodeLeaf, leafKindOf } from '../../../shared/sync/leaf'
import { rowCount, type RowGroup } from '../../../shared/sync/row-group'
import { syncedTableNames, syncedTables } from '../../../shared/sync/synced-tables'

/**
 * What the tables must hold, worked out from the stored commits by the shortest code that says the
 * rules (shared/sync/README.md, section 6), and none of the app's merging. Hubs that agree with one
 * another and are all wrong are found by this.
 */
type Write = {
  readonly device: string
  readonly seq: number
  readonly isCorrection: boolean
  readonly lamport: number
  readonly value: unknown
}

/** Tables whose rows an erasure names (section 6). */
const erasable: readonly string[] = [
  'members',
  'artifacts',
  'certificate_names',
  'staff',
  'board_posts',
  'travel_orders',
  'letter_recipients',
]

type Cells = Map<string, Map<string, Write[]>>

export async function referenceDump(
  db: ReadDb,
  revokedAfter: ReadonlyMap<string, number>,
): Promise<string> {
  const commits = await readCommits(db)
  const seen = seenBy(commits.map(({ header }) => header))
  const rows = collectWrites(commits, revokedAfter)
  const erased = new Set([...(rows.get('erasures')?.keys() ?? [])].map((key) => key))
  const lines: string[] = []
  const clashes: string[] = []
  for (const table of syncedTableNames) {
    const { key, columns, number } = syncedTables[table]
    const names = Object.entries<{ readonly number: number; readonly scope: string }>(columns)
    for (const [rowKey, cells] of [
      ...(rows.get(table) ?? new Map<string, Map<string, Write[]>>()),
    ].sort(byKey)) {
      const isForgotten = erasable.includes(table) && erased.has(rowKey)
      if (isForgotten) continue
      const values = names
        .filter(([, { scope }]) => scope === 'network')
        .map(([name]) => winnerOf(cells.get(name) ?? [])?.value ?? null)
      lines.push(`${table} ${JSON.stringify([...keyValues(rowKey, key.length), ...values])}`)
      for (const writes of cells.values()) {
        const winner = winnerOf(writes)
        const unheard = writes.find((write) => write !== winner && winner && seen(write, winner))
        if (unheard) lines.push(`${table} ${rowKey}: an edit lost against one it had seen`)
      }
      for (const [name, column] of names) {
        if (name === 'removed_at' || !isAskedAbout(table, name)) continue
        for (const loser of openLosers(cells.get(name) ?? [], seen)) {
          const place = [number, rowKey, column.number, loser.device, loser.seq, loser.value]
          clashes.push(`clash ${JSON.stringify(place)}`)
        }
      }
    }
  }
  return [...lines, ...clashes.sort()].join('\n')
}

/** Of a device's own dump, what the reference speaks about: not the clashes of removals. */
export function comparable(dump: string): string {
  const lines = dump.split('\n').filter((line) => line !== '')
  const rows = lines.filter((line) => !line.startsWith('clash '))
  const clashes = lines.filter((line) => line.startsWith('clash ') && !isRemovalClash(line))
  return [...rows, ...clashes.sort()].join('\n')
}

function isRemovalClash(line: string): boolean {
  const [table, , column] = JSON.parse(line.slice('clash '.length)) as [number, string, number]
  const spec = Object.values(syncedTables).find(({ number }) => number === table)
  const columns = (spec?.columns ?? {}) as Readonly<Record<string, { readonly number: number }>>
  return columns['removed_at']?.number === column
}

type ReadCommit = { readonly header: CommitHeader; readonly leaves: readonly StoredLeaf[] }
type StoredLeaf = { readonly kind: number; readonly bytes: Uint8Array | null }

async function readCommits(db: ReadDb): Promise<readonly ReadCommit[]> {
  const { rows } = await sql<{
    device_no: number
    seq: number
    header: Uint8Array
  }>`select device_no, seq, header from commits order by device_no, seq`.execute(db)
  const leaves = await sql<{ device_no: number; seq: number } & StoredLeaf>`
    select device_no, seq, kind, bytes from commit_leaves order by device_no, seq, leaf_no`.execute(
    db,
  )
  const byCommit = new Map<string, StoredLeaf[]>()
  for (const { device_no, seq, kind, bytes } of leaves.rows) {
    const list = byCommit.get(`${device_no}/${seq}`) ?? []
    byCommit.set(`${device_no}/${seq}`, list)
    list.push({ kind, bytes })
  }
  return rows.map(({ device_no, seq, header }) => ({
    header: decodeCommitHeader(header),
    leaves: byCommit.get(`${device_no}/${seq}`) ?? [],
  }))
}

/** Table -> row -> column -> everything ever written there that counts. */
function collectWrites(
  commits: readonly ReadCommit[],
  revokedAfter: ReadonlyMap<string, number>,
): ReadonlyMap<string, Cells> {
  const tables = new Map<string, Cells>()
  for (const { header, leaves } of commits) {
    if (header.seq > (revokedAfter.get(header.device) ?? Infinity)) continue
    for (const { kind, bytes } of leaves) {
      if (bytes === null) continue
      for (const group of decodeLeaf(leafKindOf(kind), bytes)) addWrites(tables, group, header)
    }
  }
  return tables
}

function addWrites(tables: Map<string, Cells>, group: RowGroup, header: CommitHeader): void {
  const { device, seq, lamport } = header
  const { isCorrection, columns, keyColumns, values } = group
  const rows: Cells = tables.get(group.table) ?? new Map<string, Map<string, Write[]>>()
  tables.set(group.table, rows)
  for (let row = 0; row < rowCount(group); row += 1) {
    const rowKey = keyColumns.map((_, key) => values[key]?.[row]).join(':')
    const cells = rows.get(rowKey) ?? new Map<string, Write[]>()
    rows.set(rowKey, cells)
    for (const [column, name] of columns.entries()) {
      if (column < keyColumns.length) continue
      const writes = cells.get(name) ?? []
      cells.set(name, writes)
      writes.push({ device, seq, isCorrection, lamport, value: values[column]?.[row] ?? null })
    }
  }
}

/** Which of two writes of a cell holds: a correction, then the later Lamport time, then the device. */
function isStronger(write: Write, other: Write): boolean {
  if (write.isCorrection !== other.isCorrection) return write.isCorrection
  if (write.lamport !== other.lamport) return write.lamport > other.lamport
  return tagOf(write.device) > tagOf(other.device)
}

const tags = new Map<string, number>()

/** The first 22 bits of the hash of a device's id. */
function tagOf(device: string): number {
  const known = tags.get(device)
  if (known !== undefined) return known
  const hash = blake2b256(idBytes(device))
  const tag = (((hash[0] ?? 0) << 16) | ((hash[1] ?? 0) << 8) | (hash[2] ?? 0)) >> 2
  tags.set(device, tag)
  return tag
}

function winnerOf(writes: readonly Write[]): Write | undefined {
  return writes.reduce<Write | undefined>(
    (best, write) => (best === undefined || isStronger(write, best) ? write : best),
    undefined,
  )
}

/** Writes that lost and that no other write of the cell had seen. */
function openLosers(writes: readonly Write[], seen: Seen): readonly Write[] {
  const winner = winnerOf(writes)
  return writes.filter(
    (write) => write !== winner && !writes.some((other) => other !== write && seen(other, write)),
  )
}

/** What a commit says its device had seen of others when it was made: device -> seq. */
export async function seenWhenMade(
  db: ReadDb,
  device: string,
): Promise<ReadonlyMap<number, ReadonlyMap<string, number>>> {
  const made = new Map<number, ReadonlyMap<string, number>>()
  let known = new Map<string, number>()
  for (const { header } of await readCommits(db)) {
    if (header.device !== device) continue
    known = new Map([...known, ...header.deps.map((dep) => [dep.device, dep.seq] as const)])
    made.set(header.seq, known)
  }
  return made
}

type Place = { readonly device: string; readonly seq: number }
type Seen = (commit: Place, other: Place) => boolean

function seenBy(headers: readonly CommitHeader[]): Seen {
  // By feed: at which seq of it another feed was known up to where.
  const known = new Map<string, { readonly at: number; readonly seq: number }[]>()
  for (const { device, seq, deps } of headers) {
    for (const dep of deps) {
      const list = known.get(`${device}/${dep.device}`) ?? []
      known.set(`${device}/${dep.device}`, list)
      list.push({ at: seq, seq: dep.seq })
    }
  }
  return (commit, other) => {
    if (commit.device === other.device) return commit.seq >= other.seq
    const list = known.get(`${commit.device}/${other.device}`) ?? []
    const reached = list.filter(({ at }) => at <= commit.seq).map(({ seq }) => seq)
    return Math.max(0, ...reached) >= other.seq
  }
}

function keyValues(rowKey: string, length: number): readonly string[] {
  return length === 1 ? [rowKey] : rowKey.split(':')
}

function byKey([left]: readonly [string, unknown], [right]: readonly [string, unknown]): number {
  return left < right ? -1 : left > right ? 1 : 0
}
