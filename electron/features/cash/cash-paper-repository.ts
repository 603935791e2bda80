import { sql } from 'kysely'

import type { CashPaper } from '../../../shared/domain/cash'
import type { CashEntryId, CashPaperId, FileHash, HubId } from '../../../shared/domain/ids'
import { unknownMediaType } from '../../../shared/domain/media-type'
import { markChanged, put } from '../../database/change-log'
import type { ReadDb, SyncedRow, WriteDb } from '../../database/database'

/**
 * SQL of the receipts' photos. They are no artifacts: a file that an artifact names, or that has a row
 * in `files`, goes to every hub of the network.
 */
export type StoredCashPaper = {
  readonly hash: FileHash | null
  readonly name: string
  readonly mediaType: string
}

export async function listPapers(db: ReadDb, entryId: CashEntryId): Promise<readonly CashPaper[]> {
  const { rows } = await sql<{
    id: CashPaperId
    file_name: string | null
    media_type: string | null
    size: number | null
    added_at: number | null
    is_here: number
  }>`
    select p.id, p.file_name, p.media_type, p.size, p.added_at, s.hash is not null as is_here
    from cash_papers p left join stored_files s on s.hash = p.file_hash
    where p.entry_id = ${entryId} and p.removed_at is null order by p.id`.execute(db)
  return rows.map((row) => ({
    id: row.id,
    fileName: row.file_name ?? '',
    mediaType: row.media_type ?? unknownMediaType,
    size: row.size,
    addedAt: row.added_at,
    isHere: row.is_here === 1,
  }))
}

/** Of this hub, and not removed. */
export async function findPaperFile(
  db: ReadDb,
  hubId: HubId,
  id: CashPaperId,
): Promise<StoredCashPaper | null> {
  const { rows } = await sql<{
    file_hash: FileHash | null
    file_name: string | null
    media_type: string | null
  }>`
    select p.file_hash, p.file_name, p.media_type
    from cash_papers p join cash_entries c on c.id = p.entry_id
    where p.id = ${id} and p.removed_at is null and c.hub_id = ${hubId}`.execute(db)
  const row = rows[0]
  return row === undefined
    ? null
    : {
        hash: row.file_hash,
        name: row.file_name ?? '',
        mediaType: row.media_type ?? unknownMediaType,
      }
}

/** Removed ones too. */
export async function hasPaper(
  db: ReadDb | WriteDb,
  hubId: HubId,
  id: CashPaperId,
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from cash_papers p join cash_entries c on c.id = p.entry_id
    where p.id = ${id} and c.hub_id = ${hubId}`.execute(db)
  return rows.length > 0
}

/** The paper of an entry that already holds this content. */
export async function findTwinPaper(
  db: ReadDb,
  entryId: CashEntryId,
  hash: FileHash,
): Promise<CashPaperId | null> {
  const row = await db
    .selectFrom('cash_papers')
    .select('id')
    .where('entry_id', '=', entryId)
    .where('file_hash', '=', hash)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return row?.id ?? null
}

export async function putPaper(db: WriteDb, row: SyncedRow<'cash_papers'>): Promise<void> {
  await put(db, 'cash_papers', [row])
}

/** The content lies in this PC's store; without a row in `files`, so no other hub hears of it. */
export async function noteStoredHere(db: WriteDb, hash: FileHash, storedAt: number): Promise<void> {
  await sql`insert into stored_files (hash, stored_at) values (${hash}, ${storedAt})
    on conflict (hash) do nothing`.execute(db)
  markChanged(db, 'stored_files')
}
