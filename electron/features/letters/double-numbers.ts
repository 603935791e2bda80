import { sql } from 'kysely'

import type { HubId, LetterId } from '../../../shared/domain/ids'
import { AppError } from '../../../shared/lib/app-error'
import { assert } from '../../../shared/lib/assert'
import type { ReadDb, WriteDb } from '../../database/database'
import type { CommandContext } from '../handler'
import { takeNumbers } from '../numbers/number-repository'
import { findNumbering, numberText } from '../numbers/numbering-repository'
import { putLetters } from './letter-repository'
import { ownHub, requireActive } from './letter-service'

/**
 * Numbers that two PCs gave which did not know of each other: a copied data folder, or one invitation
 * used twice. The letter that is not sent yet can get a number of its own.
 */
export type DoubleNumber = {
  readonly year: number
  readonly number: string
  readonly letters: readonly { readonly id: LetterId; readonly subject: string }[]
}

/** Of outgoing letters that hold; the older letter first. */
export async function listDoubles(
  db: ReadDb | WriteDb,
  hubId: HubId,
): Promise<readonly DoubleNumber[]> {
  const { rows } = await sql<{
    id: LetterId
    year: number
    sequence: number
    number: string | null
    subject: string | null
  }>`
    with active as (
      select id, year, number_seq as sequence, number, subject from letters
      where hub_id = ${hubId} and direction = 'out' and removed_at is null
        and status is not 'void' and year is not null and number_seq is not null
    )
    select * from active
    where (year, sequence) in (select year, sequence from active group by 1, 2 having count(*) > 1)
    order by year, sequence, id`.execute(db)
  const doubles = new Map<string, DoubleNumber>()
  for (const { id, year, sequence, number, subject } of rows) {
    const key = `${year} ${sequence}`
    const { letters } = doubles.get(key) ?? { letters: [] }
    const all = [...letters, { id, subject: subject ?? '' }]
    doubles.set(key, { year, number: number ?? '', letters: all })
  }
  return [...doubles.values()]
}

/** The other letter keeps the number, so that no gap is left. */
export async function renumberLetter(
  { id }: { readonly id: LetterId },
  context: Pick<CommandContext, 'db' | 'session' | 'ids' | 'device'>,
): Promise<{ readonly number: string }> {
  const { db, ids, device } = context
  const hubId = ownHub(context)
  const { kind, letterOn } = await requireActive(db, id)
  const double = (await listDoubles(db, hubId)).find(({ letters }) =>
    letters.some((letter) => letter.id === id),
  )
  // Somebody at another PC was quicker.
  if (double === undefined || kind === null || letterOn === null)
    throw new AppError('letter.number-is-its-own')
  const [sequence] = await takeNumbers(db, {
    hubId,
    series: 'letters',
    year: double.year,
    deviceId: device.deviceId,
    count: 1,
    ids,
  })
  assert(sequence !== undefined, 'one number was asked for')
  const number = numberText(await findNumbering(db, hubId), { kind, sequence, day: letterOn })
  await putLetters(db, [{ id, number, number_seq: sequence }])
  return { number }
}
