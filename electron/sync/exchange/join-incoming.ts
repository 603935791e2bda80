import {
  type ChangeCounts,
  type IncomingActivity,
  type IncomingHub,
  mostIncomingActivities,
} from '../../../shared/domain/exchange'

/** What several bundles brought, as one list of hubs: an exchange merges them one after another. */
export function joinIncoming(
  before: readonly IncomingHub[],
  more: readonly IncomingHub[],
): readonly IncomingHub[] {
  const hubs = new Map(before.map((hub) => [keyOf(hub), hub]))
  for (const hub of more) {
    const known = hubs.get(keyOf(hub))
    hubs.set(keyOf(hub), known ? joinHub(known, hub) : hub)
  }
  return [...hubs.values()].sort((left, right) => left.hubName.localeCompare(right.hubName, 'id'))
}

function keyOf({ hubId, hubName }: IncomingHub): string {
  return hubId ?? `/${hubName}`
}

function joinHub(left: IncomingHub, right: IncomingHub): IncomingHub {
  const activities = joinActivities(left.activities, right.activities)
  return {
    ...left,
    counts: joinCounts(left.counts, right.counts),
    activities: activities.slice(0, mostIncomingActivities),
    activitiesMore:
      left.activitiesMore +
      right.activitiesMore +
      Math.max(0, activities.length - mostIncomingActivities),
    clashing: left.clashing + right.clashing,
    leansOn: [...new Set([...left.leansOn, ...right.leansOn])],
  }
}

const kinds = ['members', 'institutions', 'activities', 'attendance', 'artifacts', 'other'] as const

function joinCounts(left: ChangeCounts, right: ChangeCounts): ChangeCounts {
  const counts = { ...left }
  for (const kind of kinds) {
    counts[kind] = {
      added: left[kind].added + right[kind].added,
      changed: left[kind].changed + right[kind].changed,
      removed: left[kind].removed + right[kind].removed,
    }
  }
  return counts
}

function joinActivities(
  left: readonly IncomingActivity[],
  right: readonly IncomingActivity[],
): readonly IncomingActivity[] {
  const activities = new Map(left.map((activity) => [activity.activityId as string, activity]))
  for (const activity of right) {
    const known = activities.get(activity.activityId)
    activities.set(
      activity.activityId,
      known
        ? {
            ...activity,
            isNew: known.isNew || activity.isNew,
            added: known.added + activity.added,
            changed: known.changed + activity.changed,
            removed: known.removed + activity.removed,
            clashing: known.clashing + activity.clashing,
          }
        : activity,
    )
  }
  return [...activities.values()].sort((one, other) => changesIn(other) - changesIn(one))
}

function changesIn({ added, changed, removed }: IncomingActivity): number {
  return added + changed + removed
}
