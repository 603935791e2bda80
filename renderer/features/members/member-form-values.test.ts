import { expect, test } from 'vitest'

import type { InstitutionId, MemberId, PostId } from '../../../shared/domain/ids'
import { unknownMemberDetails } from '../../../shared/domain/member'
import type { MemberCard } from '../../../shared/ipc/member-contract'
import {
  emptyPost,
  initialValues,
  memberFormSchema,
  toMemberEdit,
  toNewMember,
  withoutNik,
} from './member-form-values'

const mawar = '0000000000000000000000000a' as InstitutionId
const anggrek = '0000000000000000000000000b' as InstitutionId

function aCard(): MemberCard {
  const details = withoutNik(unknownMemberDetails('Siti Aminah'))
  return {
    id: '00000000000000000000000001' as MemberId,
    details: { ...details, phone: '+6281200001234' },
    nikEnding: '0001',
    posts: [
      {
        id: '0000000000000000000000000p' as PostId,
        institutionId: mawar,
        institutionName: 'KB Mawar',
        institutionForm: 'KB',
        position: 'Guru',
        isHome: true,
        startedOn: null,
      },
    ],
    archivedAt: null,
    isWalkIn: false,
    isDemo: false,
  }
}

test('a form that nobody touched changes nothing, though the phone is shown in its own way', () => {
  const card = aCard()
  const values = initialValues(card)

  const edit = toMemberEdit(card, memberFormSchema.parse(values), null)

  expect(values.phone).toBe('0812-0000-1234')
  expect(edit).toEqual({ id: card.id, changes: {}, posts: { added: [], edited: [], removed: [] } })
})

test('an edit names what was changed and nothing else', () => {
  const card = aCard()
  const values = initialValues(card)

  const edit = toMemberEdit(
    card,
    memberFormSchema.parse({
      ...values,
      birthPlace: ' Praya ',
      posts: [
        { ...values.posts[0], position: 'Kepala' },
        { ...emptyPost(false), institution: { id: anggrek, name: 'KB Anggrek' } },
      ],
    }),
    { before: '9901014107800001', now: '9901014107800002' },
  )

  expect(edit).toEqual({
    id: card.id,
    changes: { birthPlace: 'Praya', nik: '9901014107800002' },
    posts: {
      added: [{ institutionId: anggrek, position: null, isHome: false, startedOn: null }],
      edited: [{ id: card.posts[0]?.id, changes: { position: 'Kepala' } }],
      removed: [],
    },
  })
})

test('a post taken off the form is removed', () => {
  const card = aCard()

  const edit = toMemberEdit(
    card,
    memberFormSchema.parse({ ...initialValues(card), posts: [] }),
    null,
  )

  expect(edit.posts).toEqual({ added: [], edited: [], removed: [card.posts[0]?.id] })
})

test('a post without an institution is pointed at', () => {
  const parsed = memberFormSchema.safeParse({
    ...initialValues(null),
    fullName: 'Siti',
    posts: [emptyPost(true)],
  })

  expect(parsed.error?.issues.map(({ path, message }) => [path, message])).toEqual([
    [['posts', 0, 'institution'], 'members.posts.pick-institution'],
  ])
})

test('a new member takes along the posts and the NIK', () => {
  const parsed = memberFormSchema.parse({
    ...initialValues(null),
    fullName: 'Siti',
    posts: [{ ...emptyPost(true), institution: { id: mawar, name: 'KB Mawar' } }],
  })

  expect(toNewMember(parsed, '9901')).toMatchObject({
    fullName: 'Siti',
    nik: '9901',
    posts: [{ institutionId: mawar, position: null, isHome: true, startedOn: null }],
  })
})
