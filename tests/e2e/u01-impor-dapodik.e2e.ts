import { callHub } from '../support/call-hub'
import { expect, test } from '../support/electron-app'
import { aHub } from '../support/new-hub'
import { MembersPage } from './pages/members-page'
import { RosterImportPage } from './pages/roster-import-page'

test('U1: seven doubtful rows of the Dapodik list are seen before saving', async ({ hub }) => {
  const { page } = hub
  await callHub(
    page,
    'setup.createHub',
    aHub({ name: 'PKG Praya', districtCode: '52.02.01', districtName: 'Praya' }),
  )
  await expect(page.getByRole('heading', { level: 1, name: 'Beranda' })).toBeVisible()
  const members = new MembersPage(page)
  const roster = new RosterImportPage(page)
  await members.open()
  await members.openImport()

  await roster.chooseFixture('dapodik-daftar-guru.xlsx')

  await expect(roster.reviewHeading).toBeVisible()
  await expect(roster.sentence(/74 orang di daftar ini/)).toBeVisible()
  await expect(roster.part(/^Perlu dilihat 7/)).toBeChecked()
  await expect(roster.row(/NUPTK/).filter({ hasText: /dibulatkan|bulat/iu })).toHaveCount(5)
  await expect(roster.row(/Tanggal lahir tidak terbaca/)).toHaveCount(2)
  // Seen, and nothing written yet.
  expect((await callHub(page, 'members.page', { limit: 1 })).total).toBe(0)

  await roster.importButton.click()
  await expect(roster.sentence('74 orang ditambahkan.')).toBeVisible()
  await roster.toMembers()
  await expect(members.count('74 orang')).toBeVisible()
  // What a spreadsheet had rounded is unknown in the register, never wrong.
  const { rows } = await callHub(page, 'members.page', { limit: 100 })
  const known = rows.map(({ nuptk }) => nuptk).filter((nuptk) => nuptk !== null)
  expect(known).toHaveLength(41)
  expect(known.every((nuptk) => /^\d{15}[1-9]$/u.test(nuptk))).toBe(true)
})
