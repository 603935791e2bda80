import { callHub } from '../support/call-hub'
import type { Hub } from '../support/electron-app'
import type { View } from './views'

/** The places of the main job. */
export async function placesOf({ page }: Hub, workshop: string): Promise<readonly View[]> {
  const activities = await callHub(page, 'activities.list', {})
  const activity = activities.find(({ title }) => title === workshop)
  const member = (await callHub(page, 'members.page', { limit: 1 })).rows[0]
  const question = (await callHub(page, 'duplicates.page', { kind: 'member' })).rows[0]
  if (activity === undefined || member === undefined || question === undefined) {
    throw new Error('The hub is empty.')
  }
  const session = (await callHub(page, 'sessions.list', { activityId: activity.id }))[0]
  return [
    { name: 'home', address: '/' },
    { name: 'members', address: '/members' },
    { name: 'member', address: `/members/${member.id}` },
    {
      name: 'history',
      address: `/members/${member.id}`,
      open: async (on, say) => on.getByRole('button', { name: say('history.open') }).click(),
    },
    { name: 'institutions', address: '/institutions' },
    { name: 'duplicates', address: '/duplicates' },
    { name: 'duplicate', address: `/duplicates/member/${question.first.id}/${question.second.id}` },
    { name: 'import', address: '/rosters/import' },
    { name: 'activities', address: '/activities' },
    { name: 'activity-form', address: '/activities/new' },
    { name: 'activity', address: `/activities/${activity.id}` },
    { name: 'sessions', address: `/activities/${activity.id}?tab=sessions` },
    { name: 'participants', address: `/activities/${activity.id}?tab=people` },
    { name: 'recap', address: `/activities/${activity.id}?tab=recap` },
    {
      name: 'attendance',
      address: `/activities/${activity.id}/sessions/${session?.id ?? ''}/attendance`,
    },
    { name: 'portfolio', address: '/portfolio' },
    { name: 'exchange', address: '/exchange' },
    { name: 'receipts', address: '/exchange/receipts' },
    { name: 'past-exchanges', address: '/exchange/imports' },
    {
      name: 'past-exchange',
      address: '/exchange/imports',
      open: async (on) => on.getByRole('row').nth(1).click(),
    },
    { name: 'settings', address: '/settings' },
    { name: 'licences', address: '/licences' },
  ]
}
