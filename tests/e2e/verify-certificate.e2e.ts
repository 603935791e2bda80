import { rmSync } from 'node:fs'
import path from 'node:path'

import type { Page } from 'playwright/test'

import type { ActivityId, CertificateId, MemberId } from '../../shared/domain/ids'
import { callHub } from '../support/call-hub'
import { drawPicture, filmAsCamera, writeFilm } from '../support/camera-picture'
import { codesIn } from '../support/certificate-builders'
import { expect, temporaryFolder, test } from '../support/electron-app'
import { exchangeOver, joinAll } from '../support/hubs-in-network'
import { addSheet, longName } from '../support/sheet-hub'
import { CameraScanPage } from './pages/camera-scan-page'

/** Certificates of a workshop at which everybody was present. */
async function issue(
  page: Page,
  activityId: ActivityId,
  memberIds: readonly MemberId[],
): Promise<readonly CertificateId[]> {
  for (const { id: sessionId } of await callHub(page, 'sessions.list', { activityId })) {
    await callHub(page, 'attendance.mark', {
      sessionId,
      marks: memberIds.map((memberId) => ({ memberId, status: 'H' as const })),
    })
  }
  const { people, rule } = await callHub(page, 'certificates.desk', { activityId })
  await callHub(page, 'certificates.saveRule', { activityId, rule: { ...rule, jp: 5 } })
  const { certificateIds } = await callHub(page, 'certificates.issue', {
    activityId,
    issuedOn: '2026-11-21',
    people: people.map(({ id }) => ({ id })),
  })
  return certificateIds
}

async function openCheck(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Dokumen', exact: true }).first().click()
  await page.getByRole('link', { name: /Periksa sertifikat/u }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Periksa sertifikat' })).toBeVisible()
}

async function paste(page: Page, code: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Kode sertifikat' }).fill(code)
  await page.getByRole('button', { name: 'Periksa', exact: true }).click()
}

function verdict(page: Page, words: string) {
  return page.getByText(words, { exact: true })
}

test('a certificate held before the camera of another hub is genuine; changed or revoked is said', async ({
  openHub,
  stick,
}) => {
  test.setTimeout(180_000)
  const ours = await openHub()
  const theirs = await openHub()
  await joinAll(
    [
      { hub: ours, name: 'PKG Jonggat' },
      { hub: theirs, name: 'PKG Kopang' },
    ],
    stick,
  )
  const made = await addSheet(ours.page, 2)
  const [revoked] = await issue(ours.page, made.activityId, made.memberIds)
  const codes = await codesIn(ours.dataDir, made.activityId)
  for (const hub of [ours, theirs]) await exchangeOver(hub, stick)
  const { dataDir } = theirs
  await theirs.close()
  const folder = temporaryFolder('certificate-film')
  const film = path.join(folder, 'film.y4m')
  const size = { width: 1280, height: 720 }
  writeFilm(film, [
    { picture: drawPicture(size), seconds: 2 },
    {
      picture: drawPicture({
        ...size,
        codes: [{ text: codes[0]!, square: 4.5, degrees: -4, blur: 1 }],
      }),
      seconds: 4,
    },
  ])

  const reading = await openHub({ dataDir, args: filmAsCamera(film) })
  const { page } = reading
  await expect(page.getByRole('heading', { level: 1, name: 'Beranda' })).toBeVisible()
  const camera = new CameraScanPage(page)
  // From anywhere: the page that checks certificates opens with what was seen.
  await camera.watchLights()
  await camera.openByFinding()
  await expect(page.getByRole('heading', { level: 1, name: 'Periksa sertifikat' })).toBeVisible()
  await expect(verdict(page, 'Asli')).toBeVisible()
  await expect(page.getByText(longName)).toBeVisible()
  await expect(page.getByText('PKG Jonggat', { exact: true })).toBeVisible()
  await expect(camera.dialog).toHaveCount(0)
  expect(await camera.lights()).toEqual(['video ended'])

  const [code = ''] = codes
  const at = code.length - 40
  const other = code.charAt(at) === '7' ? '8' : '7'
  await paste(page, code.slice(0, at) + other + code.slice(at + 1))
  await expect(verdict(page, 'Kode ini tidak asli atau tidak terbaca utuh')).toBeVisible()
  await expect(page.getByText(longName)).toHaveCount(0)

  await callHub(ours.page, 'certificates.revoke', {
    certificateId: revoked!,
    reason: 'Nama salah tulis',
  })
  for (const hub of [ours, reading]) await exchangeOver(hub, stick)
  await page.reload()
  await openCheck(page)
  await camera.open()
  await expect(verdict(page, 'Sudah dibatalkan')).toBeVisible()
  await expect(page.getByText('Alasannya: Nama salah tulis.')).toBeVisible()
  await expect(camera.dialog).toHaveCount(0)
  await paste(page, codes[1]!)
  await expect(verdict(page, 'Asli')).toBeVisible()
  rmSync(folder, { recursive: true, force: true })
})
