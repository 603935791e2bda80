import type { AttendanceStatus } from '../../shared/domain/attendance'
import { callHub } from '../support/call-hub'
import type { Hub } from '../support/electron-app'
import { exchangeOver, joinOne } from '../support/hubs-in-network'

export type ThreeHubs = { readonly first: Hub; readonly second: Hub; readonly third: Hub }

/**
 * A third hub joins, then all three go on without knowing of each other: the first two about the same
 * teacher and the same sheet, the third about somebody the others have too. What the other two did
 * lies on the stick at the end. Gives the name of that teacher.
 */
export async function workApart(
  { first, second, third }: ThreeHubs,
  stick: string,
): Promise<{ readonly teacher: string }> {
  await joinOne(first, { hub: third, name: 'PKG Praya' }, stick)
  for (const hub of [first, third, second, first]) await exchangeOver(hub, stick)

  const { rows } = await callHub(first.page, 'members.page', { limit: 200 })
  // Not the first one: the demo has written that person down twice already.
  const [, , , teacher, twin, other] = rows.filter(({ nuptk }) => nuptk !== null)
  if (teacher === undefined || twin === undefined || other === undefined) {
    throw new Error('The roster has teachers with a NUPTK.')
  }
  await callHub(first.page, 'members.edit', {
    id: teacher.id,
    changes: { phone: '081239990001', educationMajor: 'PG-PAUD' },
  })
  await callHub(second.page, 'members.edit', {
    id: teacher.id,
    changes: { phone: '081239990002', educationMajor: 'Pendidikan anak usia dini' },
  })
  const [activity] = await callHub(first.page, 'activities.list', {})
  const sessions =
    activity === undefined
      ? []
      : await callHub(first.page, 'sessions.list', { activityId: activity.id })
  const session = sessions.at(-1)
  if (session === undefined) throw new Error('The workshop has sessions.')
  const marks = (statuses: readonly AttendanceStatus[]) => ({
    sessionId: session.id,
    marks: [teacher, twin, other].map(({ id }, index) => ({
      memberId: id,
      status: statuses[index] ?? null,
    })),
  })
  await callHub(first.page, 'attendance.mark', marks(['H', 'H', 'H']))
  await callHub(second.page, 'attendance.mark', marks(['S', 'I', 'H']))
  await callHub(third.page, 'members.create', {
    fullName: `${twin.fullName} Wahyuni`,
    nuptk: twin.nuptk,
    phone: '081239990003',
  })
  await callHub(third.page, 'activities.create', {
    title: 'Pertemuan rutin PKG Praya',
    type: 'pertemuan-rutin',
    purpose: 'meeting',
    startsOn: '2026-11-28',
    endsOn: '2026-11-28',
    quota: null,
    note: null,
  })
  for (const hub of [second, third]) await exchangeOver(hub, stick)
  return { teacher: teacher.fullName }
}
