import { rmSync } from 'node:fs'
import path from 'node:path'

import type { Page } from 'playwright/test'

import type { SessionId } from '../../shared/domain/ids'
import { scanCodeText } from '../../shared/domain/scan-code'
import { callHub } from '../support/call-hub'
import { drawPicture, fakeCameras, filmAsCamera, writeFilm } from '../support/camera-picture'
import { expect, temporaryFolder, test } from '../support/electron-app'
import { goToSheet, hubWithSheet } from '../support/sheet-hub'
import { AttendancePage } from './pages/attendance-page'
import { CameraScanPage } from './pages/camera-scan-page'

let folder: string
test.beforeEach(() => {
  folder = temporaryFolder('film')
})
test.afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const size = { width: 640, height: 480 }
const desk = drawPicture(size)

/** A hand shows one code after the other, each turned a little, with the bare desk between. */
function filmOf(texts: readonly string[]): string {
  const file = path.join(folder, 'film.y4m')
  writeFilm(
    file,
    texts.flatMap((text, index) => [
      { picture: desk, seconds: 2 },
      {
        picture: drawPicture({
          ...size,
          codes: [{ text, square: 7, degrees: 9 * index - 6, blur: 1 }],
        }),
        seconds: 3,
      },
    ]),
  )
  return file
}

/** '-' for nobody yet, 'x' for a mark, in the order of the rows. */
async function marksOf(page: Page, sessionId: SessionId): Promise<string> {
  const { rows } = await callHub(page, 'attendance.sheet', { sessionId })
  return rows.map(({ status }) => (status === null ? '-' : 'x')).join('')
}

test('cards held before a camera mark one person after the other, and Escape puts out its light', async ({
  openHub,
}) => {
  const first = await openHub()
  const made = await hubWithSheet(first.page, 5)
  const { dataDir } = first
  await first.close()
  const film = filmOf([
    scanCodeText({ kind: 'member', id: made.memberIds[2]! }),
    'https://example.org/menu',
    scanCodeText({ kind: 'member', id: made.memberIds[3]! }),
    scanCodeText({ kind: 'session', id: made.sessionId }),
  ])

  const { page } = await openHub({ dataDir, args: filmAsCamera(film) })
  await expect(page.getByRole('heading', { level: 1, name: 'Beranda' })).toBeVisible()
  await goToSheet(page, made)
  const sheet = new AttendancePage(page)
  const camera = new CameraScanPage(page)
  await sheet.ready()
  await camera.watchLights()
  await camera.open()

  await expect(camera.said('Guru Contoh 003')).toBeVisible()
  await expect(camera.said('bukan kode dari Simpul Guru')).toBeVisible()
  await expect(camera.said('Guru Contoh 004')).toBeVisible()
  await expect(camera.said('Lembar sesi ini sudah terbuka')).toBeVisible()
  // The film starts again: whoever was there stays there.
  await expect(camera.said('Guru Contoh 003 sudah tercatat hadir')).toBeVisible({ timeout: 20_000 })
  expect(await marksOf(page, made.sessionId)).toBe('--xx-')
  expect(await camera.lights()).toEqual(['video live'])

  await page.keyboard.press('Escape')
  await expect(camera.dialog).toHaveCount(0)
  expect(await camera.lights()).toEqual(['video ended'])
  await expect(sheet.sheet).toBeFocused()
})

test('what the camera marked is taken back in the dialog', async ({ openHub }) => {
  const first = await openHub()
  const made = await hubWithSheet(first.page, 3)
  const { dataDir } = first
  await first.close()
  const film = filmOf([scanCodeText({ kind: 'member', id: made.memberIds[1]! })])

  const { page } = await openHub({ dataDir, args: filmAsCamera(film) })
  await goToSheet(page, made)
  const camera = new CameraScanPage(page)
  await camera.open()
  await expect(camera.said('Guru Contoh 002')).toBeVisible()
  await expect.poll(() => marksOf(page, made.sessionId)).toBe('-x-')
  await camera.dialog.getByRole('button', { name: 'Urungkan' }).click()

  await expect.poll(() => marksOf(page, made.sessionId)).toBe('---')
})

