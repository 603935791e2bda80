import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import type { ReadDb, WriteDb } from '../../database/database'
import type { District } from '../../rosters/match-institutions'

/**
 * The kecamatan that a roster of this hub can speak of: those of its kabupaten, and those that its
 * institutions lie in. A name outside of them has no code and stays a name.
 */
export async function listNearbyDistricts(
  db: ReadDb | WriteDb,
  regions: string,
): Promise<readonly District[]> {
  const used = await db
    .selectFrom('institutions')
    .select(['district_code', 'district_name'])
    .distinct()
    .where('removed_at', 'is', null)
    .execute()
  const names = new Map<string, string>()
  for (const { code, name } of await readRegency(db, regions)) names.set(code, name)
  for (const { district_code: code, district_name: name } of used) {
    if (code !== null && name !== null && !names.has(code)) names.set(code, name)
  }
  return [...names].map(([code, name]) => ({ code, name }))
}

async function readRegency(db: ReadDb | WriteDb, regions: string): Promise<readonly District[]> {
  const hub = await db
    .selectFrom('device')
    .innerJoin('hubs', 'hubs.id', 'device.hub_id')
    .select('hubs.regency_code')
    .executeTakeFirst()
  const regency = hub?.regency_code ?? null
  if (regency === null) return []
  const text = await readFile(join(regions, 'districts.csv'), 'utf8')
  // Loaded on first use, not at every start of the app.
  const { parse } = await import('csv-parse/sync')
  // Our own resource, shipped with the app: `columns: true` names the fields by its header row.
  const districts = parse<District>(text, { columns: true })
  return districts.filter(({ code }) => code.startsWith(`${regency}.`))
}
