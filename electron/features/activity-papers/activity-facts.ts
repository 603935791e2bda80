import type { Activity, ActivitySummary, Venue } from '../../../shared/domain/activity'
import type { BudgetLine, Expense } from '../../../shared/domain/budget'
import type { ActivityId } from '../../../shared/domain/ids'
import { type Session, sumOfJp } from '../../../shared/domain/session'
import { AppError } from '../../../shared/lib/app-error'
import type { ReadDb } from '../../database/database'
import { findActivity, listVenues } from '../activities/activity-repository'
import { listSessions } from '../sessions/session-repository'
import {
  type AgendaLine,
  countShownWork,
  listAgenda,
  listBudget,
  listExpenses,
  listHeldSessions,
  listStaff,
  type StaffPerson,
} from './facts-repository'

/** All that the texts and tables of an activity's papers are made from. */
export type ActivityFacts = {
  readonly activity: ActivitySummary & Pick<Activity, 'note'>
  readonly venues: readonly Venue[]
  readonly sessions: readonly Session[]
  /** Ids of the sessions whose sheet has been begun. */
  readonly held: ReadonlySet<string>
  readonly agenda: readonly AgendaLine[]
  readonly staff: readonly StaffPerson[]
  readonly budget: readonly BudgetLine[]
  readonly expenses: readonly Expense[]
  readonly shownWork: number
}

export async function readFacts(db: ReadDb, id: ActivityId): Promise<ActivityFacts> {
  const activity = await findActivity(db, id)
  if (activity === null) throw new AppError('activity.missing')
  return {
    activity,
    venues: await listVenues(db, id),
    sessions: await listSessions(db, id),
    held: await listHeldSessions(db, id),
    agenda: await listAgenda(db, id),
    staff: await listStaff(db, id),
    budget: await listBudget(db, id),
    expenses: await listExpenses(db, id),
    shownWork: await countShownWork(db, id),
  }
}

/** JP of all sessions; of the agenda where the sessions say none. */
export function jpOf({ sessions, agenda }: Pick<ActivityFacts, 'sessions' | 'agenda'>): number {
  return sumOfJp(sessions) || sumOfJp(agenda)
}

const teaching: readonly string[] = ['speaker', 'facilitator']

export function teachersOf({ staff }: Pick<ActivityFacts, 'staff'>): readonly StaffPerson[] {
  return staff.filter(({ role }) => teaching.includes(role))
}

/** 'TK Contoh (Jl. Contoh 1); Balai Desa', or null where no place is known. */
export function placesOf({ venues }: Pick<ActivityFacts, 'venues'>): string | null {
  if (venues.length === 0) return null
  return venues
    .map(({ name, address }) => (address === null ? name : `${name} (${address})`))
    .join('; ')
}
