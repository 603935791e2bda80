import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { MARK_BYTES } from '../../../shared/sync/bundle-manifest'
import { LIMITS } from '../../../shared/sync/wire-limits'
import type { TaskContext } from '../../features/handler'
import { type OutgoingSection, segmentSection } from '../bundle/bundle-writer'
import { knownVectors, listFeedHeads, readRun } from '../feeds/feed-repository'
import { encodeSegments } from '../feeds/segment-codec'
import { listSignedHeads } from '../feeds/signed-heads'
import { listWantedFiles, type OutgoingPlan } from './plan-outgoing'

/** Segments wait in staging with their hashes, so that memory does not grow with the bundle. */
export async function stageSegments(
  plan: OutgoingPlan,
  context: TaskContext,
): Promise<readonly OutgoingSection[]> {
  const sections: OutgoingSection[] = []
  for (const [index, run] of plan.runs.entries()) {
    context.signal.throwIfAborted()
    context.progress({ step: 'collecting', done: index, total: plan.runs.length })
    for await (const segment of encodeSegments(readRun(context.db, run))) {
      const path = join(context.paths.staging, randomUUID())
      await writeFile(path, segment.bytes)
      sections.push({ ...segmentSection(segment), open: () => createReadStream(path) })
    }
  }
  return sections
}

/** What our bundle says we hold, lack, and know of what others hold. */
export async function describeHoldings({ db, device }: TaskContext) {
  const heads = await listFeedHeads(db)
  const ids = new Map(heads.map(({ deviceNo, deviceId }) => [deviceNo, deviceId as string]))
  const vectors = await knownVectors(db)
  const told = await db.selectFrom('receipts').selectAll().execute()
  return {
    vector: heads
      .filter(({ seq }) => seq > 0)
      .map(({ deviceId, seq, hash }) => ({
        device: deviceId,
        seq,
        mark: hash.slice(0, MARK_BYTES),
      })),
    receipts: told.flatMap(({ holder_no, bundle_seq, told_at }) => {
      const holder = ids.get(holder_no)
      if (holder === undefined || holder === device.deviceId) return []
      const vector = [...(vectors.get(holder_no) ?? [])].flatMap(([deviceNo, seq]) => {
        const id = ids.get(deviceNo)
        return id === undefined ? [] : [{ device: id, seq }]
      })
      return [{ device: holder, bundleSeq: bundle_seq, toldAt: told_at, vector }]
    }),
    signedHeads: await listSignedHeads(db),
    // The rest is asked for once these are here.
    wantedFiles: (await listWantedFiles(db))
      .slice(0, LIMITS.wantedFiles)
      .map((hash) => new Uint8Array(Buffer.from(hash, 'hex'))),
  }
}
