import { sql } from 'kysely'

import { decodeCommitHeader } from '../../../shared/sync/commit-header'
import type { WriteDb } from '../../database/database'
import { schemaVersion } from '../../database/migrations/index'
import { findSetting, saveSetting } from '../../features/settings/settings-repository'
import { storeDeps } from '../feeds/commits-seen'
import { readTrust } from '../trust/certificates'
import { noteNumberShare } from '../trust/number-share'
import { listStatements } from '../trust/trust-repository'
import { applyWaiting } from './rebuild-tables'

/** The schema by which stored commits were last read. */
const setting = 'commits-read-by'
const page = 1000

/**
 * What a migration cannot do in SQL, once after an upgrade: read from stored commits what they had
 * seen, and apply those that waited for tables or columns the version before did not know.
 */
export async function finishUpgrade(db: WriteDb): Promise<void> {
  if ((await findSetting(db, setting)) === schemaVersion) return
  await readDeps(db)
  await applyWaiting(db)
  await shareNumbers(db)
  await saveSetting(db, setting, schemaVersion)
}

/** A PC that joined its hub before there were numbers learns here which are its own to give. */
async function shareNumbers(db: WriteDb): Promise<void> {
  const own = await db.selectFrom('device').select('network_id').executeTakeFirst()
  const network = own?.network_id ?? null
  if (network === null) return
  const trust = readTrust(network, await listStatements(db))
  if (trust) await noteNumberShare(db, trust)
}

async function readDeps(db: WriteDb): Promise<void> {
  if ((await findSetting(db, 'deps-unread')) !== true) return
  const devices = await db.selectFrom('feeds').select('device_no').execute()
  for (const { device_no } of devices) {
    for (let after = 0; ;) {
      const commits = await db
        .selectFrom('commits')
        .select(['seq', 'header'])
        .where('device_no', '=', device_no)
        .where('seq', '>', after)
        .orderBy('seq')
        .limit(page)
        .execute()
      const last = commits.at(-1)
      if (!last) break
      const headers = commits.map(({ header }) => decodeCommitHeader(header))
      await storeDeps(db, device_no, headers)
      after = last.seq
    }
  }
  await sql`delete from settings where name = 'deps-unread'`.execute(db)
}
