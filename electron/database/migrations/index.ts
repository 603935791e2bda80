import type { Migration } from 'kysely/migration'

import * as initial from './0001-initial'
import * as exchange from './0002-exchange'
import * as paperwork from './0003-paperwork'

/** In order, append only. A bundled app cannot read a folder, so the list is explicit. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-initial': initial,
  '0002-exchange': exchange,
  '0003-paperwork': paperwork,
}

/** Written to `PRAGMA user_version`; a database with a higher number is refused, unopened. */
export const schemaVersion = Object.keys(migrations).length
