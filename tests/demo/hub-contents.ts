import { isWholeNuptk } from '../../shared/domain/identifiers'
import { callHub } from '../support/call-hub'
import type { Hub } from '../support/electron-app'

/** What the demo compares between hubs: people, activities, marks and portfolio, without order. */
export async function contentsOf({ page }: Hub): Promise<unknown> {
  const members = await callHub(page, 'members.page', { limit: 200 })
  const guests = await callHub(page, 'members.page', { limit: 200, filter: { isWalkIn: true } })
  const activities = await callHub(page, 'activities.list', {})
  const recaps = []
  for (const { id } of activities) {
    recaps.push(await callHub(page, 'attendance.recap', { activityId: id }))
  }
  // Whose activity it is says each hub of the others only.
  const named = activities.map((activity) => ({ ...activity, hubName: null }))
  return { members, guests, activities: named, recaps }
}

/** Somebody of the list under a second record, as when another hub had written her down as well. */
export async function writeDownAgain({ page }: Hub): Promise<void> {
  const { rows } = await callHub(page, 'members.page', { limit: 200 })
  const known = rows.find(({ nuptk }) => nuptk !== null && isWholeNuptk(nuptk))
  if (known === undefined) throw new Error('Nobody on the list has a NUPTK.')
  await callHub(page, 'members.create', {
    fullName: known.fullName.toUpperCase(),
    nuptk: known.nuptk,
    birthPlace: 'Kopang',
    phone: '0812-0000-0042',
  })
}
