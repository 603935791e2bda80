import type { FeedMark } from '../../../shared/sync/bundle-manifest'
import type { TaskContext } from '../../features/handler'
import { blake2b256, equalBytes } from '../../platform/crypto'
import { OWN_DEVICE_NO } from '../feeds/own-device'
import { openSegment, segmentRange } from '../feeds/segment-codec'
import type { StagedSegment } from '../merge/merge-segments'
import type { Trust } from '../trust/certificates'
import { markText, ownMarkAt } from './feed-mark'

/** What a bundle tells of our own feed. */
export type NewsOfUs = {
  readonly sender: string
  /** The sender's own vector, with marks. */
  readonly vector: readonly FeedMark[]
  readonly segments: readonly StagedSegment[]
}

export type Parting =
  /** Nothing, or nothing against us. `confirmed` = how far the sender holds our very commits. */
  | { readonly kind: 'none'; readonly confirmed: number | null }
  /** Commits under our name that we never wrote: a copy of us did. The same up to `keepSeq`. */
  | { readonly kind: 'parted'; readonly keepSeq: number }

/**
 * Whether somebody holds commits of our feed that we do not: then this database was restored, or
 * copied, and the other copy wrote on. A branch that its own writer has given up is no such news.
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
  const branches = (await readRenounced()).get(device.deviceId) ?? []
  const isGivenUp = branches.some(({ firstSeq, marks }) => {
    const mark = marks[theirs.seq - firstSeq]
    return mark !== undefined && equalBytes(mark, theirs.mark)
  })
  if (isGivenUp) return { kind: 'none', confirmed: null }
  const confirmed = await confirmedBy(news.sender, { db })
  const common = await lastCommon(news.segments, { db, device })
  return { kind: 'parted', keepSeq: Math.max(confirmed, common) }
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
  for (const segment of segments) {
    const bytes = await segment.read()
    if (segmentRange(bytes).device !== device.deviceId) continue
    const { firstSeq, prev, commits } = await openSegment(bytes, device.sign.publicKey)
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
