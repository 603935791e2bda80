import { assert } from '../../shared/lib/assert'
import { deviceTagFrom } from '../../shared/sync/cell-version'
import { FormatError } from '../../shared/sync/format-error'
import { idBytes } from '../../shared/sync/id-bytes'
import { isPersonal } from '../../shared/sync/leaf'
import { type RowGroup, rowKeyAt } from '../../shared/sync/row-group'
import type { WriteDb } from '../database/database'
import { blake2b256 } from '../platform/crypto'
import { type AppliedCount, applyGroups, type IncomingGroup, isFullyKnown } from './apply-groups'
import { type FeedHead, listFeedHeads, raiseLamport, storeReceived } from './feed-repository'
import { OWN_DEVICE_NO } from './own-device'
import {
  continueFeed,
  decodeReceivedLeaf,
  openSegment,
  type ReceivedCommit,
  type ReceivedLeaf,
  type ReceivedSegment,
  segmentRange,
} from './segment-codec'

/** A segment that waits in the staging folder until its turn. */
export type StagedSegment = {
  /** The bundle it came in. */
  readonly fileName: string
  readonly read: () => Promise<Uint8Array>
}

export type MergeOutcome = {
  readonly counts: readonly AppliedCount[]
  readonly commits: number
  /** Feeds of which commits before these are missing here: another hub must bring them first. */
  readonly gaps: readonly string[]
  /** Feeds that hold another commit at a place we know: one device number was used twice. */
  readonly forks: readonly string[]
  /** Bundles with a segment that is damaged or not the origin's own: passed over, the rest taken. */
  readonly refused: readonly string[]
}

type Head = FeedHead & { seq: number; hash: Uint8Array; lamport: number }

/**
 * Merges staged segments into the database, inside the caller's transaction. A commit is taken only
 * behind its predecessor and after everything it had seen; what cannot be taken yet counts as not
 * received, so our vector never claims it and the sender brings it again. One segment is in memory
 * at a time.
 */
export async function mergeSegments(
  db: WriteDb,
  segments: readonly StagedSegment[],
  options: { readonly signal: AbortSignal; readonly onSegment: (done: number) => void },
): Promise<MergeOutcome> {
  const { heads, signKeys, lamport } = await readState(db)
  const gaps = new Set<string>()
  const forks = new Set<string>()
  const refused = new Set<string>()
  const counts: AppliedCount[] = []
  let highest = lamport
  let commits = 0
  let done = 0
  let waiting = segments
  // Feeds depend on one another in any pattern: go round until a round takes nothing more.
  for (;;) {
    const still: StagedSegment[] = []
    let taken = 0
    gaps.clear()
    for (const segment of waiting) {
      options.signal.throwIfAborted()
      const bytes = await segment.read()
      const { device } = segmentRange(bytes)
      const head = heads.get(device)
      const signKey = signKeys.get(device)
      if (!head || !signKey || head.deviceNo === OWN_DEVICE_NO || head.state === 'forked') continue
      const proven = await proveSegment(bytes, signKey)
      if (!proven) {
        refused.add(segment.fileName)
        continue
      }
      const received = continueFeed(proven, head)
      if (received.status === 'fork') forks.add(device)
      if (received.status === 'gap') {
        gaps.add(device)
        still.push(segment)
      }
      if (received.status !== 'continues') continue
      const ready = takeReady(received.commits, heads, highest)
      if (ready.length > 0) {
        const applied = await takeCommits(db, head, ready)
        counts.push(...applied)
        const last = ready.at(-1)
        assert(last, 'something was taken')
        head.seq = last.header.seq
        head.hash = last.hash
        highest = Math.max(highest, ...[last.header.lamport])
        taken += ready.length
      }
      if (ready.length < received.commits.length) still.push(segment)
      else {
        done += 1
        options.onSegment(done)
      }
    }
    commits += taken
    if (taken === 0 || still.length === 0) break
    waiting = still
  }
  await raiseLamport(db, highest)
  return { counts, commits, gaps: [...gaps], forks: [...forks], refused: [...refused] }
}

async function readState(db: WriteDb): Promise<{
  readonly heads: Map<string, Head>
  readonly signKeys: ReadonlyMap<string, Uint8Array>
  readonly lamport: number
}> {
  const heads = new Map<string, Head>()
  for (const head of await listFeedHeads(db)) heads.set(head.deviceId, { ...head, lamport: 0 })
  const devices = await db.selectFrom('devices').select(['device_id', 'sign_key']).execute()
  const { lamport } = await db.selectFrom('device').select('lamport').executeTakeFirstOrThrow()
  return {
    heads,
    lamport,
    signKeys: new Map(devices.map((row) => [row.device_id, row.sign_key])),
  }
}

/**
 * The leading commits whose deps we hold. An honest commit's Lamport time is at most one more than
 * the greatest it had seen, so one that jumps ahead (and would win every later edit) stops the run.
 */
function takeReady(
  commits: readonly ReceivedCommit[],
  heads: ReadonlyMap<string, Head>,
  highestSeen: number,
): readonly ReceivedCommit[] {
  let highest = highestSeen
  let count = 0
  for (const { header } of commits) {
    const hasDeps = header.deps.every(({ device, seq }) => (heads.get(device)?.seq ?? 0) >= seq)
    if (!hasDeps || header.lamport > highest + 1) break
    highest = Math.max(highest, header.lamport)
    count += 1
  }
  return commits.slice(0, count)
}

async function takeCommits(
  db: WriteDb,
  head: Head,
  commits: readonly ReceivedCommit[],
): Promise<readonly AppliedCount[]> {
  const groups: IncomingGroup[] = []
  const rowKeys = new Map<string, string>()
  const notFullyKnown = new Set<number>()
  const deviceTag = deviceTagFrom(blake2b256(idBytes(head.deviceId)))
  for (const { header, leaves } of commits) {
    for (const [index, leaf] of leaves.entries()) {
      if (leaf.bytes === null) continue
      const decoded = decodeKnown(leaf)
      if (!decoded) notFullyKnown.add(header.seq)
      for (const group of decoded ?? []) {
        if (!isFullyKnown(group)) notFullyKnown.add(header.seq)
        if (isPersonal(leaf.kind)) {
          rowKeys.set(`${header.seq}/${index}`, `${group.table}/${rowKeyAt(group, 0)}`)
        }
        groups.push({ group, deviceNo: head.deviceNo, deviceTag, lamport: header.lamport })
      }
    }
  }
  await storeReceived(db, {
    deviceNo: head.deviceNo,
    commits,
    notFullyKnown,
    rowKeyOf: (seq, leaf) => rowKeys.get(`${seq}/${leaf}`) ?? null,
  })
  return applyGroups(db, groups)
}

/** Null for a segment that does not hold; a member who relays one must not block what others bring. */
async function proveSegment(
  bytes: Uint8Array,
  signKey: Uint8Array,
): Promise<ReceivedSegment | null> {
  try {
    return await openSegment(bytes, signKey)
  } catch (error) {
    if (error instanceof FormatError) return null
    throw error
  }
}

/** Undefined for a leaf written in a way that only a newer version reads; it waits for the upgrade. */
function decodeKnown(leaf: ReceivedLeaf): readonly RowGroup[] | undefined {
  try {
    return decodeReceivedLeaf(leaf)
  } catch (error) {
    if (error instanceof FormatError && error.reason === 'unsupported') return undefined
    throw error
  }
}
