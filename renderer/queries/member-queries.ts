import type { MemberId } from '../../shared/domain/ids'
import type { Input } from '../lib/call'
import { channelQuery, steadyQuery } from '../lib/channel-query'

const tables = ['members', 'posts', 'institutions'] as const

export const memberQueries = {
  page: (input: Input<'members.page'>) => steadyQuery('members.page', input, tables),
  card: (id: MemberId) => channelQuery('members.get', { id }, tables),
  /** The whole NIK: asked for only when somebody wants to see it. */
  nik: (id: MemberId) => channelQuery('members.nik', { id }, ['members']),
  /** What erasing the person would take along. */
  erasure: (id: MemberId) =>
    channelQuery('members.erasure', { id }, ['members', 'artifacts', 'attendance', 'certificates']),
  /** Who may be the person that is being written down. */
  alike: (wanted: Input<'members.findDuplicates'>) =>
    steadyQuery('members.findDuplicates', wanted, tables),
}
