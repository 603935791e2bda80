import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import type { DocumentRequest } from '../../shared/domain/document'
import { startHub } from '../support/activity-builders'
import { everyRequest } from '../support/every-paper/every-request'
import { fillHub } from '../support/every-paper/full-hub'
import { fillHostileHub } from '../support/hostile-papers'
import { excelFaults } from '../support/office-faults/excel-faults'
import { wordFaults } from '../support/office-faults/word-faults'
import { createTestHub, type TestHub } from '../support/test-hub'
import { sheetXml, xlsxFile } from '../support/xlsx-file'

const paper = { size: 'f4', widthMm: 215, heightMm: 330, marginMm: 20 } as const

let hub: TestHub
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'simpul-office-'))
  hub = await createTestHub()
})
afterAll(async () => {
  await hub.close()
  rmSync(folder, { recursive: true, force: true })
})

type Checked = { readonly files: number; readonly faults: readonly string[] }

/** Saves what can be saved of a request and tells what Word or Excel would not like of it. */
async function check(request: DocumentRequest): Promise<Checked> {
  const { formats } = await hub.call('documents.preview', { request, paper })
  const faults: string[] = []
  for (const format of ['table', 'word'] as const) {
    if (!formats.includes(format)) continue
    const path = join(folder, `${request.kind}.${format}`)
    hub.answers.savePaths.push(path)
    await hub.call('documents.save', { request, paper, format })
    const file = await readFile(path)
    const found = format === 'table' ? excelFaults(file) : wordFaults(file)
    faults.push(...found.map((fault) => `${request.kind} (${format}) ${fault}`))
  }
  return { files: formats.length - 1, faults }
}

async function checkAll(requests: readonly DocumentRequest[]): Promise<Checked> {
  const checked: Checked[] = []
  for (const request of requests) checked.push(await check(request))
  return {
    files: checked.reduce((sum, { files }) => sum + files, 0),
    faults: checked.flatMap(({ faults }) => faults),
  }
}

/** Thirty papers have a table, five can be had as a letter; some are both. */
const allFiles = 35

/** Groups of a register become names of sheets. */
const districts = [
  'History',
  "'Jonggat'",
  'Praya [Timur] : Barat / Tengah \\ *?',
  'Kecamatan yang namanya panjang sekali di ujung selatan',
  'Kecamatan yang namanya panjang sekali di ujung utara',
  'KECAMATAN YANG NAMANYA PANJANG SEKALI DI UJUNG TIMUR',
  '...',
]

const registers: readonly DocumentRequest[] = (['hub', 'district'] as const).flatMap((split) => [
  { kind: 'member-register', search: '', status: null, show: 'members', split },
  {
    kind: 'institution-register',
    search: '',
    form: null,
    districtName: null,
    isArchived: false,
    split,
  },
])

describe('Word and Excel find nothing to refuse or to repair', () => {
  test('in any file of a hub in whose every record a formula was typed', async () => {
    await startHub(hub)
    const { requests } = await fillHostileHub(hub)

    expect(await checkAll(Object.values(requests))).toEqual({ files: allFiles, faults: [] })
  }, 120_000)

  test('in any file of a hub with letters of each kind and long words', async () => {
    await hub.close()
    hub = await createTestHub()
    const requests = everyRequest(await fillHub(hub, 3))

    expect(await checkAll(Object.values(requests))).toEqual({ files: allFiles, faults: [] })
  }, 120_000)

  test('in registers parted by names that no sheet can bear', async () => {
    for (const [index, districtName] of districts.entries()) {
      const school = {
        name: `TK Terpisah ${index}`,
        npsn: `9900000${index}`,
        districtName,
      } as const
      const { id } = await hub.call('institutions.create', school)
      const posts = [{ institutionId: id, position: null }]
      await hub.call('members.create', { fullName: `Guru Terpisah ${index}`, posts })
    }

    expect(await checkAll(registers)).toEqual({ files: 4, faults: [] })
  }, 60_000)
})

test('a workbook that Excel would repair is found out', () => {
  const rows = sheetXml([
    ['NUPTK', 'Nama'],
    [1, 'Guru Contoh'],
  ])
  const styles =
    '<fonts><font/></fonts><fills><fill/><fill/></fills><borders><border/></borders><cellXfs><xf/></cellXfs>'
  const faultsWith = (xml: string) => excelFaults(xlsxFile(xml, styles)).join('\n')

  expect(faultsWith(rows.replace('<v>1</v>', '<v>0000763664300012</v>'))).toContain('as a number')
  expect(faultsWith(rows.replace('<v>1</v>', '<f>1+1</f><v>2</v>'))).toContain('a formula')
  expect(faultsWith(rows.replace('<c r="A2"', '<c r="A2" s="9"'))).toContain('style 9')
  expect(faultsWith(`<mergeCells count="2"><mergeCell ref="A1:A1"/></mergeCells>`)).toMatch(
    /miscounted[^]*merged with itself/u,
  )
  expect(faultsWith(`<pageSetup/><sheetData/>`)).toContain('sheetData comes too late')
  expect(faultsWith(rows.replace('Nama', 'Na\u0001ma'))).toContain('a sign unknown to XML')
})
