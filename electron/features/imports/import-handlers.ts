import type { importContract } from '../../../shared/ipc/import-contract'
import type { Handlers } from '../handler'
import { listImports } from './import-repository'
import { previewTurn, turnImport } from './undo-service'

export const importHandlers: Handlers<typeof importContract> = {
  'imports.list': (_, { db }) => listImports(db),
  'imports.preview': (wanted, context) => previewTurn(wanted, context),
  'imports.undo': ({ importId }, context) => turnImport({ importId, turn: 'undo' }, context),
  'imports.redo': ({ importId }, context) => turnImport({ importId, turn: 'redo' }, context),
}
