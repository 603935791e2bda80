import { z } from 'zod'

import { boardTerm, boardTermDetails } from '../domain/board'
import { boardTermId } from '../domain/ids'
import { command, query, readers, staff } from './contract-kit'

const one = z.strictObject({ id: boardTermId })

export const boardContract = {
  /** Latest first. */
  'board.terms': query(readers, z.strictObject({}), z.array(boardTerm).readonly()),
  /** null adds a term. */
  'board.save': command(
    staff,
    z.strictObject({ id: boardTermId.nullable(), term: boardTermDetails }),
    z.object({ id: boardTermId }),
  ),
  'board.remove': command(staff, one, z.object({})),
  'board.restore': command(staff, one, z.object({})),
}
