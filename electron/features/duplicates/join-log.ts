import type { DuplicateKind, DuplicatePair } from '../../../shared/domain/duplicate'
import { cellVersion, deviceTagFrom } from '../../../shared/sync/cell-version'
import { FormatError } from '../../../shared/sync/format-error'
import { idBytes } from '../../../shared/sync/id-bytes'
import { decodeLeaf, leafKindOf } from '../../../shared/sync/leaf'
import {
  type CellValue,
  rowAt,
  rowCount,
  type RowGroup,
  rowKeyAt,
} from '../../../shared/sync/row-group'
import type { PatchValue } from '../../database/change-log'
import type { ReadDb } from '../../database/database'
import { blake2b256 } from '../../platform/crypto'
import { findLeaves, type FoundLeaf, listCommits, listDevices } from '../history/history-repository'
import { recordTable } from './record-repository'

/** What one commit wrote into one cell. */
type Write = { readonly value: CellValue; readonly version: number; readonly isJoining: boolean }

/**
 * What the cells of the first record go back to when the pair is set apart: of those that still hold
 * what a joining commit wrote, the newest value that another commit wrote. Read from the commits
 * themselves, so it is the same on every hub, also where somebody else did the joining.
 */
export async function readBeforeJoining(
  db: ReadDb,
  kind: DuplicateKind,
  { firstId, secondId }: DuplicatePair,
): Promise<Readonly<Record<string, PatchValue>>> {
  const record = { table: recordTable[kind], rowKey: firstId }
  const decision = { table: 'duplicate_decisions', rowKey: `${firstId}:${secondId}` }
  const leaves = await findLeaves(db, [record, decision])
  const versionOf = await readCommitVersions(db, leaves)
  const joining = new Set<string>()
  const found: { readonly place: string; readonly cells: ReadonlyMap<string, CellValue> }[] = []
  for (const leaf of leaves) {
    const place = placeOf(leaf)
    if (!versionOf.has(place)) continue
    for (const group of groupsOf(leaf)) {
      for (const cells of cellsOf(group, decision)) {
        if (cells.get('decision') === 'same') joining.add(place)
      }
      for (const cells of cellsOf(group, record)) found.push({ place, cells })
    }
  }
  const writes = new Map<string, Write[]>()
  for (const { place, cells } of found) {
    for (const [column, value] of cells) {
      const write = { value, version: versionOf.get(place) ?? 0, isJoining: joining.has(place) }
      writes.set(column, [...(writes.get(column) ?? []), write])
    }
  }
  return Object.fromEntries(
    [...writes].flatMap(([column, ofColumn]) => {
      const newestFirst = ofColumn.sort((left, right) => right.version - left.version)
      if (newestFirst[0]?.isJoining !== true) return []
      const before = newestFirst.find(({ isJoining }) => !isJoining)?.value ?? null
      return before instanceof Uint8Array ? [] : [[column, before] as const]
    }),
  )
}

const placeOf = ({ deviceNo, seq }: { readonly deviceNo: number; readonly seq: number }) =>
  `${deviceNo}/${seq}`

/** The version of what a commit wrote, by its place. Commits of a device reported lost are left out. */
async function readCommitVersions(
  db: ReadDb,
  leaves: readonly FoundLeaf[],
): Promise<ReadonlyMap<string, number>> {
  const places = new Map(leaves.map((leaf) => [placeOf(leaf), leaf]))
  const devices = await listDevices(db)
  const versions = new Map<string, number>()
  for (const commit of await listCommits(db, [...places.values()])) {
    const deviceId = devices.get(commit.deviceNo)?.deviceId
    if (commit.isParked || deviceId === undefined) continue
    const deviceTag = deviceTagFrom(blake2b256(idBytes(deviceId)))
    const { lamport } = commit
    versions.set(placeOf(commit), cellVersion({ lamport, deviceTag, isCorrection: false }))
  }
  return versions
}

/** Nothing of a leaf that is gone, or that only a newer version reads. */
function groupsOf({ kind, bytes }: FoundLeaf): readonly RowGroup[] {
  if (bytes === null) return []
  try {
    return decodeLeaf(leafKindOf(kind), bytes)
  } catch (error) {
    if (error instanceof FormatError && error.reason === 'unsupported') return []
    throw error
  }
}

/** The non-key cells of the row, once for each time it stands in the group. */
function cellsOf(
  group: RowGroup,
  { table, rowKey }: { readonly table: string; readonly rowKey: string },
): readonly ReadonlyMap<string, CellValue>[] {
  if (group.table !== table) return []
  const rows = Array.from({ length: rowCount(group) }, (_, row) => row)
  return rows
    .filter((row) => rowKeyAt(group, row) === rowKey)
    .map((row) => {
      const cells = rowAt(group, row).map(
        (value, index) => [group.columns[index] ?? '', value] as const,
      )
      return new Map(cells.slice(group.keyColumns.length))
    })
}
