import { z } from 'zod'

import { handoverDetails, handoverOverview } from '../domain/handover'
import { hubOwner } from '../domain/hub'
import { handoverId } from '../domain/ids'
import { command, query, secretariat, staff } from './contract-kit'

export const handoverContract = {
  /** What is handed over, counted at the moment it is asked for. */
  'handover.overview': query(staff, z.strictObject({}), handoverOverview),
  /** Null begins the record of this handover. */
  'handover.save': command(
    secretariat,
    z.strictObject({ id: handoverId.nullable(), details: handoverDetails }),
    z.object({ id: handoverId }),
  ),
  /** Notes on the record which file was made for it. */
  'handover.noteFile': command(
    secretariat,
    z.strictObject({ id: handoverId, fileName: z.string().max(300), madeAt: z.number() }),
    z.object({}),
  ),
  /**
   * The handover is done: whoever comes next uses this PC under an account of their own, so what was
   * written before stays the former secretary's. `owner` null: nobody else will use this PC.
   */
  'handover.finish': command(
    secretariat,
    z.strictObject({ id: handoverId, owner: hubOwner.nullable() }),
    z.object({}),
  ),
}
