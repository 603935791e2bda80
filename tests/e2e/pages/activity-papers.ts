import { join } from 'node:path'

import type { Page } from 'playwright/test'

import type { ActivityId, MemberId } from '../../../shared/domain/ids'
import { callHub } from '../../support/call-hub'
import { expect } from '../../support/electron-app'
import { aHub } from '../../support/new-hub'
import { writePicture } from '../../support/picture-file'
import { ActivitiesPage } from './activities-page'

/** A hub with one meeting of 21 November 2026 and these people at it, on its page. */
export async function openWorkshop(
  page: Page,
  title: string,
  people: readonly string[],
): Promise<ActivityId> {
  await callHub(page, 'setup.createHub', aHub())
  const memberIds: MemberId[] = []
  for (const fullName of people) {
    memberIds.push((await callHub(page, 'members.create', { fullName })).id)
  }
  const { activityIds } = await callHub(page, 'activities.create', {
    title,
    type: 'pertemuan-rutin',
    purpose: 'meeting',
    startsOn: '2026-11-21',
    endsOn: '2026-11-21',
    quota: null,
    note: null,
    venues: [{ name: 'TK Contoh', address: null }],
    sessions: [
      {
        title: null,
        heldOn: '2026-11-21',
        startsAt: 480,
        endsAt: 720,
        className: null,
        jp: 4,
        venueIndex: 0,
      },
    ],
  })
  const activityId = activityIds[0] as ActivityId // one was made
  await callHub(page, 'enrolments.add', {
    activityId,
    source: { from: 'members', memberIds },
    role: 'participant',
    alsoLater: false,
  })
  const [session] = await callHub(page, 'sessions.list', { activityId })
  if (session === undefined) throw new Error('The activity has no session')
  await callHub(page, 'attendance.mark', {
    sessionId: session.id,
    marks: memberIds.map((memberId) => ({ memberId, status: 'H' })),
  })
  await expect(page.getByRole('heading', { level: 1, name: 'Beranda' })).toBeVisible()
  const activities = new ActivitiesPage(page)
  await activities.open()
  await activities.row(new RegExp(title, 'u')).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  return activityId
}

/** A photo of the activity, with the answer to whether children can be seen. */
export async function addPhoto(
  page: Page,
  folder: string,
  { name, children }: { readonly name: string; readonly children: 'Ada' | 'Tidak ada' },
): Promise<void> {
  const path = join(folder, `${name}.png`)
  writePicture(path, { width: 300 + name.length, height: 200 })
  await page.locator('input[type=file]').first().setInputFiles([path])
  const dialog = page.getByRole('dialog', { name: /Tambah/u })
  await dialog.getByLabel('Jenis').selectOption({ label: 'Foto kegiatan' })
  await dialog.getByRole('radio', { name: children, exact: true }).check()
  await dialog.getByRole('button', { name: 'Simpan ke portofolio' }).click()
  await expect(dialog).toBeHidden()
}
