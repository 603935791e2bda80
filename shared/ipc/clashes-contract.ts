import { z } from 'zod'

import { clashCell, clashList, clashPick } from '../domain/clash'
import { hubId } from '../domain/ids'
import { bookkeepers, command, query, readers } from './contract-kit'

/** `undoId` takes the choice back until the app is closed; null: nothing was changed. */
const chosen = z.object({ chosen: z.number().int(), undoId: z.string().nullable() })

/** Shown at once; who has decided about these sees the next ones. */
export const mostClashesShown = 200

export const clashesContract = {
  'clashes.list': query(readers, z.strictObject({}), clashList),
  'clashes.count': query(readers, z.strictObject({}), z.object({ total: z.number().int() })),
  /**
   * Choosing is a commit like any edit: every hub that receives it drops the question. Refused as a
   * whole (`clash.changed`) when one of the values is not what `token` names any more.
   */
  'clashes.choose': command(
    bookkeepers,
    z.strictObject({
      choices: z
        .array(z.strictObject({ cell: clashCell, token: z.string().max(4000), pick: clashPick }))
        .min(1)
        .max(500),
    }),
    chosen,
  ),
  /** Chooses the value of one hub wherever it is one of the values. */
  'clashes.chooseHub': command(bookkeepers, z.strictObject({ hubId }), chosen),
  /** Puts back what stood there before a choice, wherever nobody has written since. */
  'clashes.undo': command(
    bookkeepers,
    z.strictObject({ undoId: z.string().max(60) }),
    z.object({ restored: z.number().int() }),
  ),
}
