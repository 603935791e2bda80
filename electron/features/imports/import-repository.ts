import { sql } from 'kysely'
import { z } from 'zod'

import type { PastImport } from '../../../shared/domain/data-import'
import { incomingHub } from '../../../shared/domain/exchange'
import type { ImportId } from '../../../shared/domain/ids'
import { markChanged } from '../../database/change-log'
import type { ReadDb, WriteDb } from '../../database/database'

const summarySchema = z.array(incomingHub)
const shown = 200

export async function listImports(db: ReadDb): Promise<readonly PastImport[]> {
  const { rows } = await sql<{
    readonly id: ImportId
    readonly imported_at: number
    readonly drive_label: string
    readonly summary: string
    readonly undone_at: number | null
    readonly commits: number
  }>`
    select i.id, i.imported_at, i.drive_label, i.summary, i.undone_at, sum(r.to_seq - r.from_seq + 1) as commits
    from imports i join import_runs r on r.import_id = i.id
    where i.undo_of is null
    group by i.id order by i.id desc limit ${shown}`.execute(db)
  return rows.map((row) => {
    const hubs = summarySchema.safeParse(JSON.parse(row.summary))
    return {
      id: row.id,
      importedAt: row.imported_at,
      driveLabel: row.drive_label,
      // A summary of another version that no longer fits is not worth an error.
      hubs: hubs.success ? hubs.data : [],
      commits: row.commits,
      undoneAt: row.undone_at,
    }
  })
}

/**
 * The newest link of an import's chain: the import itself, the taking back of it, the bringing back
 * of that … Only the newest can be turned around. Null when there is no such import.
 */
export async function findNewestTurn(
  db: ReadDb | WriteDb,
  importId: ImportId,
): Promise<{ readonly id: ImportId; readonly isUndone: boolean } | null> {
  const { rows } = await sql<{ readonly id: ImportId; readonly depth: number }>`
    with recursive chain (id, depth) as (
      select id, 0 from imports where id = ${importId} and undo_of is null
      union all
      select i.id, c.depth + 1 from chain c join imports i on i.undo_of = c.id
    )
    select id, depth from chain order by depth desc limit 1`.execute(db)
  const [row] = rows
  return row ? { id: row.id, isUndone: row.depth % 2 === 1 } : null
}

/**
 * Notes the commit that is about to be sealed on our own feed as a turn of its own, so that it can be
 * turned around like an import. To be called before its cells are kept.
 */
export async function startTurn(
  db: WriteDb,
  turn: { readonly id: ImportId; readonly of: ImportId; readonly at: number },
): Promise<void> {
  await sql`
    insert into imports (id, imported_at, drive_label, summary, undone_at, undo_of)
    values (${turn.id}, ${turn.at}, '', '[]', null, ${turn.of})`.execute(db)
  await sql`
    insert into import_runs (import_id, device_no, from_seq, to_seq)
    select ${turn.id}, f.device_no, f.seq + 1, f.seq + 1
    from feeds f join devices d on d.no = f.device_no join device o on o.device_id = d.device_id`.execute(
    db,
  )
}

export async function markTurned(
  db: WriteDb,
  importId: ImportId,
  undoneAt: number | null,
): Promise<void> {
  await db.updateTable('imports').set({ undone_at: undoneAt }).where('id', '=', importId).execute()
  markChanged(db, 'imports')
}
