import type { activityPaperContract } from '../../../shared/ipc/activity-paper-contract'
import { copyPlan } from '../../features/activity-papers/copy-plan'
import { listOpenTasks, listTasks } from '../../features/activity-papers/decision-repository'
import { listPlanSources } from '../../features/activity-papers/text-repository'
import type { Handlers } from '../../features/handler'
import {
  minutesDraft,
  papersOverview,
  planDraft,
  reportDraft,
  saveMinutes,
  savePlan,
  saveReport,
  setTaskDone,
} from './activity-paper-service'

export const activityPaperHandlers: Handlers<typeof activityPaperContract> = {
  'activityPapers.overview': ({ activityId }, context) => papersOverview(activityId, context),
  'activityPapers.plan': ({ activityId }, context) => planDraft(activityId, context),
  'activityPapers.savePlan': (input, context) => savePlan(input, context),
  'activityPapers.planSources': ({ activityId }, { db }) => listPlanSources(db, activityId),
  'activityPapers.copyPlan': (input, context) => copyPlan(input, context),
  'activityPapers.minutes': ({ activityId }, context) => minutesDraft(activityId, context),
  'activityPapers.saveMinutes': (input, context) => saveMinutes(input, context),
  'activityPapers.report': ({ activityId }, context) => reportDraft(activityId, context),
  'activityPapers.saveReport': (input, context) => saveReport(input, context),
  'decisionTasks.list': ({ activityId }, { db }) =>
    activityId === null ? listOpenTasks(db) : listTasks(db, activityId),
  'decisionTasks.setDone': (input, context) => setTaskDone(input, context),
}