test('from anywhere, a sheet seen by the camera opens, and the camera is off again', async ({
  openHub,
}) => {
  const first = await openHub()
  const made = await hubWithSheet(first.page, 3)
  const { dataDir } = first
  await first.close()
  const film = filmOf([scanCodeText({ kind: 'session', id: made.sessionId })])

  const { page } = await openHub({ dataDir, args: filmAsCamera(film) })
  await expect(page.getByRole('heading', { level: 1, name: 'Beranda' })).toBeVisible()
  const camera = new CameraScanPage(page)
  await camera.watchLights()
  await camera.openByFinding()
  await new AttendancePage(page).ready()

  await expect(camera.dialog).toHaveCount(0)
  expect(await camera.lights()).toEqual(['video ended'])
})

test('of two cameras one is chosen, and stays chosen', async ({ openHub }) => {
  const { page, app } = await openHub({ args: fakeCameras(2) })
  // Before 32, Electron asks for the names of cameras as if they were microphones (electron#42713).
  await app.evaluate(({ session }) => {
    session.defaultSession.setPermissionCheckHandler(
      (_contents, permission) => permission === 'media',
    )
  })
  const made = await hubWithSheet(page, 2)
  await goToSheet(page, made)
  const camera = new CameraScanPage(page)
  await camera.watchLights()
  await camera.open()
  const [, second] = await camera.cameraChoice.getByRole('option').allInnerTexts()
  await camera.cameraChoice.selectOption({ label: second! })
  await expect(camera.picture).toBeVisible()
  await expect.poll(() => camera.lights()).toEqual(['video ended', 'video live'])
  await page.keyboard.press('Escape')

  await camera.open()

  const shown = await camera.picture.evaluate((video) =>
    ((video as HTMLVideoElement).srcObject as MediaStream)
      .getVideoTracks()
      .map(({ label }) => label),
  )
  expect(shown).toEqual([second])
  expect((await camera.lights()).filter((light) => light === 'video live')).toHaveLength(1)
})

test('without a camera nothing offers to scan with one', async ({ hub }) => {
  const { page } = hub
  const made = await hubWithSheet(page, 2)
  await goToSheet(page, made)
  await new AttendancePage(page).ready()
  const camera = new CameraScanPage(page)

  const found = await page.evaluate(async () =>
    (await navigator.mediaDevices.enumerateDevices()).filter(({ kind }) => kind === 'videoinput'),
  )
  expect(found).toEqual([])
  await expect(camera.button).toHaveCount(0)
  await page.keyboard.press('Control+K')
  await page.keyboard.type('pindai')
  await expect(page.getByText('Tidak ada yang cocok.')).toBeVisible()
})

test('a camera that is forbidden, in use or pulled out is said in plain words', async ({
  openHub,
}) => {
  const { page } = await openHub({ args: fakeCameras(1) })
  const made = await hubWithSheet(page, 2)
  await goToSheet(page, made)
  const camera = new CameraScanPage(page)
  await camera.open()

  await camera.pullOut()
  await expect(camera.said('Kamera tidak ditemukan')).toBeVisible()
  await camera.dialog.getByRole('button', { name: 'Coba lagi' }).click()
  await expect(camera.picture).toBeVisible()
  for (const [name, words] of [
    ['NotAllowedError', 'Kamera tidak diizinkan'],
    ['NotReadableError', 'Kamera sedang dipakai'],
    ['NotFoundError', 'Kamera tidak ditemukan'],
  ] as const) {
    await page.keyboard.press('Escape')
    await camera.refuseWith(name)
    await camera.button.click()
    await expect(camera.said(words)).toBeVisible()
  }
  await camera.refuseWith('NotReadableError')
  await camera.dialog.getByRole('button', { name: 'Coba lagi' }).click()
  await expect(camera.said('Kamera sedang dipakai')).toBeVisible()
})
