import type { z } from 'zod'

import {
  type EnrolmentRole,
  type enrolmentSource,
  type Participant,
  sortForSheet,
  splitIntoClasses,
} from '../../../shared/domain/enrolment'
import type { ActivityId, MemberId } from '../../../shared/domain/ids'
import { AppError } from '../../../shared/lib/app-error'
import type { ReadDb, WriteDb } from '../../database/database'
import { findActivity, listSeries } from '../activities/activity-repository'
import { listAliases } from '../duplicates/survivor-repository'
import type { CommandContext } from '../handler'
import {
  type EnrolmentCells,
  listEnrolledRecords,
  listMembersOfInstitution,
  listParticipants,
  putEnrolments,
} from './enrolment-repository'

type Added = { readonly added: number; readonly alreadyThere: number }
type Newcomer = Pick<Participant, 'memberId' | 'role' | 'className'>

export async function addParticipants(
  input: {
    readonly activityId: ActivityId
    readonly source: z.output<typeof enrolmentSource>
    readonly role: EnrolmentRole
    readonly alsoLater: boolean
  },
  { db }: Pick<CommandContext, 'db'>,
): Promise<Added> {
  const memberIds =
    input.source.from === 'members'
      ? input.source.memberIds
      : await listMembersOfInstitution(db, input.source.institutionId)
  const aliases = await listAliases(db, 'member')
  const standing = memberIds.map((memberId) => aliases.get(memberId) ?? memberId)
  const people = [...new Set(standing)].map((memberId): Newcomer => ({
    memberId,
    role: input.role,
    className: null,
  }))
  return enrol(db, input.activityId, people, { alsoLater: input.alsoLater })
}

export async function copyParticipants(
  input: {
    readonly activityId: ActivityId
    readonly fromActivityId: ActivityId
    readonly alsoLater: boolean
  },
  { db }: Pick<CommandContext, 'db'>,
): Promise<Added> {
  await requireActivity(db, input.fromActivityId)
  const people = await listParticipants(db, input.fromActivityId)
  return enrol(db, input.activityId, people, { alsoLater: input.alsoLater })
}

/** Counts are those of the activity itself, also where later meetings got the same people. */
async function enrol(
  db: WriteDb,
  activityId: ActivityId,
  people: readonly Newcomer[],
  options: { readonly alsoLater: boolean },
): Promise<Added> {
  const activity = await requireActivity(db, activityId)
  const series =
    options.alsoLater && activity.seriesId !== null ? await listSeries(db, activity.seriesId) : []
  const later = series.filter(
    ({ id, startsOn }) => id !== activityId && (startsOn ?? '') >= (activity.startsOn ?? ''),
  )
  let added = 0
  const rows: EnrolmentCells[] = []
  for (const target of [activityId, ...later.map(({ id }) => id)]) {
    const there = new Set((await listParticipants(db, target)).map(({ memberId }) => memberId))
    const newcomers = people.filter(({ memberId }) => !there.has(memberId))
    if (target === activityId) added = newcomers.length
    for (const { memberId, role, className } of newcomers) {
      rows.push({
        activity_id: target,
        member_id: memberId,
        role,
        class_name: className,
        is_walk_in: 0,
        // Who was taken off the list and comes back is the same row again.
        removed_at: null,
        removed_by: null,
      })
    }
  }
  await putEnrolments(db, rows)
  return { added, alreadyThere: people.length - added }
}

export async function editParticipants(
  input: {
    readonly activityId: ActivityId
    readonly memberIds: readonly MemberId[]
    readonly changes: {
      readonly role?: EnrolmentRole | undefined
      readonly className?: string | null | undefined
    }
  },
  { db }: Pick<CommandContext, 'db'>,
): Promise<Record<string, never>> {
  const { role, className } = input.changes
  const memberIds = await onlyEnrolled(db, input.activityId, input.memberIds)
  await putEnrolments(
    db,
    memberIds.map((memberId) => ({
      activity_id: input.activityId,
      member_id: memberId,
      ...(role === undefined ? {} : { role }),
      ...(className === undefined ? {} : { class_name: className }),
    })),
  )
  return {}
}

/** Takes people off the list. Marks they already have stay: the sheet shows them still. */
export async function removeParticipants(
  input: { readonly activityId: ActivityId; readonly memberIds: readonly MemberId[] },
  { db, clock, session }: Pick<CommandContext, 'db' | 'clock' | 'session'>,
): Promise<Record<string, never>> {
  const memberIds = await onlyEnrolled(db, input.activityId, input.memberIds)
  const removedAt = clock.now()
  await putEnrolments(
    db,
    memberIds.map((memberId) => ({
      activity_id: input.activityId,
      member_id: memberId,
      removed_at: removedAt,
      removed_by: session?.accountId ?? null,
    })),
  )
  return {}
}

export async function restoreParticipants(
  input: { readonly activityId: ActivityId; readonly memberIds: readonly MemberId[] },
  { db }: Pick<CommandContext, 'db'>,
): Promise<Record<string, never>> {
  const { activityId } = input
  await requireActivity(db, activityId)
  const removed = await listEnrolledRecords(db, activityId, input.memberIds, { removed: true })
  await putEnrolments(
    db,
    removed.map((memberId) => ({
      activity_id: activityId,
      member_id: memberId,
      removed_at: null,
      removed_by: null,
    })),
  )
  return {}
}

export async function splitClasses(
  input: { readonly activityId: ActivityId; readonly classNames: readonly string[] },
  { db }: Pick<CommandContext, 'db'>,
): Promise<Record<string, never>> {
  await requireActivity(db, input.activityId)
  const participants = sortForSheet(await listParticipants(db, input.activityId)).filter(
    ({ role }) => role === 'participant',
  )
  const classes =
    input.classNames.length === 0
      ? new Map([[null, participants]])
      : splitIntoClasses(participants, input.classNames)
  for (const [className, people] of classes) {
    const memberIds = people.map(({ memberId }) => memberId)
    await editParticipants({ ...input, memberIds, changes: { className } }, { db })
  }
  return {}
}

async function onlyEnrolled(
  db: ReadDb,
  activityId: ActivityId,
  memberIds: readonly MemberId[],
): Promise<readonly MemberId[]> {
  await requireActivity(db, activityId)
  return listEnrolledRecords(db, activityId, memberIds, { removed: false })
}

async function requireActivity(db: ReadDb, id: ActivityId) {
  const activity = await findActivity(db, id)
  if (activity === null) throw new AppError('activity.missing')
  return activity
}
