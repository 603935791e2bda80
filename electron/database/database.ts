import type { Kysely, Transaction } from 'kysely'

import type { SyncedTableName } from '../../shared/sync/synced-tables'
import type { Schema, SyncedSchema } from './schema'

/**
 * Can only read; a transaction is accepted too, so repositories read the same way in both.
 * `getExecutor` lets raw `sql` run; the read connection itself is opened read-only.
 */
export type ReadDb = Pick<Kysely<Schema>, 'selectFrom' | 'with' | 'fn' | 'getExecutor'>

/**
 * An open write transaction. Synced tables are written through `put` of change-log.ts only, which
 * `insertInto` cannot reach: those tables are left out of the writable schema.
 */
export type WriteDb = Omit<
  Transaction<Schema>,
  'insertInto' | 'updateTable' | 'deleteFrom' | 'replaceInto' | 'mergeInto'
> &
  Pick<Transaction<Omit<Schema, SyncedTableName>>, 'insertInto' | 'updateTable' | 'deleteFrom'>

/** Columns of a synced table as `put` takes them: the key and whatever else should change. */
export type SyncedRow<T extends SyncedTableName> = Partial<
  Omit<SyncedSchema[T], 'row_version' | 'survivor_id'>
>
