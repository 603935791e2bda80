import type { FeedMark } from '../../../shared/sync/bundle-manifest'
import { FormatError } from '../../../shared/sync/format-error'
import type { SignedHead } from '../../../shared/sync/signed-heads'
import type { TaskContext } from '../../features/handler'
import { blake2b256, equalBytes } from '../../platform/crypto'
import { isCommitSignedBy } from '../feeds/commit-codec'
import { OWN_DEVICE_NO } from '../feeds/own-device'
import { openSegment, type ReceivedSegment, segmentRange } from '../feeds/segment-codec'
import type { StagedSegment } from '../merge/merge-segments'
import type { Trust } from '../trust/certificates'
import { markText, ownMarkAt } from './feed-mark'

/** What a bundle tells of our own feed. */
export type NewsOfUs = {
  readonly sender: string
  /** The sender's own vector, with marks. */
  readonly vector: readonly FeedMark[]
  readonly signedHeads: readonly SignedHead[]
  readonly segments: readonly StagedSegment[]
}

export type Parting =
  /** Nothing, or nothing against us. `confirmed` = how far the sender holds our very commits. */
  | { readonly kind: 'none'; readonly confirmed: number | null }
  /** Commits under our name that we never wrote: a copy of us did. The same up to `keepSeq`. */
  | { readonly kind: 'parted'; readonly keepSeq: number }

/**
 * Whether somebody holds commits of our feed that we do not: then this database was restored, or
 * copied, and the other copy wrote on. Only a commit that our own key has signed counts, or any member
 * could make us change our identity as often as they like; and not a branch that was given up.
 */
export async function findParting(
  news: NewsOfUs,
  { db, device }: Pick<TaskContext, 'db' | 'device'>,
  /** Asked for only where the marks differ. */
  readRenounced: () => Promise<Trust['renounced']>,
): Promise<Parting> {
  const theirs = news.vector.find((entry) => entry.device === device.deviceId)
  if (!theirs || theirs.seq === 0) return { kind: 'none', confirmed: null }
  if ((await ownMarkAt(db, theirs.seq)) === markText(theirs.mark)) {
    return { kind: 'none', confirmed: theirs.seq }
  }
  const signed = await signedByUs(news, device)
  const foreign = await notOurs(db, signed)
  const givenUp = new Set(
    foreign.length === 0
      ? []
      : ((await readRenounced()).get(device.deviceId) ?? []).flatMap(({ marks }) =>
          marks.map(markText),
        ),
  )
  if (foreign.every((hash) => givenUp.has(markText(hash)))) return { kind: 'none', confirmed: null }
  const confirmed = await confirmedBy(news.sender, { db })
  const common = await lastCommon(news.segments, { db, device })
  return { kind: 'parted', keepSeq: Math.max(confirmed, common) }
}

/** Hashes of commits that bear our signature, the newest of each run. */
async function signedByUs(
  { signedHeads, segments }: NewsOfUs,
  device: TaskContext['device'],
): Promise<readonly Uint8Array[]> {
  const heads = signedHeads.filter(
    (head) =>
      head.device === device.deviceId &&
      isCommitSignedBy(device.sign.publicKey, head.hash, head.signature),
  )
  const runs = await ownSegments(segments, device)
  return [
    ...heads.map(({ hash }) => hash),
    ...runs.flatMap(({ commits }) => commits.at(-1)?.hash ?? []),
  ]
}

const page = 1_000

/** Which of these commits our feed has nowhere. What place they claim proves nothing: all are looked through. */
async function notOurs(
  db: TaskContext['db'],
  hashes: readonly Uint8Array[],
): Promise<readonly Uint8Array[]> {
  const left = new Map(hashes.map((hash) => [Buffer.from(hash).toString('hex'), hash]))
  for (let after = 0; left.size > 0;) {
    const commits = await db
      .selectFrom('commits')
      .select(['seq', 'header'])
      .where('device_no', '=', OWN_DEVICE_NO)
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(page)
      .execute()
    const last = commits.at(-1)
    if (!last) break
    for (const { header } of commits) left.delete(Buffer.from(blake2b256(header)).toString('hex'))
    after = last.seq
  }
  return [...left.values()]
}

/** The last commit of our feed that stands in this news as well as here; 0 when none does. */
export async function lastCommonWith(
  news: Pick<NewsOfUs, 'vector' | 'segments'>,
  { db, device }: Pick<TaskContext, 'db' | 'device'>,
): Promise<number> {
  const theirs = news.vector.find((entry) => entry.device === device.deviceId)
  const isSame = theirs && (await ownMarkAt(db, theirs.seq)) === markText(theirs.mark)
  return Math.max(isSame ? theirs.seq : 0, await lastCommon(news.segments, { db, device }))
}

/** What this very sender was seen to share with us: its one history of us begins the same. */
async function confirmedBy(sender: string, { db }: Pick<TaskContext, 'db'>): Promise<number> {
  const row = await db
    .selectFrom('devices')
    .select('confirmed_seq')
    .where('device_id', '=', sender as never) // an id by the header's own format
    .executeTakeFirst()
  return row?.confirmed_seq ?? 0
}

/** The last commit that is the same in these segments of our feed and here. */
async function lastCommon(
  segments: readonly StagedSegment[],
  { db, device }: Pick<TaskContext, 'db' | 'device'>,
): Promise<number> {
  let common = 0
  for (const { firstSeq, prev, commits } of await ownSegments(segments, device)) {
    const hashes = [prev, ...commits.map(({ hash }) => hash)]
    const ours = await db
      .selectFrom('commits')
      .select(['seq', 'header'])
      .where('device_no', '=', OWN_DEVICE_NO)
      .where('seq', '>=', firstSeq - 1)
      .where('seq', '<', firstSeq + commits.length)
      .execute()
    for (const { seq, header } of ours) {
      const hash = hashes[seq - firstSeq + 1]
      if (hash && equalBytes(hash, blake2b256(header))) common = Math.max(common, seq)
    }
  }
  return common
}

/** Runs of our own feed that our key has signed; whatever else calls itself ours says nothing. */
async function ownSegments(
  segments: readonly StagedSegment[],
  device: TaskContext['device'],
): Promise<readonly ReceivedSegment[]> {
  const runs: ReceivedSegment[] = []
  for (const segment of segments) {
    const bytes = await segment.read()
    try {
      if (segmentRange(bytes).device !== device.deviceId) continue
      runs.push(await openSegment(bytes, device.sign.publicKey))
    } catch (error) {
      if (!(error instanceof FormatError)) throw error
    }
  }
  return runs
}
