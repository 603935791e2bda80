import type { ImportId } from '../../../shared/domain/ids'
import { assert } from '../../../shared/lib/assert'
import { FormatError } from '../../../shared/sync/format-error'
import type { WriteDb } from '../../database/database'
import { type FeedHead, listFeedHeads, raiseLamport } from '../feeds/feed-repository'
import { OWN_DEVICE_NO } from '../feeds/own-device'
import {
  continueFeed,
  openSegment,
  type ReceivedCommit,
  segmentRange,
} from '../feeds/segment-codec'
import { applyErasures, erasedSubjects } from '../privacy/apply-erasures'
import { countErased } from '../privacy/count-erased'
import { CountedRows } from './counted-rows'
import { MergeTally } from './merge-tally'
import { takeCommits, type TakenFeed } from './take-commits'

/** A segment that waits in the staging folder until its turn. */
export type StagedSegment = {
  /** The bundle it came in. */
  readonly fileName: string
  readonly read: () => Promise<Uint8Array>
}

export type MergeOptions = {
  readonly signal: AbortSignal
  readonly onSegment: (done: number) => void
  /** Milliseconds; when clashes were found. */
  readonly now: number
  /** The import that can be undone later; null for a rehearsal. */
  readonly importId: ImportId | null
  /** What the same exchange has counted so far. */
  readonly counted?: CountedRows
}

export type MergeOutcome = {
  readonly tally: MergeTally
  readonly commits: number
  /** Feeds of which commits before these are missing here: another hub must bring them first. */
  readonly gaps: readonly string[]
  /** Feeds that hold another commit at a place we know: one device number was used twice. */
  readonly forks: readonly string[]
  /** Bundles with a segment that is damaged or not the origin's own: passed over, the rest taken. */
  readonly refused: readonly string[]
  /** By device, the devices whose commits in this merge its own had seen. */
  readonly leansOn: ReadonlyMap<string, ReadonlySet<string>>
}

type Head = TakenFeed &
  Pick<FeedHead, 'state'> & {
    seq: number
    hash: Uint8Array
    lamport: number
    /** Nobody waits for commits after this one: a copy of the device gave them up. */
    readonly renouncedAfter: number | null
    readonly signKey: Uint8Array
  }
type Heads = ReadonlyMap<string, Head>

/**
 * Merges staged segments into the database, inside the caller's transaction. A commit is taken only
 * behind its predecessor and after everything it had seen; what cannot be taken yet counts as not
 * received, so our vector never claims it and the sender brings it again. One segment is in memory
 * at a time.
 */
