import { z } from 'zod'

import {
  activityPapersOverview,
  decisionTask,
  minutesTexts,
  planTexts,
  reportTexts,
} from '../domain/activity-paper'
import { activityId, decisionId } from '../domain/ids'
import { bookkeepers, command, query, readers, staff } from './contract-kit'

const ofActivity = z.strictObject({ activityId })

/** `values` as they print now; `suggested` is what stands there while nobody wrote anything else. */
const draft = <Texts extends z.ZodType>(texts: Texts) =>
  z.object({ values: texts, suggested: texts })

export const activityPaperContract = {
  /** Which papers of an activity are there, what would be sent back, and whether it was a success. */
  'activityPapers.overview': query(readers, ofActivity, activityPapersOverview),
  'activityPapers.plan': query(readers, ofActivity, draft(planTexts)),
  'activityPapers.savePlan': command(
    bookkeepers,
    ofActivity.extend({ texts: planTexts }),
    z.object({}),
  ),
  /** Other activities whose KAK, RAB or jadwal can be taken over, newest first. */
  'activityPapers.planSources': query(
    readers,
    ofActivity,
    z
      .array(z.object({ id: activityId, title: z.string(), startsOn: z.string().nullable() }))
      .readonly(),
  ),
  /** Takes the KAK over, and RAB and jadwal where this activity has none yet, on its own days. */
  'activityPapers.copyPlan': command(
    bookkeepers,
    ofActivity.extend({ fromId: activityId }),
    z.object({ budgetLines: z.number(), agendaLines: z.number() }),
  ),
  'activityPapers.minutes': query(readers, ofActivity, draft(minutesTexts)),
  'activityPapers.saveMinutes': command(
    bookkeepers,
    ofActivity.extend({ texts: minutesTexts }),
    z.object({}),
  ),
  'activityPapers.report': query(readers, ofActivity, draft(reportTexts)),
  'activityPapers.saveReport': command(
    bookkeepers,
    ofActivity.extend({ texts: reportTexts }),
    z.object({}),
  ),
  /** Decisions as tasks: those of one activity, or the open ones of all, the most pressing first. */
  'decisionTasks.list': query(
    readers,
    z.strictObject({ activityId: activityId.nullable().default(null) }),
    z.array(decisionTask).readonly(),
  ),
  'decisionTasks.setDone': command(
    staff,
    z.strictObject({ id: decisionId, isDone: z.boolean() }),
    z.object({}),
  ),
}
