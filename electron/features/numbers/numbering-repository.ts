import type { HubId } from '../../../shared/domain/ids'
import {
  defaultNumbering,
  formatNumber,
  type NumberedKind,
  type Numbering,
  numbering,
  organisationCode,
} from '../../../shared/domain/letter-number'
import type { Day } from '../../../shared/lib/dates'
import type { ReadDb, WriteDb } from '../../database/database'
import { findTexts, putTexts } from '../wordings/wording-repository'

/** How the hub writes its numbers, with what stands for the organisation. */
export type HubNumbering = { readonly numbering: Numbering; readonly organisation: string }

export async function findNumbering(db: ReadDb | WriteDb, hubId: HubId): Promise<HubNumbering> {
  const parsed = numbering.safeParse(await findTexts(db, hubId, 'numbering'))
  const found = parsed.success ? parsed.data : defaultNumbering
  const hub = await db.selectFrom('hubs').select('name').where('id', '=', hubId).executeTakeFirst()
  return {
    numbering: found,
    organisation: found.organisation ?? organisationCode(hub?.name ?? ''),
  }
}

export async function putNumbering(db: WriteDb, hubId: HubId, changed: Numbering): Promise<void> {
  await putTexts(db, hubId, 'numbering', changed)
}

/** The number as it is printed. */
export function numberText(
  { numbering: { pattern, codes }, organisation }: HubNumbering,
  parts: { readonly kind: NumberedKind; readonly sequence: number; readonly day: Day },
): string {
  return formatNumber({ pattern, codes }, { ...parts, organisation })
}
