import { z } from 'zod'

import type { ActivityPaper } from '../../../shared/domain/activity-paper'
import type { DocumentKind, DocumentRequest } from '../../../shared/domain/document'
import type { ActivityId } from '../../../shared/domain/ids'

/** Which papers of which activity left this PC, and when: on paper or as a file. A note of this PC only. */
const noted = z.record(z.string(), z.record(z.string(), z.number()))

/** Activities that are remembered; the ones noted longest ago go first. */
const mostActivities = 400

const paperOfKind = {
  'activity-plan': 'plan',
  'activity-budget': 'budget',
  'activity-agenda': 'agenda',
  'activity-staff': 'staff',
  minutes: 'minutes',
  'event-record': 'record',
  'activity-report': 'report',
  'activity-spending': 'spending',
  'fund-report': 'funds',
} as const satisfies Readonly<Partial<Record<DocumentKind, ActivityPaper>>>

export function printedPapers(
  setting: unknown,
  activityId: ActivityId,
): Readonly<Partial<Record<string, number>>> {
  const known = noted.safeParse(setting)
  return known.success ? (known.data[activityId] ?? {}) : {}
}

type ActivityPaperRequest = Extract<DocumentRequest, { readonly kind: keyof typeof paperOfKind }>

export function isActivityPaper(request: DocumentRequest): request is ActivityPaperRequest {
  return Object.hasOwn(paperOfKind, request.kind)
}

/** The note with this paper in it. */
export function withPrinted(
  setting: unknown,
  request: ActivityPaperRequest,
  at: number,
): Readonly<Record<string, Readonly<Record<string, number>>>> {
  const known = noted.safeParse(setting)
  const { [request.activityId]: own = {}, ...others } = known.success ? known.data : {}
  const kept = Object.entries(others).slice(-(mostActivities - 1))
  const paper = paperOfKind[request.kind]
  return { ...Object.fromEntries(kept), [request.activityId]: { ...own, [paper]: at } }
}
