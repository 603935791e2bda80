import { execFileSync } from 'node:child_process'

import { type DocumentKind, documentRequest } from '../../shared/domain/document'
import { paper } from '../../shared/domain/paper'
import { callHub } from '../support/call-hub'
import { expect, test } from '../support/electron-app'
import { everyRequest } from '../support/every-paper/every-request'
import { fillHub } from '../support/every-paper/full-hub'
import { wordsOnPaper } from '../support/every-paper/words-on-paper'

/** Short and long side, in points of a PDF. */
const sheets = { a4: [595, 842], f4: [609, 935] } as const
const sizes = ['a4', 'f4'] as const

for (const rows of [1, 200]) {
  test(`every paper of a hub with ${rows} in each book is whole on A4 and on F4`, async ({
    openHub,
  }, info) => {
    test.setTimeout(600_000)
    const hub = await openHub()
    const { page } = hub
    const full = await fillHub({ call: (channel, input) => callHub(page, channel, input) }, rows)
    const requests = everyRequest(full)
    for (const size of sizes) {
      for (const request of Object.values(requests)) {
        const file = info.outputPath(`${request.kind}-${size}-${rows}.pdf`)
        hub.answerDialogs({ pickSavePath: [file] })
        const { saved } = await callHub(page, 'documents.save', {
          request: documentRequest.parse(request),
          paper: paper.parse({ size }),
          format: 'pdf',
        })
        expect(saved, request.kind).not.toBeNull()
        expectSheets(file, sheets[size])
        expectWords(file, request.kind, rows)
      }
    }
  })
}

/** All pages of that size, upright or lying, and no word on or over an edge. */
function expectSheets(file: string, [short, long]: readonly [number, number]): void {
  const pages = execFileSync('pdftotext', ['-bbox', file, '-'], { maxBuffer: 1 << 29 })
    .toString()
    .split('<page ')
    .slice(1)
  expect(pages.length).toBeGreaterThan(0)
  const outside: string[] = []
  for (const page of pages) {
    const size = /width="([\d.]+)" height="([\d.]+)"/u.exec(page)
    const [width, height] = [Number(size?.[1]), Number(size?.[2])]
    const format = `${file}: ${width} x ${height}`
    expect.soft(Math.abs(Math.min(width, height) - short), format).toBeLessThan(2)
    expect.soft(Math.abs(Math.max(width, height) - long), format).toBeLessThan(2)
    const words = page.matchAll(
      /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.]+)" yMax="([\d.]+)">/gu,
    )
    for (const [markup, left, top, right, bottom] of words) {
      const isInside =
        Number(left) >= edge &&
        Number(top) >= edge &&
        Number(right) <= width - edge &&
        Number(bottom) <= height - edge
      if (!isInside) outside.push(markup)
    }
  }
  expect.soft(outside, file).toEqual([])
}

/** Many printers cannot reach the last 5 mm. */
const edge = (5 / 25.4) * 72

/** Title, columns, signers, long name and the last line are there, wherever lines were broken. */
function expectWords(file: string, kind: DocumentKind, rows: number): void {
  const text = condensed(
    execFileSync('pdftotext', ['-raw', file, '-'], { maxBuffer: 1 << 29 }).toString(),
  )
  for (const words of wordsOnPaper(kind, rows)) {
    expect.soft(text, `${file}: ${words}`).toContain(condensed(words))
  }
}

function condensed(text: string): string {
  return text.replace(/[\s\u00ad]+/gu, '').toLowerCase()
}
