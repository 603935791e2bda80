import { z } from 'zod'

import { memberId } from '../domain/ids'
import { query, secretariat, task } from './contract-kit'

/** Erasing a person's data for good (UU PDP). Beside the other member channels, but done by sync. */
export const erasureContract = {
  /** What erasing this person takes along, and how many marks stay as mere counts. */
  'members.erasure': query(
    secretariat,
    z.strictObject({ id: memberId }),
    z.object({
      artifacts: z.number().int(),
      attendance: z.number().int(),
      /** Their numbers stay in the books, without a name. */
      certificates: z.number().int(),
      /** Records that were joined as one person; all of them go. */
      records: z.number().int(),
    }),
  ),
  /** Erases the person at every hub (UU PDP). `confirmation`: their name without titles, typed. */
  'members.erase': task(
    secretariat,
    z.strictObject({ id: memberId, confirmation: z.string().min(1).max(200) }),
    z.object({ artifacts: z.number().int() }),
  ),
}
