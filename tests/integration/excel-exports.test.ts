import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

import type { DocumentRequest } from '../../shared/domain/document'
import { startHub } from '../support/activity-builders'
import { fillHostileHub, type HostileHub, longNumbers } from '../support/hostile-papers'
import { createTestHub, type TestHub } from '../support/test-hub'
import { xmlText, zipParts } from '../support/zip-parts'

let hub: TestHub
let folder: string
let requests: HostileHub['requests']

const paper = { size: 'f4', widthMm: 215, heightMm: 330, marginMm: 20 } as const

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'simpul-excel-'))
  hub = await createTestHub()
  await startHub(hub)
  requests = (await fillHostileHub(hub)).requests
})
afterAll(async () => {
  await hub.close()
  rmSync(folder, { recursive: true, force: true })
})

type Cell = { readonly at: string; readonly type: string; readonly text: string }

/** Every cell of every sheet, as Excel reads it. */
async function cellsOf(path: string) {
  const parts = zipParts(await readFile(path))
  const strings = [...(parts.get('xl/sharedstrings.xml') ?? '').matchAll(/<si>(.*?)<\/si>/gsu)].map(
    ([, item = '']) =>
      xmlText([...item.matchAll(/<t[^>]*>(.*?)<\/t>/gsu)].map(([, t]) => t).join('')),
  )
  const sheets = [...parts].filter(([name]) => /^xl\/worksheets\/[^/]+\.xml$/u.test(name))
  const cells = sheets.flatMap(([, xml]) =>
    [...xml.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gsu)].map(
      ([, attributes = '', inner = '']): Cell => {
        const type = /\bt="(\w+)"/u.exec(attributes)?.[1] ?? 'n'
        const value = /<v>(.*?)<\/v>/su.exec(inner)?.[1] ?? ''
        const inline = /<t[^>]*>(.*?)<\/t>/su.exec(inner)?.[1] ?? ''
        return {
          at: /\br="(\w+)"/u.exec(attributes)?.[1] ?? '',
          type,
          text: type === 's' ? (strings[Number(value)] ?? '') : xmlText(inline || value),
        }
      },
    ),
  )
  return { cells, xml: sheets.map(([, xml]) => xml).join('\n'), parts }
}

async function saveTable(request: DocumentRequest): Promise<string> {
  const path = join(folder, `${request.kind}.xlsx`)
  hub.answers.savePaths.push(path)
  await hub.call('documents.save', { request, paper, format: 'table' })
  return path
}

/** What stands in the cells of the printed tables. */
function printedCells(html: string): readonly string[] {
  const tables = [...html.matchAll(/<table class="table[^"]*">.*?<\/table>/gsu)].join('')
  const lines = tables.replace(/<tr class="after">.*?<\/tr>/gsu, '')
  return [...lines.matchAll(/<td[^>]*>(.*?)<\/td>/gsu)].map(([, cell = '']) =>
    xmlText(cell.replace(/<[^>]+>/gu, '')).replaceAll('\u200b', ''),
  )
}

/** They show tables of other papers, which have an export of their own. */
const reports: ReadonlySet<string> = new Set(['activity-report', 'fund-report'])
const looksLikeFormula = /^[=+\-@]/u

test('every paper that has a table can be had in Excel, and none of its text becomes a formula or a number', async () => {
  const withTable: string[] = []
  const seen = new Set<string>()
  for (const request of Object.values(requests)) {
    const { formats } = await hub.call('documents.preview', { request, paper })
    const html = hub.printed.at(-1)?.html ?? ''
    if (!formats.includes('table')) continue
    withTable.push(request.kind)

    const { cells, xml, parts } = await cellsOf(await saveTable(request))

    expect(xml, request.kind).not.toMatch(/<f[ >/]/u)
    expect(xml, request.kind).not.toContain('<hyperlink')
    expect([...parts.keys()].filter((name) => /external|vba|macro|calcchain/u.test(name))).toEqual(
      [],
    )
    // A number in Excel has 15 digits; longer ones must be words.
    const numbers = cells.filter(({ type }) => type === 'n')
    for (const { at, text } of numbers) {
      expect(text, `${request.kind} ${at}`).toMatch(/^(?:-?\d{1,13}(?:\.\d{1,2})?)?$/u)
    }
    const words = cells
      .filter(({ type }) => type === 's' || type === 'inlineStr')
      .map(({ text }) => text)
    const printed = reports.has(request.kind) ? [] : printedCells(html)
    for (const long of Object.values(longNumbers)) {
      if (!printed.some((cell) => cell.includes(long))) continue
      seen.add(long)
      expect(
        words.some((text) => text.includes(long)),
        `${request.kind}: ${long}`,
      ).toBe(true)
    }
    for (const cell of printed.filter((text) => looksLikeFormula.test(text) && text.length > 1)) {
      const isAmount = /^-?[\d.,]+$/u.test(cell)
      if (!isAmount) expect(words, request.kind).toContain(cell)
    }
  }
  expect(seen).toEqual(new Set(Object.values(longNumbers)))
  // Named, so that a table that is lost from the exports is missed.
  expect(withTable).toMatchInlineSnapshot(`
    [
      "guest-book",
      "inventory-book",
      "handover-record",
      "work-programme",
      "certificate-recipients",
      "jp-ledger",
      "dapodik-training",
      "attendance-sheet",
      "staff-sheet",
      "attendance-recap",
      "member-recap",
      "period-recap",
      "activity-plan",
      "activity-budget",
      "activity-agenda",
      "activity-staff",
      "activity-spending",
      "minutes",
      "activity-report",
      "fund-report",
      "member-register",
      "institution-register",
      "uninvited-members",
      "board-list",
      "cash-book",
      "payout-list",
      "agenda-in",
      "agenda-out",
      "delivery-book",
      "visum-list",
    ]
  `)
})
