import { z } from 'zod'

import { historyTable, recordHistory } from '../domain/history'
import { query, readers } from './contract-kit'

export const historyContract = {
  /** Who changed what about one record, on which hub, with the values before. */
  'history.record': query(
    readers,
    z.strictObject({
      table: historyTable,
      /** The record's key columns joined with ':'. */
      rowKey: z.string().regex(/^[0-9a-hjkmnp-tv-z]{26}(:[0-9a-hjkmnp-tv-z]{26})?$/),
      limit: z.number().int().min(1).max(10_000).default(200),
    }),
    recordHistory,
  ),
}
