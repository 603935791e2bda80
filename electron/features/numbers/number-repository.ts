import { type RawBuilder, sql } from 'kysely'

import type { DeviceId, HubId, NumberRangeId } from '../../../shared/domain/ids'
import type { NumberSeries } from '../../../shared/domain/letter-number'
import { put } from '../../database/change-log'
import type { ReadDb, WriteDb } from '../../database/database'
import type { Ids } from '../../platform/ids'
import {
  freeNumbers,
  highestNumber,
  isPossibleRange,
  nextBlock,
  type NumberRange,
} from './number-ranges'
import { findNumberShare, listTakenAtJoining } from './share-repository'

/** Sequence numbers of letters and certificates: what was given, what is reserved for which PC. */
export type NumberedYear = {
  readonly hubId: HubId
  readonly series: NumberSeries
  readonly year: number
}

/**
 * Takes the next `count` numbers of this PC, in order, reserving further blocks where its own are used
 * up. Whoever calls must store them in the same command; other series than `letters`, `incoming` and
 * `certificates` are not known to `listUsed`.
 */
export async function takeNumbers(
  db: WriteDb,
  ask: Asked & { readonly ids: Ids },
): Promise<readonly number[]> {
  const { numbers, blocks } = await planNumbers(db, ask)
  for (const block of blocks) {
    await putRange(db, ask, {
      id: ask.ids.next<'number-range'>(),
      deviceId: ask.deviceId,
      ...block,
    })
  }
  return numbers
}

type Asked = NumberedYear & { readonly deviceId: DeviceId; readonly count: number }

/** The numbers `takeNumbers` would give, and the blocks it would have to reserve for them. */
export async function planNumbers(
  db: ReadDb | WriteDb,
  { deviceId, count, ...of }: Asked,
): Promise<{
  readonly numbers: readonly number[]
  readonly blocks: readonly { readonly first: number; readonly last: number }[]
}> {
  const ranges = [...(await listRanges(db, of)), ...(await listTakenAtJoining(db, of))]
  const used = new Set((await listUsed(db, of)).map(({ sequence }) => sequence))
  const share = await findNumberShare(db)
  const numbers = ranges
    .filter((range) => range.deviceId === deviceId)
    .flatMap((range) => freeNumbers(range, ranges, used))
  const blocks: { first: number; last: number }[] = []
  while (numbers.length < count) {
    const block = nextBlock(ranges, share)
    // Made last, so everything that lies there already is stronger.
    const range: NumberRange = { id: '~', deviceId, ...block }
    blocks.push(block)
    ranges.push(range)
    numbers.push(...freeNumbers(range, ranges, used))
  }
  return { numbers: numbers.slice(0, count), blocks }
}

export async function listRanges(
  db: ReadDb | WriteDb,
  { hubId, series, year }: NumberedYear,
): Promise<readonly NumberRange[]> {
  const rows = await db
    .selectFrom('number_ranges')
    .select(['id', 'device_id', 'first', 'last'])
    .where('hub_id', '=', hubId)
    .where('series', '=', series)
    .where('year', '=', year)
    .where('removed_at', 'is', null)
    .orderBy('first')
    .orderBy('id')
    .execute()
  return rows.flatMap(({ id, device_id: deviceId, first, last }) =>
    first !== null && last !== null && isPossibleRange({ first, last })
      ? [{ id, deviceId, first, last }]
      : [],
  )
}

export async function putRange(
  db: WriteDb,
  { hubId, series, year }: NumberedYear,
  range: Omit<NumberRange, 'id'> & { readonly id: NumberRangeId },
): Promise<void> {
  const { id, deviceId, first, last } = range
  await put(db, 'number_ranges', [
    { id, hub_id: hubId, series, year, device_id: deviceId, first, last },
  ])
}

export type UsedNumber = {
  readonly sequence: number
  readonly number: string
  readonly voidReason: string | null
  readonly isVoid: boolean
}

/** Every number given, by number; void and removed papers keep theirs. */
export async function listUsed(
  db: ReadDb | WriteDb,
  of: NumberedYear,
): Promise<readonly UsedNumber[]> {
  const { rows } = await sql<{
    sequence: number
    number: string | null
    void_reason: string | null
    is_void: number
  }>`select * from (${givenIn[of.series](of)})
    where sequence between 1 and ${sql.lit(highestNumber)} order by sequence`.execute(db)
  return rows.map((row) => ({
    sequence: row.sequence,
    number: row.number ?? '',
    voidReason: row.void_reason,
    isVoid: row.is_void === 1,
  }))
}

type Given = (of: NumberedYear) => RawBuilder<unknown>

const givenIn: Readonly<Record<NumberSeries, Given>> = {
  letters: ({ hubId, year }) => sql`
    select number_seq as sequence, number, void_reason, status is 'void' as is_void from letters
    where hub_id = ${hubId} and direction = 'out' and year = ${year} and number_seq is not null`,
  incoming: ({ hubId, year }) => sql`
    select agenda_no as sequence, cast(agenda_no as text) as number, void_reason, status is 'void' as is_void
    from letters
    where hub_id = ${hubId} and direction = 'in' and year = ${year} and agenda_no is not null`,
  // A certificate belongs to the hub that held its activity.
  certificates: ({ hubId, year }) => sql`
    select c.number_seq as sequence, c.number, n.revoked_reason as void_reason,
      c.revoked_at is not null as is_void
    from certificates c join activities a on a.id = c.activity_id
      left join certificate_names n on n.certificate_id = c.id
    where a.hub_id = ${hubId} and c.year = ${year} and c.number_seq is not null`,
}

/** Names of PCs by id, for the list of gaps. */
export async function listDeviceLabels(db: ReadDb): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('devices').select(['device_id', 'label']).execute()
  return new Map(rows.map(({ device_id: id, label }) => [id, label]))
}
