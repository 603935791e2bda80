import { setImmediate } from 'node:timers/promises'

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

/**
 * Stores commits that are proven and in order, and merges what they say into the tables. While
 * SQLite works on some of a large run, the leaves of the next are read.
 */
export async function takeCommits(
  db: WriteDb,
  feed: TakenFeed,
  commits: readonly ReceivedCommit[],
  options: TakingOptions,
): Promise<void> {
  const [first, last] = [commits[0], commits.at(-1)]
  if (!first || !last) return
  let taking = Promise.resolve()
  for (const portion of inPortions(commits)) {
    const reading = readLeaves(feed, portion, options.erased)
    // Not lost, only heard later: nobody may leave while the transaction is at work.
    reading.catch(() => undefined)
    await taking
    taking = takePortion(db, { feed, commits: portion, reading }, options)
  }
  await taking
  if (options.importId !== null) {
    const [from, to] = [first.header.seq, last.header.seq]
    await keepRun(db, { importId: options.importId, deviceNo: feed.deviceNo, from, to })
  }
}

async function takePortion(
  db: WriteDb,
  taken: {
    readonly feed: TakenFeed
    readonly commits: readonly ReceivedCommit[]
    readonly reading: ReturnType<typeof readLeaves>
  },
  options: TakingOptions,
): Promise<void> {
  const { commits } = taken
  const { deviceNo } = taken.feed
  const read = await taken.reading
  await storeReceived(db, { deviceNo, commits, ...read })
  await storeDeps(
    db,
    deviceNo,
    commits.map(({ header }) => header),
  )
  await applyGroups(db, read.groups, options)
}

/** Bytes of leaves: some ten thousand marks, so that most runs are one set and a large one a few. */
const portionBytes = 256 * 1024

function* inPortions(commits: readonly ReceivedCommit[]): Generator<readonly ReceivedCommit[]> {
  let portion: ReceivedCommit[] = []
  let bytes = 0
  for (const commit of commits) {
    portion.push(commit)
    bytes += leafBytes(commit)
    if (bytes < portionBytes) continue
    yield portion
    portion = []
    bytes = 0
  }
  if (portion.length > 0) yield portion
}

function leafBytes({ leaves }: ReceivedCommit): number {
  return leaves.reduce((sum, { bytes }) => sum + (bytes?.length ?? 0), 0)
}

/** Read at a stretch, about two milliseconds: SQLite's next statement waits for no more than that. */
const stretchBytes = 32 * 1024

async function* withRests(commits: readonly ReceivedCommit[]): AsyncGenerator<ReceivedCommit> {
  let stretch = 0
  for (const commit of commits) {
    stretch += leafBytes(commit)
    if (stretch >= stretchBytes) {
      await setImmediate()
      stretch = 0
    }
    yield commit
  }
}

/** What leaves say, and which commits stay out of the tables: of a newer version, or of a lost device. */
async function readLeaves(
  { deviceNo, deviceId, revokedAfter }: TakenFeed,
  commits: readonly ReceivedCommit[],
  erased: ReadonlySet<string>,
) {
  const groups: IncomingGroup[] = []
  const rowKeys = new Map<string, string>()
  const notApplied = new Set<number>()
  const dropped = new Set<string>()
  const deviceTag = deviceTagFrom(blake2b256(idBytes(deviceId)))
  for await (const { header, leaves } of withRests(commits)) {
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
