import type { ArtifactId } from '../../shared/domain/ids'
import type { Input } from '../lib/call'
import { channelQuery, steadyQuery } from '../lib/channel-query'

const tables = [
  'artifacts',
  'files',
  'stored_files',
  'members',
  'institutions',
  'activities',
  'sessions',
] as const

export const portfolioQueries = {
  page: (input: Input<'portfolio.page'>) => steadyQuery('portfolio.page', input, tables),
  get: (id: ArtifactId) => channelQuery('portfolio.get', { id }, tables),
  tags: () => channelQuery('portfolio.tags', {}, ['artifacts']),
  /** Bytes never change under an id; they can only arrive. */
  thumbnail: (id: ArtifactId) => channelQuery('portfolio.thumbnail', { id }, ['stored_files']),
  /** Let go soon after it was looked at: whole photos would fill the memory. */
  content: (id: ArtifactId) => ({
    ...channelQuery('portfolio.content', { id }, ['stored_files']),
    gcTime: 10_000,
  }),
}