export async function mergeSegments(
  db: WriteDb,
  segments: readonly StagedSegment[],
  options: MergeOptions,
): Promise<MergeOutcome> {
  const { heads, lamport, hubs } = await readState(db)
  const known = new Map([...heads].map(([device, { seq }]) => [device, seq]))
  const erased = await erasedSubjects(db)
  const { counted = new CountedRows() } = options
  for (const { deviceNo, seq } of heads.values()) counted.noteBefore(deviceNo, seq)
  const tally = new MergeTally(counted, hubs)
  const [gaps, forks, refused] = [new Set<string>(), new Set<string>(), new Set<string>()]
  const leansOn = new Map<string, Set<string>>()
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
      const proven = await proveSegment(await segment.read(), heads)
      if (proven === 'not-ours') continue
      if (proven === 'refused') {
        refused.add(segment.fileName)
        continue
      }
      const { device, head, received } = proven
      if (received.status === 'fork') forks.add(device)
      if (received.status === 'gap') {
        gaps.add(device)
        still.push(segment)
      }
      if (received.status !== 'continues') continue
      const ready = takeReady(received.commits, { head, heads, highestSeen: highest })
      const last = ready.at(-1)
      if (last) {
        await takeCommits(db, head, ready, { ...options, tally, erased })
        noteLeaning(leansOn, { device, ready, known })
        head.seq = last.header.seq
        head.hash = last.hash
        head.lamport = last.header.lamport
        highest = Math.max(highest, head.lamport)
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
  await forgetNewlyErased(db, erased, tally)
  return { tally, commits, gaps: [...gaps], forks: [...forks], refused: [...refused], leansOn }
}

async function readState(db: WriteDb): Promise<{
  readonly heads: Heads
  readonly lamport: number
  /** By device number. */
  readonly hubs: ReadonlyMap<number, string>
}> {
  const devices = await db
    .selectFrom('devices')
    .select(['no', 'sign_key', 'revoked_after', 'renounced_after', 'hub_id'])
    .execute()
  const byNumber = new Map(devices.map((device) => [device.no, device]))
  const heads = new Map<string, Head>()
  for (const head of await listFeedHeads(db)) {
    const device = byNumber.get(head.deviceNo)
    assert(device, 'a feed is of a device')
    heads.set(head.deviceId, {
      ...head,
      signKey: device.sign_key,
      revokedAfter: device.revoked_after,
      renouncedAfter: device.renounced_after,
    })
  }
  const { lamport } = await db.selectFrom('device').select('lamport').executeTakeFirstOrThrow()
  const hubs = devices.flatMap(({ no, hub_id }) =>
    hub_id === null ? [] : [[no, hub_id as string] as const],
  )
  return { heads, lamport, hubs: new Map(hubs) }
}

/**
 * The leading commits whose deps we hold. An honest commit's Lamport time is greater than that of
 * the one before and at most one more than the greatest it had seen, so one that stands still or
 * jumps ahead (and would win every later edit) stops the run.
 */
function takeReady(
  commits: readonly ReceivedCommit[],
  state: { readonly head: Head; readonly heads: Heads; readonly highestSeen: number },
): readonly ReceivedCommit[] {
  let highest = state.highestSeen
  let previous = state.head.lamport
  let count = 0
  for (const { header } of commits) {
    const hasDeps = header.deps.every(({ device, seq }) => isSettled(state.heads.get(device), seq))
    if (!hasDeps || header.lamport <= previous) break
    // Whoever saw commits that were given up since counted on from those.
    const sawMore = header.deps.some(({ device, seq }) => isGivenUp(state.heads.get(device), seq))
    if (header.lamport > highest + 1 && !sawMore) break
    previous = header.lamport
    highest = Math.max(highest, header.lamport)
    count += 1
  }
  return commits.slice(0, count)
}

function isSettled(head: Head | undefined, seq: number): boolean {
  if (!head) return false
  return head.seq >= seq || isGivenUp(head, seq)
}

/** A copy of the device took back that commit and all after it: nobody will bring it. */
function isGivenUp(head: Head | undefined, seq: number): boolean {
  return head !== undefined && head.renouncedAfter !== null && seq > head.renouncedAfter
}

function noteLeaning(
  leansOn: Map<string, Set<string>>,
  taken: {
    readonly device: string
    readonly ready: readonly ReceivedCommit[]
    readonly known: ReadonlyMap<string, number>
  },
): void {
  const others = leansOn.get(taken.device) ?? new Set<string>()
  leansOn.set(taken.device, others)
  for (const { header } of taken.ready) {
    for (const { device, seq } of header.deps) {
      if (seq > (taken.known.get(device) ?? 0)) others.add(device)
    }
  }
}

/** An erasure in this merge also takes what came before it, here and in the same bundle. */
async function forgetNewlyErased(
  db: WriteDb,
  before: ReadonlySet<string>,
  tally: MergeTally,
): Promise<void> {
  const fresh = [...(await erasedSubjects(db))].filter((subject) => !before.has(subject))
  await countErased(db, fresh, tally)
  await applyErasures(db, fresh)
}

type Proven = {
  readonly device: string
  readonly head: Head
  readonly received: ReturnType<typeof continueFeed>
}

/**
 * A segment beside the feed it continues. `not-ours`: of a stranger, of a forked feed, or our own,
 * which come along with what a member relays. `refused`: it does not hold; a member who relays one
 * must not block what others bring.
 */
async function proveSegment(
  bytes: Uint8Array,
  heads: Heads,
): Promise<Proven | 'not-ours' | 'refused'> {
  try {
    const { device } = segmentRange(bytes)
    const head = heads.get(device)
    if (!head || head.deviceNo === OWN_DEVICE_NO || head.state === 'forked') return 'not-ours'
    const received = continueFeed(await openSegment(bytes, head.signKey), head)
    return { device, head, received }
  } catch (error) {
    if (error instanceof FormatError) return 'refused'
    throw error
  }
}
