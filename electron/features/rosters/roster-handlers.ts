import type { rosterContract } from '../../../shared/ipc/roster-contract'
import type { Handlers } from '../handler'
import { importRoster } from './roster-import-service'
import { pagePreview, previewRoster } from './roster-preview-service'
import { listImports } from './roster-repository'
import { undoImport } from './roster-undo-service'

export const rosterHandlers: Handlers<typeof rosterContract> = {
  'rosters.preview': (input, context) => previewRoster(input, context),
  'rosters.previewRows': async (input, { grants }) => pagePreview(grants, input),
  'rosters.import': (input, context) => importRoster(input, context),
  'rosters.list': (_, { db }) => listImports(db),
  'rosters.undo': ({ importId }, context) => undoImport(importId, context),
}
