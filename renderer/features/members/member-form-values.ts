import { z } from 'zod'

import { institutionId, postId } from '../../../shared/domain/ids'
import type { MemberDetails } from '../../../shared/domain/member'
import { memberDetails, post, unknownMemberDetails } from '../../../shared/domain/member'
import { showPhone } from '../../../shared/domain/phone'
import type { MemberCard } from '../../../shared/ipc/member-contract'
import type { Input } from '../../lib/call'

/** What the form of a member holds. The NIK is beside it: it is fetched only when asked for. */
const postDraft = z.strictObject({
  /** Names the line on screen; a new post has no id yet. */
  key: z.string(),
  id: postId.nullable(),
  institution: z
    .strictObject({ id: institutionId, name: z.string() })
    .nullable()
    .refine((picked) => picked !== null, 'members.posts.pick-institution'),
  position: post.shape.position,
  isHome: post.shape.isHome,
  startedOn: post.shape.startedOn,
})
export type PostDraft = z.input<typeof postDraft>

export const memberFormSchema = memberDetails
  .omit({ nik: true })
  .extend({ posts: z.array(postDraft) })
export type MemberFormValues = z.input<typeof memberFormSchema>
export type MemberFormParsed = z.output<typeof memberFormSchema>

type Details = Omit<MemberDetails, 'nik'>

export function initialValues(card: MemberCard | null): MemberFormValues {
  if (card === null) return { ...withoutNik(unknownMemberDetails('')), posts: [] }
  const { phone } = card.details
  return {
    ...card.details,
    phone: phone === null ? null : showPhone(phone),
    posts: card.posts.map((one) => ({
      key: one.id,
      id: one.id,
      institution: { id: one.institutionId, name: one.institutionName },
      position: one.position,
      isHome: one.isHome,
      startedOn: one.startedOn,
    })),
  }
}

export function withoutNik(details: MemberDetails): Details {
  const rest: Partial<MemberDetails> = { ...details }
  delete rest.nik
  // All other fields are still there.
  return rest as Details
}

let newPosts = 0

export function emptyPost(isHome: boolean): PostDraft {
  newPosts += 1
  return {
    key: `new-${newPosts}`,
    id: null,
    institution: null,
    position: null,
    isHome,
    startedOn: null,
  }
}

/** The input that creates the member of this form. */
export function toNewMember(
  { posts, ...details }: MemberFormParsed,
  nik: string | null,
): Input<'members.create'> {
  return { ...details, nik, posts: posts.map(toPost) }
}

/** Only what is not as it was: two desks that edit different fields both win. */
export function toMemberEdit(
  card: MemberCard,
  { posts, ...details }: MemberFormParsed,
  nik: { readonly before: string | null; readonly now: string | null } | null,
): Input<'members.edit'> {
  const changed = Object.entries(details).filter(
    // Both have the fields of Details.
    ([field, value]) => card.details[field as keyof Details] !== value,
  )
  return {
    id: card.id,
    changes: {
      ...Object.fromEntries(changed),
      ...(nik === null || nik.before === nik.now ? {} : { nik: nik.now }),
    },
    posts: postChanges(card, posts),
  }
}

function postChanges(card: MemberCard, drafts: MemberFormParsed['posts']) {
  const kept = new Map(drafts.flatMap((draft) => (draft.id === null ? [] : [[draft.id, draft]])))
  return {
    added: drafts.filter(({ id }) => id === null).map(toPost),
    edited: card.posts.flatMap((before) => {
      const draft = kept.get(before.id)
      if (draft === undefined) return []
      const after = toPost(draft)
      const changes = Object.fromEntries(
        Object.entries(after).filter(
          // `after` has fields of a post only.
          ([field, value]) => before[field as keyof typeof after] !== value,
        ),
      )
      return Object.keys(changes).length === 0 ? [] : [{ id: before.id, changes }]
    }),
    removed: card.posts.filter(({ id }) => !kept.has(id)).map(({ id }) => id),
  }
}

function toPost({ institution, position, isHome, startedOn }: MemberFormParsed['posts'][number]) {
  return { institutionId: institution.id, position, isHome, startedOn }
}
