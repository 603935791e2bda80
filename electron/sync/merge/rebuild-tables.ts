import { sql } from 'kysely'

import { decodeCommitHeader } from '../../../shared/sync/commit-header'
import { upgradeGroup } from '../../../shared/sync/commit-upgrades'
import { leafKindOf } from '../../../shared/sync/leaf'
import { readLeaf } from '../../../shared/sync/readable-leaf'
import { syncedTableNames } from '../../../shared/sync/synced-tables'
import { markChanged } from '../../database/change-log'
import type { WriteDb } from '../../database/database'
import { refreshSurvivors } from '../../features/duplicates/survivor-repository'
import { deviceTags } from '../feeds/cell-writers'
import { applyErasures, erasedSubjects } from '../privacy/apply-erasures'
import { applyGroups } from './apply-groups'
import { type IncomingGroup, isFullyKnown } from './incoming-batch'
import { MergeTally } from './merge-tally'

/**
 * The tables are a function of the commits (DESIGN 5.2). Empties them and applies every stored
 * commit again, but those of lost devices, oldest first. Costs as much as receiving everything
 * anew, so only for what cannot be taken back cell by cell: commits that were applied before the
 * device that made them was reported lost.
 */
export async function rebuildTables(db: WriteDb): Promise<void> {
  for (const table of [...syncedTableNames, 'cell_versions', 'clashes', 'member_search']) {
    // Past `put`: no row is lost, all of them come back from their commits.
    await sql`delete from ${sql.table(table)}`.execute(db)
    markChanged(db, table)
  }
  await applyStored(db, sql`true`)
  await applyErasures(db, [...(await erasedSubjects(db))])
  await refreshSurvivors(db)
}

/** Applies commits that waited for an upgrade: of tables and columns this version knows by now. */
export async function applyWaiting(db: WriteDb): Promise<void> {
  const before = await erasedSubjects(db)
  await applyStored(db, sql`c.is_applied = 0`)
  const fresh = [...(await erasedSubjects(db))].filter((subject) => !before.has(subject))
  await applyErasures(db, fresh)
  await refreshSurvivors(db)
}

const isTrusted = sql`(d.revoked_after is null or c.seq <= d.revoked_after)`

type StoredRow = {
  readonly device_no: number
  readonly seq: number
  readonly lamport: number
  readonly header: Uint8Array
}

/** Commits a page; leaves of one page are in memory at a time. */
const page = 500

async function applyStored(db: WriteDb, which: ReturnType<typeof sql>): Promise<void> {
  const tags = await deviceTags(db)
  let after = { lamport: -1, deviceNo: 0 }
  for (;;) {
    const { rows } = await sql<StoredRow>`
      select c.device_no, c.seq, c.lamport, c.header from commits c join devices d on d.no = c.device_no
      where ${which} and ${isTrusted} and (c.lamport, c.device_no) > (${after.lamport}, ${after.deviceNo})
      order by c.lamport, c.device_no limit ${page}`.execute(db)
    const last = rows.at(-1)
    if (!last) return
    const groups: IncomingGroup[] = []
    const applied: (readonly [number, number])[] = []
    for (const { device_no, seq, lamport, header } of rows) {
      const { schemaVersion } = decodeCommitHeader(header)
      const decoded = await readLeaves(db, device_no, seq)
      const said = decoded
        .flatMap((list) => list ?? [])
        .flatMap((group) => upgradeGroup(group, schemaVersion) ?? [])
      const isRead = !decoded.includes(undefined)
      if (isRead && said.every(isFullyKnown)) applied.push([device_no, seq])
      const deviceTag = tags.get(device_no) ?? 0
      for (const group of said) {
        groups.push({ group, deviceNo: device_no, deviceTag, seq, lamport })
      }
    }
    await applyGroups(db, groups, { now: 0, tally: new MergeTally(), importId: null })
    await sql`
      update commits set is_applied = 1 where (device_no, seq) in
        (select value ->> 0, value ->> 1 from json_each(${JSON.stringify(applied)}))`.execute(db)
    after = { lamport: last.lamport, deviceNo: last.device_no }
  }
}

async function readLeaves(db: WriteDb, deviceNo: number, seq: number) {
  const leaves = await db
    .selectFrom('commit_leaves')
    .select(['kind', 'bytes'])
    .where('device_no', '=', deviceNo)
    .where('seq', '=', seq)
    .orderBy('leaf_no')
    .execute()
  return leaves.flatMap(({ kind, bytes }) =>
    bytes === null ? [] : [readLeaf({ kind: leafKindOf(kind), bytes })],
  )
}
