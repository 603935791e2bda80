import { z } from 'zod'

import { draftKey, draftText } from '../domain/draft'
import { command, query, staff } from './contract-kit'

const one = z.strictObject({ key: draftKey })

export const draftContract = {
  'drafts.get': query(
    staff,
    one,
    z.object({ text: draftText, typedAt: z.number().int() }).nullable(),
  ),
  'drafts.save': command(staff, one.extend({ text: draftText }), z.object({})),
  /** After the form was saved, or when its user does not want it any more. */
  'drafts.discard': command(staff, one, z.object({})),
}
