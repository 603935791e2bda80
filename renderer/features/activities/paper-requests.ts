import type { ActivityPaper } from '../../../shared/domain/activity-paper'
import type { DocumentRequest } from '../../../shared/domain/document'
import type { ActivityId } from '../../../shared/domain/ids'

/** The printed form of each paper of an activity. */
export function requestOf(paper: ActivityPaper, activityId: ActivityId): DocumentRequest {
  switch (paper) {
    case 'plan':
      return { kind: 'activity-plan', activityId }
    case 'budget':
      return { kind: 'activity-budget', activityId }
    case 'agenda':
      return { kind: 'activity-agenda', activityId }
    case 'staff':
      return { kind: 'activity-staff', activityId }
    case 'minutes':
      return { kind: 'minutes', activityId, withAttendance: false }
    case 'record':
      return { kind: 'event-record', activityId }
    case 'report':
      return { kind: 'activity-report', activityId }
    case 'spending':
      return { kind: 'activity-spending', activityId }
    case 'funds':
      return { kind: 'fund-report', activityId }
  }
}

/** Papers with a page to fill in, and the one on which the others are filled. */
export const filledOn: Readonly<Record<ActivityPaper, ActivityPaper>> = {
  plan: 'plan',
  budget: 'budget',
  agenda: 'agenda',
  staff: 'staff',
  minutes: 'minutes',
  record: 'report',
  report: 'report',
  spending: 'budget',
  funds: 'report',
}
