import { sql } from 'kysely'

import { leafKindByte } from '../../../shared/sync/leaf'
import type { WriteDb } from '../../database/database'
import { boundedGroups } from './bounded-groups'
import type { ReceivedCommit } from './segment-codec'

export type CommitsToStore = {
  readonly deviceNo: number
  readonly commits: readonly ReceivedCommit[]
  /** `table/key` of personal leaves, by seq and place: what erasing that row must drop. */
  readonly rowKeyOf: (seq: number, leaf: number) => string | null
  /** Not into the tables: of a newer version (applied after the upgrade) or of a lost device. */
  readonly notApplied: ReadonlySet<number>
  /** Leaves of erased people, kept without bytes as if they had come without. */
  readonly isDropped: (seq: number, leaf: number) => boolean
}

/**
 * Appends verified commits to another device's feed and moves its head. Few statements however many
 * there are: bytes go in as one blob that SQLite cuts.
 */
export async function storeReceived(db: WriteDb, stored: CommitsToStore): Promise<void> {
  const { deviceNo, commits } = stored
  const last = commits.at(-1)
  if (!last) return
  await insertCommits(db, stored)
  await insertLeaves(db, stored)
  await db
    .updateTable('feeds')
    .set({
      seq: last.header.seq,
      hash: last.hash,
      lamport: last.header.lamport,
      wall_clock: last.header.wallClock,
    })
    .where('device_no', '=', deviceNo)
    .execute()
}

async function insertCommits(
  db: WriteDb,
  { deviceNo, commits, notApplied }: CommitsToStore,
): Promise<void> {
  for (const some of boundedGroups(commits, ({ headerBytes }) => headerBytes.length)) {
    const pieces = new Pieces()
    const rows = some.map(({ header, headerBytes, signature }) => [
      header.seq,
      header.lamport,
      header.wallClock,
      ...pieces.add(headerBytes),
      ...(signature ? pieces.add(signature) : [0, 0]),
      notApplied.has(header.seq) ? 0 : 1,
    ])
    await sql`
      with given as materialized (select ${pieces.bytes()} as bytes)
      insert into commits (device_no, seq, lamport, wall_clock, header, signature, is_applied)
      select ${deviceNo}, value ->> 0, value ->> 1, value ->> 2,
        substr(given.bytes, value ->> 3, value ->> 4),
        iif(value ->> 6 = 0, null, substr(given.bytes, value ->> 5, value ->> 6)), value ->> 7
      from given, jsonb_each(${JSON.stringify(rows)})`.execute(db)
  }
}

type LeafToStore = {
  readonly seq: number
  readonly place: number
  readonly kind: number
  readonly rowKey: string | null
  readonly bytes: Uint8Array | null
}

async function insertLeaves(
  db: WriteDb,
  { deviceNo, commits, rowKeyOf, isDropped }: CommitsToStore,
): Promise<void> {
  const leaves = commits.flatMap(({ header: { seq }, leaves: ofCommit }) =>
    ofCommit.map(({ kind, bytes }, place): LeafToStore => {
      const isKept = bytes !== null && !isDropped(seq, place)
      return {
        seq,
        place,
        kind: leafKindByte(kind),
        rowKey: isKept ? rowKeyOf(seq, place) : null,
        bytes: isKept ? bytes : null,
      }
    }),
  )
  for (const some of boundedGroups(leaves, ({ bytes }) => bytes?.length ?? 0)) {
    const [first] = some
    if (some.length === 1 && first) await insertLeaf(db, deviceNo, first)
    else await insertManyLeaves(db, deviceNo, some)
  }
}

/** A large one by itself: every expression around it would be one more copy in memory. */
async function insertLeaf(
  db: WriteDb,
  deviceNo: number,
  { seq, place, kind, rowKey, bytes }: LeafToStore,
): Promise<void> {
  await sql`
    insert into commit_leaves (device_no, seq, leaf_no, kind, row_key, bytes)
    values (${deviceNo}, ${seq}, ${place}, ${kind}, ${rowKey}, ${bytes})`.execute(db)
}

async function insertManyLeaves(
  db: WriteDb,
  deviceNo: number,
  leaves: readonly LeafToStore[],
): Promise<void> {
  const pieces = new Pieces()
  const rows = leaves.map(({ seq, place, kind, rowKey, bytes }) => [
    seq,
    place,
    kind,
    rowKey,
    ...(bytes ? pieces.add(bytes) : [0, 0]),
  ])
  await sql`
    with given as materialized (select ${pieces.bytes()} as bytes)
    insert into commit_leaves (device_no, seq, leaf_no, kind, row_key, bytes)
    select ${deviceNo}, value ->> 0, value ->> 1, value ->> 2, value ->> 3,
      iif(value ->> 5 = 0, null, substr(given.bytes, value ->> 4, value ->> 5))
    from given, jsonb_each(${JSON.stringify(rows)})`.execute(db)
}

/** Byte strings laid end to end; each is named by its place (from 1, as SQL counts) and length. */
class Pieces {
  readonly #list: Uint8Array[] = []
  #length = 0

  add(bytes: Uint8Array): readonly [start: number, length: number] {
    this.#list.push(bytes)
    this.#length += bytes.length
    return [this.#length - bytes.length + 1, bytes.length]
  }

  bytes(): Buffer {
    return Buffer.concat(this.#list)
  }
}
