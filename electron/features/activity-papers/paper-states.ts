import type {
  ActivityPaper,
  MinutesTexts,
  PaperState,
  PlanTexts,
  ReportTexts,
} from '../../../shared/domain/activity-paper'
import type { ActivityFacts } from './activity-facts'

/** What people wrote themselves; suggestions do not count. */
export type WrittenTexts = {
  readonly plan: PlanTexts
  readonly minutes: MinutesTexts
  readonly report: ReportTexts
  readonly decisions: number
}

function stateOf(has: boolean, isWhole: boolean): PaperState {
  return has ? (isWhole ? 'ready' : 'partly') : 'missing'
}

const isWritten = (texts: Readonly<Record<string, unknown>>) =>
  Object.values(texts).some((part) => part !== null)

/** Which papers could be handed in now. */
export function paperStates(
  facts: ActivityFacts,
  { plan, minutes, report, decisions }: WrittenTexts,
): Readonly<Record<ActivityPaper, PaperState>> {
  const { agenda, budget, expenses, staff, held, sessions } = facts
  const isHeld = held.size > 0
  return {
    plan: stateOf(isWritten(plan), agenda.length > 0 && budget.length > 0),
    budget: stateOf(
      budget.length > 0,
      budget.every(({ unitPrice }) => unitPrice !== null),
    ),
    agenda: stateOf(
      agenda.length > 0,
      agenda.every(({ startsAt }) => startsAt !== null),
    ),
    staff: stateOf(staff.length > 0, true),
    minutes: stateOf(isWritten(minutes), minutes.proceedings !== null && decisions > 0),
    record: stateOf(isHeld, held.size === sessions.length),
    report: stateOf(isWritten(report), report.approvedBy !== null && report.approvedOn !== null),
    spending: stateOf(expenses.length > 0, budget.length > 0),
    funds: stateOf(expenses.length > 0 && budget.length > 0, report.problems !== null),
  }
}
