import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import type { Page } from 'playwright/test'

import { type DocumentRequest, documentRequest } from '../../shared/domain/document'
import type { ActivityId, SessionId } from '../../shared/domain/ids'
import { paper } from '../../shared/domain/paper'
import { createPeople, createSheet } from '../support/activity-builders'
import { createWorkshop } from '../support/activity-with-papers'
import { callHub } from '../support/call-hub'
import { type Hub, launchArguments, launchHub } from '../support/electron-app'
import { aHub } from '../support/new-hub'
import { inFolder, quantile, round, type Run } from './benchmark'
import { type PreparedHub, prepareHub } from './prepared-hub'

const photos = 30
const rounds = 3
const pages = { certificates: 120, report: 40 } as const

/**
 * Papers saved as PDF by the window's own call, until the file stands there: 60 certificates of two
 * pages, a daftar hadir of 200 people, a report of 40 pages with 30 photos. The first of all is the
 * sheet, with what is loaded for the first paper of a day; of each the median. The floor is Chromium
 * printing 120 pages that hold one line each.
 */
export const run: Run = async ({ runtime, repoRoot, packagedApp, say }) => {
  await packagedApp()
  return inFolder(async (folder) => {
    const dataDir = path.join(folder, 'hub')
    mkdirSync(dataDir)
    say('  drawing photos, filling a hub')
    const pictures = await drawPictures(folder)
    const hub = await prepareHub({ folder: dataDir, repoRoot })
    const filled = await fillHub(hub, pictures)
    await hub.close()
    const opened = await launchHub({ dataDir, size: { width: 1366, height: 768 } })
    try {
      const save = (name: string, request: DocumentRequest) =>
        savePdf(opened, path.join(folder, `${name}.pdf`), request)
      const sheet = await save('sheet', {
        kind: 'attendance-sheet',
        sessionIds: [filled.sheetSession],
        blankRows: 0,
        hasPhone: false,
      })
      const certificates = await save('certificates', {
        kind: 'certificates',
        activityId: filled.certified,
        certificateIds: null,
      })
      const report = await save('report', {
        kind: 'activity-report',
        activityId: filled.reported,
      })
      if (certificates.pages !== pages.certificates) throw new Error('not two pages each')
      if (report.pages < pages.report) throw new Error(`only ${report.pages} pages of report`)
      const floor = bareSeconds(folder, runtime.executable)
      return [
        {
          certificates_s: certificates.seconds,
          certificate_pages: certificates.pages,
          sheet_s: sheet.seconds,
          sheet_first_s: sheet.firstSeconds,
          report_s: report.seconds,
          report_pages: report.pages,
          photos,
          floor: round(floor, 2),
          ratio: round(certificates.seconds / floor),
        },
      ]
    } finally {
      await opened.close()
    }
  })
}

type Saved = { readonly seconds: number; readonly firstSeconds: number; readonly pages: number }

async function savePdf(hub: Hub, file: string, request: DocumentRequest): Promise<Saved> {
  const seconds: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    hub.answerDialogs({ pickSavePath: [file] })
    const startedAt = performance.now()
    const { saved } = await callHub(hub.page, 'documents.save', {
      request: documentRequest.parse(request),
      paper: paper.parse({ size: 'f4' }),
      format: 'pdf',
    })
    if (saved === null) throw new Error('nothing was saved')
    seconds.push((performance.now() - startedAt) / 1000)
  }
  const told = execFileSync('pdfinfo', [file]).toString()
  return {
    seconds: round(quantile(seconds, 0.5), 2),
    firstSeconds: round(seconds[0] ?? Number.NaN, 2),
    pages: Number(/Pages:\s+(\d+)/u.exec(told)?.[1]),
  }
}

type Filled = {
  readonly sheetSession: SessionId
  readonly certified: ActivityId
  readonly reported: ActivityId
}

async function fillHub(hub: PreparedHub, pictures: readonly string[]): Promise<Filled> {
  await hub.call(
    'setup.createHub',
    aHub({ name: 'PKG Ukur', districtCode: null, districtName: null }),
  )
  const people = await createPeople(hub, 200, { schoolName: 'TK Negeri Pembina Contoh' })
  const { sessionId: sheetSession } = await createSheet(hub, people)
  const certified = await createWorkshop(hub, { people: 60, lines: 10 })
  const { people: eligible } = await hub.call('certificates.desk', { activityId: certified })
  await hub.call('certificates.issue', {
    activityId: certified,
    issuedOn: '2026-11-21',
    people: eligible
      .filter(({ role }) => role === 'participant')
      .map(({ id }) => ({ id, overrideReason: 'Pengukuran' })),
  })
  const reported = await createWorkshop(hub, { people: 280, lines: 190 })
  for (const [index, file] of pictures.entries()) {
    await hub.call('portfolio.add', {
      token: hub.choose(file),
      fileName: path.basename(file),
      photo: null,
      thumbnail: null,
      details: {
        type: 'activity-photo',
        title: `Foto kegiatan ${index + 1}`,
        tags: [],
        memberId: null,
        activityId: reported,
        sessionId: null,
        hasChildren: false,
        consent: 'not-needed',
      },
    })
  }
  return { sheetSession, certified, reported }
}

/** Photos as the window makes them of a camera's: JPEG, 1,600 pixels wide, all different. */
async function drawPictures(folder: string): Promise<readonly string[]> {
  const dataDir = path.join(folder, 'drawing')
  mkdirSync(dataDir)
  const opened = await launchHub({ dataDir })
  try {
    const files: string[] = []
    for (let number = 1; number <= photos; number += 1) {
      const file = path.join(folder, `foto-${number}.jpg`)
      writeFileSync(file, Buffer.from(await drawPicture(opened.page, number), 'base64'))
      files.push(file)
    }
    return files
  } finally {
    await opened.close()
  }
}

function drawPicture(page: Page, seed: number): Promise<string> {
  return page.evaluate((number) => {
    const canvas = document.createElement('canvas')
    canvas.width = 1_600
    canvas.height = 1_200
    const context = canvas.getContext('2d')
    if (context === null) throw new Error('no canvas')
    let state = number * 2_654_435_761
    for (let patch = 0; patch < 6_000; patch += 1) {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
      context.fillStyle = `hsl(${state % 360} ${state % 60}% ${20 + (state % 70)}%)`
      context.fillRect(state % 1_600, (state >> 11) % 1_200, 10 + (state % 90), 8 + (state % 70))
    }
    return canvas.toDataURL('image/jpeg', 0.8).split(',')[1] ?? ''
  }, seed)
}

/** A program of nothing but one hidden window that prints. */
const bareScript = `const { app, BrowserWindow } = require('electron')
void app.whenReady().then(async () => {
  const window = new BrowserWindow({ show: false })
  const body = '<p style="break-after: page">Sertifikat</p>'.repeat(${pages.certificates})
  const startedAt = performance.now()
  await window.loadURL('data:text/html,' + encodeURIComponent(body))
  await window.webContents.printToPDF({})
  console.log('seconds ' + (performance.now() - startedAt) / 1000)
  app.exit(0)
})
`

function bareSeconds(folder: string, executable: string): number {
  const app = path.join(folder, 'bare')
  mkdirSync(app)
  writeFileSync(path.join(app, 'main.js'), bareScript)
  writeFileSync(
    path.join(app, 'package.json'),
    JSON.stringify({ name: 'bare-printer', version: '1.0.0', main: 'main.js' }),
  )
  const said = execFileSync(executable, [app, ...launchArguments]).toString()
  return Number(/seconds ([\d.]+)/u.exec(said)?.[1])
}
