import type { DocumentRequest } from '../../shared/domain/document'
import type { Paper } from '../../shared/domain/paper'
import { syncedTableNames } from '../../shared/sync/synced-tables'
import { channelQuery, steadyQuery } from '../lib/channel-query'

export const documentQueries = {
  /** A paper may show anything, so anything that changes lays it out again. */
  preview: (request: DocumentRequest, paper: Paper) =>
    steadyQuery('documents.preview', { request, paper }, syncedTableNames),
  paper: (kind: string) => channelQuery('documents.paper', { kind }, ['settings']),
}
