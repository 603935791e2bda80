import { sql } from 'kysely'

import {
  type DuplicateKind,
  type DuplicatePair,
  type DuplicateVerdict,
  duplicateVerdicts,
} from '../../../shared/domain/duplicate'
import type { AccountId, AnyId } from '../../../shared/domain/ids'
import { syncedTables } from '../../../shared/sync/synced-tables'
import { put } from '../../database/change-log'
import type { ReadDb, WriteDb } from '../../database/database'
import { known } from '../../database/known-value'

/** What people answered: these two are the same, these two are not, or nothing any more. */
export async function putDecision(
  db: WriteDb,
  decision: DuplicatePair & {
    readonly kind: DuplicateKind
    readonly verdict: DuplicateVerdict | null
    readonly decidedBy: AccountId | null
  },
): Promise<void> {
  const { firstId, secondId, kind, verdict, decidedBy } = decision
  await put(db, 'duplicate_decisions', [
    { first_id: firstId, second_id: secondId, kind, decision: verdict, decided_by: decidedBy },
  ])
}

export async function findVerdict(
  db: ReadDb,
  { firstId, secondId }: DuplicatePair,
): Promise<DuplicateVerdict | null> {
  const row = await db
    .selectFrom('duplicate_decisions')
    .select('decision')
    .where('first_id', '=', firstId)
    .where('second_id', '=', secondId)
    .executeTakeFirst()
  return known(duplicateVerdicts, row?.decision ?? null)
}

/** What was ever decided about a record and newer ones, by the id of the newer one. */
export async function listVerdicts(
  db: ReadDb,
  firstId: string,
): Promise<ReadonlyMap<string, string | null>> {
  const rows = await db
    .selectFrom('duplicate_decisions')
    .select(['second_id', 'decision'])
    .where('first_id', '=', firstId)
    .execute()
  return new Map(rows.map((row) => [row.second_id, row.decision]))
}

export type DecisionRow = {
  readonly firstId: AnyId
  readonly secondId: AnyId
  readonly kind: DuplicateKind
  readonly verdict: DuplicateVerdict
  readonly decidedBy: string | null
}

const decisions = syncedTables.duplicate_decisions

/** Decisions in force about records that are still there, the newest first. */
export async function listDecisions(
  db: ReadDb,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<{ readonly total: number; readonly rows: readonly DecisionRow[] }> {
  const inForce = sql`duplicate_decisions d
    where d.decision in ('same', 'different') and (
      (d.kind = 'member' and exists (select 1 from members where id = d.first_id)
        and exists (select 1 from members where id = d.second_id))
      or (d.kind = 'institution' and exists (select 1 from institutions where id = d.first_id)
        and exists (select 1 from institutions where id = d.second_id)))`
  const counted = await sql<{ total: number }>`
    select count(*) as total from ${inForce}`.execute(db)
  const { rows } = await sql<DecisionRow>`
    select d.first_id as "firstId", d.second_id as "secondId", d.kind, d.decision as verdict,
      (select name from accounts where id = d.decided_by) as "decidedBy"
    from ${inForce}
    order by coalesce((select version from cell_versions v
        where v.table_no = ${decisions.number} and v.row_key = d.first_id || ':' || d.second_id
          and v.column_no = ${decisions.columns.decision.number}), d.row_version) desc,
      d.first_id, d.second_id
    limit ${limit} offset ${offset}`.execute(db)
  return { total: counted.rows[0]?.total ?? 0, rows }
}
