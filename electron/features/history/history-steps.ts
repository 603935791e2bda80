import { assert } from '../../../shared/lib/assert'
import { cellVersion, deviceTagFrom } from '../../../shared/sync/cell-version'
import { type CommitHeader, decodeCommitHeader } from '../../../shared/sync/commit-header'
import { idBytes } from '../../../shared/sync/id-bytes'
import { leafKindOf } from '../../../shared/sync/leaf'
import { readLeaf } from '../../../shared/sync/readable-leaf'
import { type CellValue, rowCount, type RowGroup, rowKeyAt } from '../../../shared/sync/row-group'
import type { ReadDb } from '../../database/database'
import { blake2b256 } from '../../platform/crypto'
import {
  type DeviceRow,
  findLeaves,
  type FoundLeaf,
  type HistoryTarget,
  listCommits,
  listDevices,
} from './history-repository'
import type { Patch } from './replay'

type StepPatch = Omit<Patch, 'commit'>

/** A commit that touched the record. */
export type Step = {
  readonly deviceNo: number
  readonly seq: number
  readonly lamport: number
  readonly header: CommitHeader
  readonly device: DeviceRow
  readonly isParked: boolean
  readonly patches: readonly StepPatch[]
}

/** All commits that touched one of the rows, in the order every hub agrees on, oldest first. */
export async function listSteps(
  db: ReadDb,
  targets: readonly HistoryTarget[],
): Promise<readonly Step[]> {
  const byCommit = new Map<string, FoundLeaf[]>()
  for (const leaf of await findLeaves(db, targets)) {
    const place = `${leaf.deviceNo}/${leaf.seq}`
    byCommit.set(place, [...(byCommit.get(place) ?? []), leaf])
  }
  const devices = await listDevices(db)
  const tags = new Map(
    [...devices].map(([no, { deviceId }]) => [no, deviceTagFrom(blake2b256(idBytes(deviceId)))]),
  )
  const commits = await listCommits(
    db,
    [...byCommit.values()].flatMap(([leaf]) => (leaf ? [leaf] : [])),
  )
  const steps = commits.flatMap((commit): readonly Step[] => {
    const leaves = byCommit.get(`${commit.deviceNo}/${commit.seq}`) ?? []
    const device = devices.get(commit.deviceNo)
    assert(device, 'a commit has a device')
    const deviceTag = tags.get(commit.deviceNo) ?? 0
    const { lamport } = commit
    const patches = joined(
      leaves.flatMap((leaf) =>
        groupsOf(leaf).flatMap((group) =>
          patchesOf(group, targets, { lamport, deviceTag, isCorrection: group.isCorrection }),
        ),
      ),
    )
    if (patches.length === 0) return []
    const { deviceNo, seq, isParked } = commit
    const header = decodeCommitHeader(commit.header)
    return [{ deviceNo, seq, lamport, isParked, header, device, patches }]
  })
  const order = (step: Step) => tags.get(step.deviceNo) ?? 0
  return steps.sort(
    (left, right) =>
      left.lamport - right.lamport ||
      order(left) - order(right) ||
      left.deviceNo - right.deviceNo ||
      left.seq - right.seq,
  )
}

/** A leaf that only a newer version can read is told once that version is here. */
function groupsOf({ kind, bytes }: FoundLeaf): readonly RowGroup[] {
  if (bytes === null) return []
  return readLeaf({ kind: leafKindOf(kind), bytes }) ?? []
}

function patchesOf(
  group: RowGroup,
  targets: readonly HistoryTarget[],
  versionOf: {
    readonly lamport: number
    readonly deviceTag: number
    readonly isCorrection: boolean
  },
): StepPatch[] {
  const wanted = targets.filter(({ table }) => table === group.table)
  if (wanted.length === 0) return []
  const version = cellVersion(versionOf)
  const keyLength = group.keyColumns.length
  const patches: StepPatch[] = []
  for (let row = 0; row < rowCount(group); row += 1) {
    const rowKey = rowKeyAt(group, row)
    if (!wanted.some((target) => target.rowKey === rowKey)) continue
    const cells = group.columns
      .slice(keyLength)
      .map((column, index) => [column, plain(group.values[index + keyLength]?.[row])] as const)
    patches.push({ table: group.table, rowKey, version, cells })
  }
  return patches
}

/** One row may stand in two leaves of a commit: what travels far, and what only the own hub sees. */
function joined(patches: readonly StepPatch[]): readonly StepPatch[] {
  const byRow = new Map<string, StepPatch>()
  for (const patch of patches) {
    const place = `${patch.table}/${patch.rowKey}/${patch.version}`
    const other = byRow.get(place)
    byRow.set(place, other ? { ...other, cells: [...other.cells, ...patch.cells] } : patch)
  }
  return [...byRow.values()]
}

/** No column of ours holds bytes. */
function plain(value: CellValue | undefined): string | number | null {
  return typeof value === 'string' || typeof value === 'number' ? value : null
}
