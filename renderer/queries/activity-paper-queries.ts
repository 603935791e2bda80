import type { ActivityId } from '../../shared/domain/ids'
import { channelQuery, type LiveTable } from '../lib/channel-query'

/** What the texts and states of an activity's papers are made from. */
const sources: readonly LiveTable[] = [
  'activities',
  'activity_plans',
  'activity_reports',
  'agenda_items',
  'artifacts',
  'attendance',
  'board_posts',
  'board_terms',
  'budget_items',
  'cash_entries',
  'certificate_names',
  'certificates',
  'decisions',
  'enrolments',
  'files',
  'hubs',
  'institutions',
  'letterheads',
  'members',
  'minutes',
  'posts',
  'sessions',
  'settings',
  'staff',
  'venues',
]

export const activityPaperQueries = {
  overview: (activityId: ActivityId) =>
    channelQuery('activityPapers.overview', { activityId }, sources),
  plan: (activityId: ActivityId) => channelQuery('activityPapers.plan', { activityId }, sources),
  planSources: (activityId: ActivityId) =>
    channelQuery('activityPapers.planSources', { activityId }, sources),
  minutes: (activityId: ActivityId) =>
    channelQuery('activityPapers.minutes', { activityId }, sources),
  report: (activityId: ActivityId) =>
    channelQuery('activityPapers.report', { activityId }, sources),
  /** The decisions of one activity as tasks; null: the open ones of all. */
  tasks: (activityId: ActivityId | null) =>
    channelQuery('decisionTasks.list', { activityId }, ['decisions', 'activities', 'members']),
}
