import type { DuplicateKind, DuplicatePair } from '../../../shared/domain/duplicate'
import { cellVersion, deviceTagFrom } from '../../../shared/sync/cell-version'
import { idBytes } from '../../../shared/sync/id-bytes'
import { leafKindOf } from '../../../shared/sync/leaf'
import { readLeaf } from '../../../shared/sync/readable-leaf'
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
import { listVerdicts } from './decision-repository'
import { recordTable } from './record-repository'

/** What a commit wrote into one cell. */
type Write = { readonly value: CellValue; readonly place: string; readonly version: number }

/** What a commit decided about the first record and another one. */
type Decision = { readonly secondId: string; readonly isSame: boolean; readonly version: number }

/**
 * What the cells of the first record go back to when the pair is set apart: of those that still hold
 * what a joining or a setting apart wrote, the newest value of another commit, or of a joining that
 * is in force still. Read from the commits themselves, so it is the same on every hub, also where
 * somebody else did the joining. Cells that are as they should be are left out.
 */
export async function readBeforeJoining(
  db: ReadDb,
  kind: DuplicateKind,
  { firstId, secondId }: DuplicatePair,
): Promise<Readonly<Record<string, PatchValue>>> {
  const verdicts = await listVerdicts(db, firstId)
  const record = { table: recordTable[kind], rowKey: firstId }
  const pairs = [...verdicts.keys()].map((id) => decisionOn(firstId, id))
  const leaves = await findLeaves(db, [record, ...pairs])
  const versions = await readCommitVersions(db, leaves)
  const decisions = new Map<string, Decision[]>()
  const writes = new Map<string, Write[]>()
  for (const leaf of leaves) {
    const place = placeOf(leaf)
    const version = versions.get(place)
    if (version === undefined) continue
    for (const group of groupsOf(leaf)) {
      for (const [column, value] of cellsOf(group, record)) {
        append(writes, column, { value, place, version })
      }
      for (const id of verdicts.keys()) {
        const verdict = cellsOf(group, decisionOn(firstId, id)).get('decision')
        if (verdict === undefined) continue
        append(decisions, place, { secondId: id, isSame: verdict === 'same', version })
      }
    }
  }
  const isInForce = whichAreInForce(decisions, new Map([...verdicts, [secondId, null]]))
  const isDerived = ({ place }: Write) => decisions.has(place) && !isInForce(place)
  return Object.fromEntries(
    [...writes].flatMap(([column, ofColumn]) => {
      const newestFirst = ofColumn.sort((left, right) => right.version - left.version)
      const [now] = newestFirst
      if (now === undefined || !isDerived(now)) return []
      const before = newestFirst.find((write) => !isDerived(write))?.value ?? null
      return before instanceof Uint8Array || before === now.value ? [] : [[column, before] as const]
    }),
  )
}

/**
 * Says of a commit's place whether it joined a pair that is joined still: that pair must be so now,
 * and nothing may have ended it since.
 */
function whichAreInForce(
  decisions: ReadonlyMap<string, readonly Decision[]>,
  verdicts: ReadonlyMap<string, string | null>,
): (place: string) => boolean {
  const endedAt = new Map<string, number>()
  for (const { secondId, isSame, version } of [...decisions.values()].flat()) {
    if (!isSame) endedAt.set(secondId, Math.max(version, endedAt.get(secondId) ?? 0))
  }
  return (place) =>
    (decisions.get(place) ?? []).some(
      ({ secondId, isSame, version }) =>
        isSame && verdicts.get(secondId) === 'same' && version > (endedAt.get(secondId) ?? 0),
    )
}

const decisionOn = (firstId: string, secondId: string) => ({
  table: 'duplicate_decisions',
  rowKey: `${firstId}:${secondId}`,
})

function append<Item>(lists: Map<string, Item[]>, key: string, item: Item): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [item])
  else list.push(item)
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
  return readLeaf({ kind: leafKindOf(kind), bytes }) ?? []
}

/** The non-key cells of the row, where it stands in the group. */
function cellsOf(
  group: RowGroup,
  { table, rowKey }: { readonly table: string; readonly rowKey: string },
): ReadonlyMap<string, CellValue> {
  if (group.table !== table) return new Map()
  const rows = Array.from({ length: rowCount(group) }, (_, row) => row)
  const found = rows.find((row) => rowKeyAt(group, row) === rowKey)
  if (found === undefined) return new Map()
  const cells = rowAt(group, found).map(
    (value, index) => [group.columns[index] ?? '', value] as const,
  )
  return new Map(cells.slice(group.keyColumns.length))
}
