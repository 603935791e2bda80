import type { documentContract } from '../../shared/ipc/document-contract'
import type { Handlers } from '../features/handler'
import { findSetting, saveSetting } from '../features/settings/settings-repository'
import { openSavedDocument, previewDocument, printDocument, saveDocument } from './document-service'
import { paperFor, paperWith } from './remembered-paper'

export const documentHandlers: Handlers<typeof documentContract> = {
  'documents.preview': (printed, context) => previewDocument(printed, context),
  'documents.paper': async ({ kind }, { db }) => paperFor(await findSetting(db, 'papers'), kind),
  'documents.rememberPaper': async ({ kind, paper }, { db }) => {
    await saveSetting(db, 'papers', paperWith(await findSetting(db, 'papers'), kind, paper))
    return {}
  },
  'documents.print': (printed, context) => printDocument(printed, context),
  'documents.save': (printed, context) => saveDocument(printed, context),
  'documents.openSaved': ({ id }, context) => openSavedDocument(id, context),
}
