import { z } from 'zod'

import { importUndoOutcome, pastImport } from '../domain/data-import'
import { importId } from '../domain/ids'
import { query, readers, secretariat, task } from './contract-kit'

const oneImport = z.strictObject({ importId })

export const importContract = {
  /** What exchanges brought in, newest first; those that brought nothing are left out. */
  'imports.list': query(readers, z.strictObject({}), z.array(pastImport).readonly()),
  /** What `imports.undo` or `imports.redo` would do; changes nothing. */
  'imports.preview': task(
    secretariat,
    oneImport.extend({ turn: z.enum(['undo', 'redo']) }),
    importUndoOutcome,
  ),
  /** Takes an import back, sparing what was worked on since. */
  'imports.undo': task(secretariat, oneImport, importUndoOutcome),
  /** Brings back what was taken back, in the same way. */
  'imports.redo': task(secretariat, oneImport, importUndoOutcome),
}
