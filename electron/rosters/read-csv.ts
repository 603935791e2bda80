import { parse } from 'csv-parse/sync'

import { AppError } from '../../shared/lib/app-error'
import { rosterLimits } from './roster-limits'
import type { Sheet, SheetRow } from './sheet'
import { decodeText } from './text-encoding'

/**
 * Reads separated text as offices save it: `;` `,` or tab, UTF-8 with or without a mark, or
 * Windows-1252. Every cell is text. Empty lines count, so that row numbers are those a spreadsheet shows.
 */
export function readCsv(file: Buffer): readonly Sheet[] {
  const text = decodeText(file)
  // A NUL never stands in text: this is some other kind of file.
  if (text.includes('\0')) throw new AppError('roster.unreadable')
  const { body, delimiter, skippedLines } = findDelimiter(text)
  const records = parseRecords(body, delimiter)
  const rows = records.flatMap((record, index): SheetRow[] => {
    checkRecord(record)
    const isEmpty = record.every((cell) => cell.trim() === '')
    return isEmpty ? [] : [{ number: index + 1 + skippedLines, cells: record }]
  })
  if (rows.length > rosterLimits.rows) throw new AppError('roster.too-large')
  return [{ name: '', isHidden: false, rows, merges: [] }]
}

const delimiters = [';', '\t', ',', '|'] as const

/**
 * The separator that divides the first lines the most evenly, counted outside quotation marks.
 * Excel's own first line `sep=;` decides where it stands.
 */
function findDelimiter(text: string): {
  readonly body: string
  readonly delimiter: string
  readonly skippedLines: number
} {
  const announced = /^sep=(.)\r?\n/iu.exec(text)
  if (announced !== null) {
    return {
      body: text.slice(announced[0].length),
      delimiter: announced[1] ?? ';',
      skippedLines: 1,
    }
  }
  const sample = text.slice(0, 64 * 1024).replace(/"[^"]*"/gu, '')
  const lines = sample.split(/\r\n|\n|\r/u).slice(0, 40)
  let best: { readonly delimiter: string; readonly score: number } = { delimiter: ';', score: 0 }
  for (const delimiter of delimiters) {
    const counts = lines.map((line) => line.split(delimiter).length - 1).filter((n) => n > 0)
    const usual = counts.length === 0 ? 0 : mostFrequent(counts)
    // Lines that agree on a count weigh more than one line with many commas.
    const score = counts.filter((n) => n === usual).length * 100 + usual
    if (usual > 0 && score > best.score) best = { delimiter, score }
  }
  return { body: text, delimiter: best.delimiter, skippedLines: 0 }
}

function mostFrequent(counts: readonly number[]): number {
  const frequency = new Map<number, number>()
  for (const count of counts) frequency.set(count, (frequency.get(count) ?? 0) + 1)
  return [...frequency].reduce((best, next) => (next[1] > best[1] ? next : best))[0]
}

function parseRecords(body: string, delimiter: string): readonly (readonly string[])[] {
  try {
    const records: string[][] = parse(body, {
      delimiter,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: false,
      // One more than allowed, so that a longer file is told from one that just fits.
      to: rosterLimits.rows * 4,
      max_record_size: rosterLimits.cellChars * 8,
    })
    return records
  } catch (cause) {
    throw new AppError('roster.unreadable', {}, { cause })
  }
}

function checkRecord(record: readonly string[]): void {
  if (record.length > rosterLimits.columns) throw new AppError('roster.too-large')
  for (const cell of record) {
    if (cell.length > rosterLimits.cellChars) throw new AppError('roster.too-large')
  }
}
