import { expect, test } from 'vitest'

import type { Clash } from '../../../shared/domain/clash'
import type { ActivityId, MemberId } from '../../../shared/domain/ids'
import { groupClashes } from './clash-groups'

const siti = 'siti' as MemberId
const workshop = 'workshop' as ActivityId

function aClash(
  table: Clash['cell']['table'],
  rowKey: string,
  subject: Partial<Clash['subject']> = {},
): Clash {
  return {
    cell: { table, rowKey, column: 'any' },
    token: '',
    subject: {
      name: '',
      memberId: null,
      institutionId: null,
      activityId: null,
      activityTitle: null,
      session: null,
      ...subject,
    },
    sides: [],
  }
}

test('marks of one session stand together, as on its sheet', () => {
  const groups = groupClashes([
    aClash('attendance', 'morning:siti'),
    aClash('attendance', 'morning:lalu'),
    aClash('attendance', 'noon:siti'),
  ])

  expect(groups.map(({ id, kind, clashes }) => [id, kind, clashes.length])).toEqual([
    ['sheet/morning', 'sheet', 2],
    ['sheet/noon', 'sheet', 1],
  ])
})

test('what hangs on a record stands with it', () => {
  const groups = groupClashes([
    aClash('members', 'siti', { memberId: siti }),
    aClash('posts', 'post-1', { memberId: siti }),
    aClash('activities', 'workshop', { activityId: workshop }),
    aClash('venues', 'hall', { activityId: workshop }),
  ])

  expect(groups.map(({ id, clashes }) => [id, clashes.length])).toEqual([
    ['members/siti', 2],
    ['activities/workshop', 2],
  ])
})
