import type { ImportId } from '../../../shared/domain/ids'
import { deviceTagFrom } from '../../../shared/sync/cell-version'
import { upgradeGroup } from '../../../shared/sync/commit-upgrades'
import { idBytes } from '../../../shared/sync/id-bytes'
import { isPersonal } from '../../../shared/sync/leaf'
import { readLeaf } from '../../../shared/sync/readable-leaf'
import { rowKeyAt } from '../../../shared/sync/row-group'
import type { WriteDb } from '../../database/database'
import { blake2b256 } from '../../platform/crypto'
import { storeDeps } from '../feeds/commits-seen'
import type { FeedHead } from '../feeds/feed-repository'
import type { ReceivedCommit } from '../feeds/segment-codec'
import { storeReceived } from '../feeds/store-received'
import { isErased } from '../privacy/apply-erasures'
import { applyGroups } from './apply-groups'
import { keepRun } from './import-log'
import { type IncomingGroup, isFullyKnown } from './incoming-batch'
import type { MergeTally } from './merge-tally'

export type TakingOptions = {
  readonly now: number
  readonly tally: MergeTally
  readonly importId: ImportId | null
  /** People whose leaves are dropped unread. */
  readonly erased: ReadonlySet<string>
}

/** A feed and where its device was reported lost; null: never. */
export type TakenFeed = Pick<FeedHead, 'deviceNo' | 'deviceId'> & {
  readonly revokedAfter: number | null
}

/** Stores commits that are proven and in order, and merges what they say into the tables. */
export async function takeCommits(
  db: WriteDb,
  feed: TakenFeed,
  commits: readonly ReceivedCommit[],
  options: TakingOptions,
): Promise<void> {
  const [first, last] = [commits[0], commits.at(-1)]
  if (!first || !last) return
  const read = readLeaves(feed, commits, options.erased)
  const { deviceNo } = feed
  await storeReceived(db, { deviceNo, commits, ...read })
  await storeDeps(
    db,
    deviceNo,
    commits.map(({ header }) => header),
  )
  if (options.importId !== null) {
    const [from, to] = [first.header.seq, last.header.seq]
    await keepRun(db, { importId: options.importId, deviceNo, from, to })
  }
  await applyGroups(db, read.groups, options)
}

/** What leaves say, and which commits stay out of the tables: of a newer version, or of a lost device. */
function readLeaves(
  { deviceNo, deviceId, revokedAfter }: TakenFeed,
  commits: readonly ReceivedCommit[],
  erased: ReadonlySet<string>,
) {
  const groups: IncomingGroup[] = []
  const rowKeys = new Map<string, string>()
  const notApplied = new Set<number>()
  const dropped = new Set<string>()
  const deviceTag = deviceTagFrom(blake2b256(idBytes(deviceId)))
  for (const { header, leaves } of commits) {
    const { seq, lamport } = header
    const isParked = revokedAfter !== null && seq > revokedAfter
    if (isParked) notApplied.add(seq)
    for (const [place, leaf] of leaves.entries()) {
      if (leaf.bytes === null) continue
      const decoded = readLeaf({ ...leaf, bytes: leaf.bytes })
      if (!decoded) notApplied.add(seq)
      for (const group of decoded ?? []) {
        const today = upgradeGroup(group, header.schemaVersion)
        if (today && !isFullyKnown(today)) notApplied.add(seq)
        if (isPersonal(leaf.kind)) {
          const key = rowKeyAt(group, 0)
          if (isErased(erased, group.table, key)) {
            dropped.add(`${seq}/${place}`)
            continue
          }
          rowKeys.set(`${seq}/${place}`, `${group.table}/${key}`)
        }
        if (!isParked && today) groups.push({ group: today, deviceNo, deviceTag, seq, lamport })
      }
    }
  }
  return {
    groups,
    notApplied,
    rowKeyOf: (seq: number, place: number) => rowKeys.get(`${seq}/${place}`) ?? null,
    isDropped: (seq: number, place: number) => dropped.has(`${seq}/${place}`),
  }
}
