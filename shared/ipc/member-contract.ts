import { z } from 'zod'

import { employmentGroups } from '../domain/employment-status'
import { institutionId, memberId, postId } from '../domain/ids'
import { institutionForms } from '../domain/institution'
import {
  activityStatuses,
  memberDetails,
  memberEdit,
  newMember,
  newPost,
  post,
  postEdit,
  sexes,
} from '../domain/member'
import { bookkeepers, command, query, readers } from './contract-kit'

const namedInstitution = z.object({ id: institutionId, name: z.string() })

/** One row of a list of people. */
export const memberSummary = z.object({
  id: memberId,
  frontTitle: z.string().nullable(),
  fullName: z.string(),
  backTitle: z.string().nullable(),
  sex: z.enum(sexes).nullable(),
  nuptk: z.string().nullable(),
  phone: z.string().nullable(),
  employmentGroup: z.enum(employmentGroups).nullable(),
  activityStatus: z.enum(activityStatuses),
  /** The home institution, or the only one. */
  institution: namedInstitution.nullable(),
  position: z.string().nullable(),
  /** At how many institutions. */
  postCount: z.number().int(),
  /** Came once to an activity and was written down there; not (yet) a member of the hub. */
  isWalkIn: z.boolean(),
  isArchived: z.boolean(),
})
export type MemberSummary = z.output<typeof memberSummary>

export const memberSorts = ['name', 'institution'] as const
export type MemberSort = (typeof memberSorts)[number]

export const memberPageInput = z.strictObject({
  /** Words of a name, number or school in any order; each may be only a beginning. '' finds all. */
  search: z.string().max(200).default(''),
  filter: z
    .strictObject({
      institutionId: institutionId.optional(),
      status: z.enum(activityStatuses).optional(),
      /** Only those set aside, or (the default) only those who are not. */
      archived: z.boolean().optional(),
      isWalkIn: z.boolean().optional(),
    })
    .default({}),
  /** With a search, `name` lists those whose name matches before those whose school does. */
  sort: z.enum(memberSorts).default('name'),
  isDescending: z.boolean().default(false),
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(200).default(100),
})
export type MemberPageInput = z.output<typeof memberPageInput>

/** A post with the name of its institution, home first. */
export const memberPost = post.omit({ memberId: true }).extend({
  institutionName: z.string(),
  institutionForm: z.enum(institutionForms).nullable(),
})
export type MemberPost = z.output<typeof memberPost>

/** All that is known about a member. The NIK stays behind until it is asked for. */
export const memberCard = z.object({
  id: memberId,
  details: memberDetails.omit({ nik: true }),
  /** The last four characters, to tell whether one is known and which. */
  nikEnding: z.string().nullable(),
  posts: z.array(memberPost).readonly(),
  archivedAt: z.number().nullable(),
  isWalkIn: z.boolean(),
  isDemo: z.boolean(),
})
export type MemberCard = z.output<typeof memberCard>

/** Why two people may be one. Always for a person to decide; it never blocks. */
export const likenessReasons = ['nuptk', 'nip', 'name-and-birth-date'] as const
export type LikenessReason = (typeof likenessReasons)[number]

const likeMember = z.object({
  id: memberId,
  frontTitle: z.string().nullable(),
  fullName: z.string(),
  backTitle: z.string().nullable(),
  institutionName: z.string().nullable(),
  isArchived: z.boolean(),
  reason: z.enum(likenessReasons),
})
export type LikeMember = z.output<typeof likeMember>

const postChanges = z.strictObject({
  added: z.array(newPost).max(20).default([]),
  edited: z.array(postEdit).max(50).default([]),
  removed: z.array(postId).max(50).default([]),
})
export type PostChanges = z.output<typeof postChanges>

const memberIds = z.strictObject({ ids: z.array(memberId).min(1).max(1000) })

export const memberContract = {
  'members.page': query(
    readers,
    memberPageInput,
    z.object({ total: z.number().int(), rows: z.array(memberSummary).readonly() }),
  ),
  'members.get': query(readers, z.strictObject({ id: memberId }), memberCard),
  'members.nik': query(
    bookkeepers,
    z.strictObject({ id: memberId }),
    z.object({ nik: z.string().nullable() }),
  ),
  'members.findDuplicates': query(
    readers,
    z.strictObject({
      fullName: z.string().max(200),
      birthDate: z.string().max(60).nullable(),
      nuptk: z.string().max(60).nullable(),
      nip: z.string().max(60).nullable(),
      exceptId: memberId.nullable(),
    }),
    z.array(likeMember).readonly(),
  ),
  'members.create': command(bookkeepers, newMember, z.object({ id: memberId })),
  /** Only what is named changes. At most one post stays the home. */
  'members.edit': command(
    bookkeepers,
    memberEdit.extend({ posts: postChanges.optional() }),
    z.object({}),
  ),
  /** Sets people aside: left off lists and sheets, kept in the books. */
  'members.archive': command(bookkeepers, memberIds, z.object({ changed: z.number().int() })),
  'members.unarchive': command(bookkeepers, memberIds, z.object({ changed: z.number().int() })),
  /** Walk-ins become members of the hub. */
  'members.admit': command(bookkeepers, memberIds, z.object({ changed: z.number().int() })),
}
