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

/** Addresses of the places that the demo shows in both languages and sizes. */
export async function placesOf({ page }: Hub): Promise<readonly (readonly [string, string])[]> {
  const activity = (await callHub(page, 'activities.list', {}))[0]
  const member = (await callHub(page, 'members.page', { limit: 1 })).rows[0]
  const question = (await callHub(page, 'duplicates.page', { kind: 'member' })).rows[0]
  if (activity === undefined || member === undefined || question === undefined) {
    throw new Error('The hub is empty.')
  }
  const session = (await callHub(page, 'sessions.list', { activityId: activity.id }))[0]
  return [
    ['home', '/'],
    ['members', '/members'],
    ['member', `/members/${member.id}`],
    ['institutions', '/institutions'],
    ['duplicates', '/duplicates'],
    ['duplicate', `/duplicates/member/${question.first.id}/${question.second.id}`],
    ['import', '/rosters/import'],
    ['activities', '/activities'],
    ['activity-form', '/activities/new'],
    ['activity', `/activities/${activity.id}`],
    ['sessions', `/activities/${activity.id}?tab=sessions`],
    ['participants', `/activities/${activity.id}?tab=people`],
    ['recap', `/activities/${activity.id}?tab=recap`],
    ['attendance', `/activities/${activity.id}/sessions/${session?.id ?? ''}/attendance`],
    ['portfolio', '/portfolio'],
    ['exchange', '/exchange'],
    ['clashes', '/clashes'],
    ['receipts', '/exchange/receipts'],
    ['past-exchanges', '/exchange/imports'],
    ['settings', '/settings'],
    ['licences', '/licences'],
  ]
}
