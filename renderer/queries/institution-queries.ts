import type { InstitutionId } from '../../shared/domain/ids'
import type { Input } from '../lib/call'
import { channelQuery, steadyQuery } from '../lib/channel-query'

const tables = ['institutions', 'posts', 'members'] as const

export const institutionQueries = {
  page: (input: Input<'institutions.page'>) => steadyQuery('institutions.page', input, tables),
  card: (id: InstitutionId) => channelQuery('institutions.get', { id }, tables),
  /** The kecamatan there are institutions in. */
  districts: () => channelQuery('institutions.districts', {}, ['institutions']),
  alike: (wanted: Input<'institutions.findDuplicates'>) =>
    steadyQuery('institutions.findDuplicates', wanted, ['institutions']),
}
