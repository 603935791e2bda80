import type { ActivityId, MemberId } from '../../shared/domain/ids'
import { channelQuery } from '../lib/channel-query'

const people = ['members', 'posts', 'institutions'] as const
const certificates = ['certificates', 'certificate_names', 'certificate_rules'] as const

export const certificateQueries = {
  desk: (activityId: ActivityId) =>
    channelQuery('certificates.desk', { activityId }, [
      ...certificates,
      ...people,
      'activities',
      'sessions',
      'enrolments',
      'attendance',
      'agenda_items',
      'staff',
      'artifacts',
    ]),
  /** Devices too: news of one reported lost may change the answer. */
  check: (code: string) =>
    channelQuery('certificates.check', { code }, [...certificates, 'erasures', 'devices']),
  ledger: (memberId: MemberId) =>
    channelQuery('certificates.ledger', { memberId }, [
      ...certificates,
      ...people,
      'activities',
      'hubs',
    ]),
}
