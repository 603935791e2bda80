import type { FileHash, HubId } from '../../../shared/domain/ids'
import type { LetterheadDetails } from '../../../shared/domain/letterhead'
import { put } from '../../database/change-log'
import type { ReadDb, SyncedRow, WriteDb } from '../../database/database'

export type StoredLetterhead = {
  readonly lines: readonly string[]
  readonly address: string | null
  /** Where papers are dated: 'Jonggat'. */
  readonly place: string | null
  readonly logoHash: FileHash | null
}

/** The kop of a hub; where none was made yet, the hub's own name and kecamatan. */
export async function findLetterhead(
  db: ReadDb | WriteDb,
  hubId: HubId,
): Promise<StoredLetterhead> {
  const row = await db
    .selectFrom('hubs')
    .leftJoin('letterheads', 'letterheads.hub_id', 'hubs.id')
    .select([
      'hubs.name',
      'hubs.district_name',
      'letterheads.lines',
      'letterheads.address',
      'letterheads.place',
      'letterheads.logo_hash',
    ])
    .where('hubs.id', '=', hubId)
    .executeTakeFirst()
  const lines = (row?.lines ?? '').split('\n').filter((line) => line !== '')
  return {
    lines: lines.length > 0 ? lines : [row?.name ?? ''],
    address: row?.address ?? null,
    place: row?.place ?? row?.district_name ?? null,
    logoHash: row?.logo_hash ?? null,
  }
}

export async function putLetterhead(db: WriteDb, row: SyncedRow<'letterheads'>): Promise<void> {
  await put(db, 'letterheads', [row])
}

/** The kop as it was typed, empty where the hub's own name stands in. */
export async function findTypedLetterhead(db: ReadDb, hubId: HubId): Promise<LetterheadDetails> {
  const row = await db
    .selectFrom('letterheads')
    .select(['lines', 'address', 'place'])
    .where('hub_id', '=', hubId)
    .executeTakeFirst()
  return { lines: row?.lines ?? null, address: row?.address ?? null, place: row?.place ?? null }
}
