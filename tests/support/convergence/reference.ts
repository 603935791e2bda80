import { sql } from 'kysely'

import type { ReadDb } from '../../../electron/database/database'
import { blake2b256 } from '../../../electron/platform/crypto'
import { cellVersion, deviceTagFrom } from '../../../shared/sync/cell-version'
import { isAskedAbout } from '../../../shared/sync/clash-rules'
import { type CommitHeader, decodeCommitHeader } from '../../../shared/sync/commit-header'
import { idBytes } from '../../../shared/sync/id-bytes'
import { decodeLeaf, leafKindOf } from '../../../shared/sync/leaf'
import { rowCount } from '../../../shared/sync/row-group'
import {
  isSyncedTableName,
  syncedTableNames,
  syncedTables,
} from '../../../shared/sync/synced-tables'

/**
 * What the tables must hold, worked out from the stored commits by the shortest code that says the
 * rules (shared/sync/README.md, section 6), and none of the app's merging. Hubs that agree with one
 * another and are all wrong are found by this.
 */
type Write = {
  readonly device: string
  readonly seq: number
  readonly version: number
  readonly value: unknown
}

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
      const isForgotten = ['members', 'artifacts'].includes(table) && erased.has(rowKey)
      if (isForgotten) continue
      const values = names
        .filter(([, { scope }]) => scope === 'network')
        .map(([name]) => winnerOf(cells.get(name) ?? [])?.value ?? null)
      lines.push(`${table} ${JSON.stringify([...keyValues(rowKey, key.length), ...values])}`)
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
    const { device, seq, lamport } = header
    if (seq > (revokedAfter.get(device) ?? Infinity)) continue
    const deviceTag = tagOf(device)
    for (const { kind, bytes } of leaves) {
      if (bytes === null) continue
      for (const group of decodeLeaf(leafKindOf(kind), bytes)) {
        if (!isSyncedTableName(group.table)) continue
        const version = cellVersion({ lamport, deviceTag, isCorrection: group.isCorrection })
        const rows = tables.get(group.table) ?? (new Map() as Cells)
        tables.set(group.table, rows)
        for (let row = 0; row < rowCount(group); row += 1) {
          const rowKey = group.keyColumns.map((_, key) => group.values[key]?.[row]).join(':')
          const cells = rows.get(rowKey) ?? new Map<string, Write[]>()
          rows.set(rowKey, cells)
          for (let column = group.keyColumns.length; column < group.columns.length; column += 1) {
            const name = group.columns[column] ?? ''
            const writes = cells.get(name) ?? []
            cells.set(name, writes)
            writes.push({ device, seq, version, value: group.values[column]?.[row] ?? null })
          }
        }
      }
    }
  }
  return tables
}

const tags = new Map<string, number>()

function tagOf(device: string): number {
  const tag = tags.get(device) ?? deviceTagFrom(blake2b256(idBytes(device)))
  tags.set(device, tag)
  return tag
}

function winnerOf(writes: readonly Write[]): Write | undefined {
  return writes.reduce<Write | undefined>(
    (best, write) => (best === undefined || write.version > best.version ? write : best),
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
