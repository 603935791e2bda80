import type { Page } from 'playwright/test'

import type { ActivityId, MemberId, SessionId } from '../../shared/domain/ids'
import { callHub } from './call-hub'
import { aHub } from './new-hub'
import { openAddress } from './open-address'

export type SheetHub = {
  readonly activityId: ActivityId
  readonly sessionId: SessionId
  readonly memberIds: readonly MemberId[]
}

export const longName = 'Baiq Nur’aini Rahmatullah Kusumaningrum Widyastuti'

/** A hub with one workshop of one session at 08.00; `count` invented people, the first with a long name. */
export async function hubWithSheet(page: Page, count: number): Promise<SheetHub> {
  await callHub(page, 'setup.createHub', aHub())
  return addSheet(page, count)
}

/** The same workshop in a hub that is there already. */
export async function addSheet(page: Page, count: number): Promise<SheetHub> {
  const school = await callHub(page, 'institutions.create', { name: 'TK Melati Contoh' })
  const posts = [{ institutionId: school.id, position: 'Guru kelas' }]
  const memberIds: MemberId[] = []
  for (let number = 1; number <= count; number += 1) {
    const isFirst = number === 1
    const { id } = await callHub(page, 'members.create', {
      fullName: isFirst ? longName : `Guru Contoh ${String(number).padStart(3, '0')}`,
      backTitle: isFirst ? 'S.Pd.AUD., M.Pd.' : null,
      nuptk: `000099990000${String(number).padStart(4, '0')}`,
      phone: '081200000001',
      posts,
    })
    memberIds.push(id)
  }
  const { activityIds } = await callHub(page, 'activities.create', {
    title: 'Workshop media pembelajaran',
    type: 'workshop',
    purpose: 'competence',
    startsOn: '2026-11-21',
    endsOn: '2026-11-21',
    quota: null,
    note: null,
    venues: [{ name: 'Aula Kecamatan Jonggat', address: null }],
    sessions: [
      {
        title: null,
        heldOn: '2026-11-21',
        startsAt: 480,
        endsAt: 720,
        className: null,
        jp: 5,
        venueIndex: 0,
      },
    ],
  })
  const activityId = activityIds[0]!
  await callHub(page, 'enrolments.add', {
    activityId,
    source: { from: 'members', memberIds },
    role: 'participant',
    alsoLater: false,
  })
  const [session] = await callHub(page, 'sessions.list', { activityId })
  return { activityId, sessionId: session!.id, memberIds }
}

/** To the sheet of the session by its address, as a link would. */
export async function goToSheet(page: Page, { activityId, sessionId }: SheetHub): Promise<void> {
  await openAddress(page, `#/activities/${activityId}/sessions/${sessionId}/attendance`)
}
