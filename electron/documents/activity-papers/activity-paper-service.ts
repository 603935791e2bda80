import {
  activityPapers,
  type ActivityPapersOverview,
  type MinutesTexts,
  type PlanTexts,
  type ReportTexts,
} from '../../../shared/domain/activity-paper'
import { compareSpending } from '../../../shared/domain/budget'
import type { ActivityId, DecisionId } from '../../../shared/domain/ids'
import { AppError } from '../../../shared/lib/app-error'
import type { ReadDb } from '../../database/database'
import { type ActivityFacts, readFacts } from '../../features/activity-papers/activity-facts'
import { closingChecks } from '../../features/activity-papers/closing-checks'
import { hasDecision, listTasks, putDone } from '../../features/activity-papers/decision-repository'
import {
  countDoubleBooked,
  countNearMeetings,
  listCertificates,
  listFiles,
} from '../../features/activity-papers/facts-repository'
import { paperStates } from '../../features/activity-papers/paper-states'
import { printedPapers } from '../../features/activity-papers/printed-papers'
import {
  countCopies,
  findTexts,
  putTexts,
  type TextTable,
} from '../../features/activity-papers/text-repository'
import type { CommandContext, QueryContext } from '../../features/handler'
import { findSetting } from '../../features/settings/settings-repository'
import { localDay } from '../../platform/local-day'
import { boardSigner, hubName } from '../kit/hub-papers'
import { lintReport } from './report-lint'
import { suggestMinutes, suggestPlan, suggestReport } from './suggestions'

type Reading = Pick<QueryContext, 'db' | 'session' | 'clock' | 'files' | 'device'>

export type Draft<Texts> = { readonly values: Texts; readonly suggested: Texts }

/** Where nobody wrote anything, the suggestion stands. */
function withSuggestions<Texts extends object>(written: Texts, suggested: Texts): Draft<Texts> {
  const own = Object.entries(written).filter(([, part]) => part !== null)
  return { values: { ...suggested, ...Object.fromEntries(own) }, suggested }
}

export async function planDraft(
  activityId: ActivityId,
  context: Pick<Reading, 'db' | 'session'>,
  facts?: ActivityFacts,
): Promise<Draft<PlanTexts>> {
  const { db } = context
  const suggested = suggestPlan(facts ?? (await readFacts(db, activityId)), await hubName(context))
  return withSuggestions(await findTexts(db, 'activity_plans', activityId), suggested)
}

export async function minutesDraft(
  activityId: ActivityId,
  context: Reading,
  facts?: ActivityFacts,
): Promise<Draft<MinutesTexts>> {
  const { name } = await boardSigner('chair', context)
  const suggested = suggestMinutes(facts ?? (await readFacts(context.db, activityId)), name)
  return withSuggestions(await findTexts(context.db, 'minutes', activityId), suggested)
}

export async function reportDraft(
  activityId: ActivityId,
  context: Pick<Reading, 'db' | 'session'>,
  known?: ActivityFacts,
): Promise<Draft<ReportTexts>> {
  const facts = known ?? (await readFacts(context.db, activityId))
  const { values: plan } = await planDraft(activityId, context, facts)
  const suggested = suggestReport(facts, plan, closingChecks(facts))
  return withSuggestions(await findTexts(context.db, 'activity_reports', activityId), suggested)
}

/** A part that still says what is suggested is not kept: so it goes on following the books. */
function ownParts<Texts extends object>(texts: Texts, suggested: Texts): Texts {
  const said = new Map(Object.entries(suggested))
  return Object.fromEntries(
    Object.entries(texts).map(([part, value]) => [part, value === said.get(part) ? null : value]),
  ) as Texts // the same parts
}

export async function savePlan(
  { activityId, texts }: { readonly activityId: ActivityId; readonly texts: PlanTexts },
  context: CommandContext,
): Promise<Record<string, never>> {
  const { suggested } = await planDraft(activityId, context)
  // The purpose always stays: by it a KAK counts as written.
  const parts = { ...ownParts(texts, suggested), purpose: texts.purpose }
  return save(context, 'activity_plans', activityId, parts)
}

export async function saveMinutes(
  { activityId, texts }: { readonly activityId: ActivityId; readonly texts: MinutesTexts },
  context: CommandContext,
): Promise<Record<string, never>> {
  const { suggested } = await minutesDraft(activityId, context)
  // The theme always stays: by it a notulen counts as written.
  const parts = { ...ownParts(texts, suggested), theme: texts.theme }
  return save(context, 'minutes', activityId, parts)
}

export async function saveReport(
  { activityId, texts }: { readonly activityId: ActivityId; readonly texts: ReportTexts },
  context: CommandContext,
): Promise<Record<string, never>> {
  const { suggested } = await reportDraft(activityId, context)
  const parts = { ...ownParts(texts, suggested), problems: texts.problems }
  return save(context, 'activity_reports', activityId, parts)
}

async function save<T extends TextTable>(
  { db }: Pick<CommandContext, 'db'>,
  table: T,
  activityId: ActivityId,
  texts: Parameters<typeof putTexts<T>>[3],
): Promise<Record<string, never>> {
  await putTexts(db, table, activityId, texts)
  return {}
}

export async function papersOverview(
  activityId: ActivityId,
  context: Reading,
): Promise<ActivityPapersOverview> {
  const { db } = context
  const facts = await readFacts(db, activityId)
  const plan = await findTexts(db, 'activity_plans', activityId)
  const minutes = await findTexts(db, 'minutes', activityId)
  const report = await findTexts(db, 'activity_reports', activityId)
  const decisions = await listTasks(db, activityId)
  const states = paperStates(facts, { plan, minutes, report, decisions: decisions.length })
  const printed = printedPapers(await findSetting(db, 'printed-papers'), activityId)
  const files = await listFiles(db, activityId)
  return {
    papers: activityPapers.map((paper) => ({
      paper,
      state: states[paper],
      printedAt: printed[paper] ?? null,
    })),
    findings: lintReport({
      facts,
      report,
      minutes,
      doubleBooked: await countDoubleBooked(db, activityId),
      nearMeetings: await countNearMeetings(db, activityId),
      copies: await copiesOf(db, activityId, report),
      certificateDays: (await listCertificates(db, activityId)).map(({ issuedOn }) => issuedOn),
      today: localDay(context.clock.now()),
    }),
    checks: closingChecks(facts),
    spending: compareSpending(facts.budget, facts.expenses),
    withheldPhotos: files.filter(({ isPicture, isWithheld }) => isPicture && isWithheld).length,
  }
}

/** Only long texts: 'Lancar.' is nobody's own. */
const shortest = 40

function copiesOf(db: ReadDb, activityId: ActivityId, report: ReportTexts) {
  const texts = [report.results, report.course, report.conclusion].flatMap((text) =>
    text !== null && text.length >= shortest ? [text] : [],
  )
  return countCopies(db, activityId, texts)
}

export async function setTaskDone(
  { id, isDone }: { readonly id: DecisionId; readonly isDone: boolean },
  { db, clock }: Pick<CommandContext, 'db' | 'clock'>,
): Promise<Record<string, never>> {
  if (!(await hasDecision(db, id))) throw new AppError('book.line-missing')
  await putDone(db, id, isDone ? clock.now() : null)
  return {}
}
