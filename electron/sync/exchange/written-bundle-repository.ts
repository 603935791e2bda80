import type { FileHash } from '../../../shared/domain/ids'
import type { ReadDb, WriteDb } from '../../database/database'

/** A part of one of our bundles as it was written, on whatever stick. */
export type WrittenPart = {
  readonly bundleSeq: number
  readonly part: number
  readonly bytes: number
  readonly headerHash: Uint8Array
  readonly check: Uint8Array
  readonly isVerified: boolean
  readonly files: readonly FileHash[]
}

export async function listWrittenParts(
  db: ReadDb,
  bundleSeqs: readonly number[],
): Promise<readonly WrittenPart[]> {
  if (bundleSeqs.length === 0) return []
  const rows = await db
    .selectFrom('written_bundles')
    .selectAll()
    .where('bundle_seq', 'in', bundleSeqs)
    .execute()
  const files = await db
    .selectFrom('written_files')
    .selectAll()
    .where('bundle_seq', 'in', bundleSeqs)
    .execute()
  const byPart = new Map<string, FileHash[]>()
  for (const { bundle_seq, part, hash } of files) {
    const key = `${bundle_seq}/${part}`
    const list = byPart.get(key) ?? []
    byPart.set(key, list)
    list.push(hash)
  }
  return rows.map((row) => ({
    bundleSeq: row.bundle_seq,
    part: row.part,
    bytes: row.bytes,
    headerHash: row.hash,
    check: row.check_value,
    isVerified: row.verified_at !== null,
    files: byPart.get(`${row.bundle_seq}/${row.part}`) ?? [],
  }))
}

/** Right after a part got its name on the stick; verified is it when it has been read back. */
export async function recordWrittenPart(
  db: WriteDb,
  { isVerified, ...part }: WrittenPart,
  now: number,
): Promise<void> {
  await db
    .insertInto('written_bundles')
    .values({
      bundle_seq: part.bundleSeq,
      part: part.part,
      bytes: part.bytes,
      hash: part.headerHash,
      check_value: part.check,
      written_at: now,
      verified_at: isVerified ? now : null,
    })
    .execute()
  for (const hash of part.files) {
    await db
      .insertInto('written_files')
      .values({ bundle_seq: part.bundleSeq, part: part.part, hash })
      .execute()
  }
}

type PartName = Pick<WrittenPart, 'bundleSeq' | 'part'>

export async function markVerified(
  db: WriteDb,
  parts: readonly PartName[],
  now: number,
): Promise<void> {
  for (const { bundleSeq, part } of parts) {
    await db
      .updateTable('written_bundles')
      .set({ verified_at: now })
      .where('bundle_seq', '=', bundleSeq)
      .where('part', '=', part)
      .execute()
  }
}

export async function forgetWrittenParts(db: WriteDb, parts: readonly PartName[]): Promise<void> {
  for (const { bundleSeq, part } of parts) {
    for (const table of ['written_files', 'written_bundles'] as const) {
      await db
        .deleteFrom(table)
        .where('bundle_seq', '=', bundleSeq)
        .where('part', '=', part)
        .execute()
    }
  }
}
