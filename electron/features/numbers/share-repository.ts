import { z } from 'zod'

import { deviceId, type HubId, hubId } from '../../../shared/domain/ids'
import { numberSeries } from '../../../shared/domain/letter-number'
import type { ReadDb, WriteDb } from '../../database/database'
import { findSetting, saveSetting } from '../settings/settings-repository'
import { isPossibleRange, type NumberRange } from './number-ranges'
import { type NumberShare, numberShare, wholeShare } from './number-share'

/** What this PC was told about numbers when it joined its hub; it follows from the invitations. */
export async function findNumberShare(db: ReadDb | WriteDb): Promise<NumberShare> {
  const parsed = numberShare.safeParse(await findSetting(db, 'number-share'))
  return parsed.success ? parsed.data : wholeShare
}

export async function saveNumberShare(db: WriteDb, share: NumberShare): Promise<void> {
  const known = await findSetting(db, 'number-share')
  if (JSON.stringify(known) !== JSON.stringify(share)) await saveSetting(db, 'number-share', share)
}

const takenRange = z.object({
  series: z.enum(numberSeries),
  year: z.int(),
  first: z.int().min(1),
  last: z.int().min(1),
})
export type TakenRange = z.output<typeof takenRange>

const takenAtJoining = z.object({ hubId, by: deviceId, ranges: z.array(takenRange).readonly() })
export type TakenAtJoining = z.output<typeof takenAtJoining>

/** Whatever is reserved in a hub, of all series and years: what a further PC has to leave alone. */
export async function listTaken(db: ReadDb, hub: HubId): Promise<readonly TakenRange[]> {
  const rows = await db
    .selectFrom('number_ranges')
    .select(['series', 'year', 'first', 'last'])
    .where('hub_id', '=', hub)
    .where('removed_at', 'is', null)
    .orderBy('year', 'desc')
    .orderBy('first')
    .execute()
  return rows.flatMap((row) => {
    const parsed = takenRange.safeParse(row)
    return parsed.success ? [parsed.data] : []
  })
}

export async function saveTakenAtJoining(db: WriteDb, taken: TakenAtJoining): Promise<void> {
  await saveSetting(db, 'numbers-taken', taken)
}

/** What was reserved when this PC was invited: the hub's own rows may not have come yet. */
export async function listTakenAtJoining(
  db: ReadDb | WriteDb,
  of: { readonly hubId: HubId; readonly series: string; readonly year: number },
): Promise<readonly NumberRange[]> {
  const parsed = takenAtJoining.safeParse(await findSetting(db, 'numbers-taken'))
  if (!parsed.success || parsed.data.hubId !== of.hubId) return []
  const { by, ranges } = parsed.data
  return ranges
    .filter((range) => range.series === of.series && range.year === of.year)
    .filter(isPossibleRange)
    .map(({ first, last }) => ({ id: '0', deviceId: by, first, last }))
}
