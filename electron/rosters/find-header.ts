import { employmentGroupOf } from '../../shared/domain/employment-status'
import { institutionFormOf } from '../../shared/domain/institution-name'
import type { RosterColumn, RosterLayout } from '../../shared/domain/roster'
import { AppError } from '../../shared/lib/app-error'
import { fieldOf, isKnownLabel, usesOf } from './column-labels'
import type { Sheet, SheetRow } from './sheet'
import { cellText } from './sheet'

/**
 * Finds the row (or the two rows) of column titles by what they say, not by where they stand, and
 * says what each column is for. Throws `roster.no-header` when no sheet has such a row.
 */
const rowsLookedAt = 15
const statusSampleRows = 200

type Header = {
  readonly first: SheetRow
  readonly last: SheetRow
  readonly labels: readonly string[]
  readonly score: number
}

export function findLayout(sheets: readonly Sheet[]): RosterLayout {
  let best: { readonly sheet: Sheet; readonly header: Header } | null = null
  const visible = sheets.filter((sheet) => !sheet.isHidden)
  for (const sheet of visible.length > 0 ? visible : sheets) {
    const header = findHeader(sheet)
    if (header !== null && header.score > (best?.header.score ?? 0)) best = { sheet, header }
  }
  if (best === null) throw new AppError('roster.no-header')
  return layoutOf(best.sheet, best.header)
}

/** The same for a header the user points at, by its row number. */
export function layoutWithHeader(sheet: Sheet, headerRow: number): RosterLayout {
  const index = sheet.rows.findIndex((row) => row.number === headerRow)
  const row = sheet.rows[index]
  if (row === undefined) throw new AppError('roster.no-header')
  return layoutOf(sheet, bestHeaderAt(sheet, index) ?? singleHeader(row))
}

function findHeader(sheet: Sheet): Header | null {
  let best: Header | null = null
  for (let index = 0; index < Math.min(rowsLookedAt, sheet.rows.length); index += 1) {
    const header = bestHeaderAt(sheet, index)
    if (header !== null && header.score > (best?.score ?? 0)) best = header
  }
  return best
}

/** One row, or that row with the next one below it when the pair says more. */
function bestHeaderAt(sheet: Sheet, index: number): Header | null {
  const row = sheet.rows[index]
  if (row === undefined) return null
  const single = singleHeader(row)
  const below = sheet.rows[index + 1]
  if (below?.number !== row.number + 1) return single.score === 0 ? null : single
  const pair = pairedHeader(sheet, row, below)
  // A title over a header is no upper half: it knows no column, and the pair says nothing more.
  const isPair =
    pair !== null &&
    single.labels.some((label) => label !== '' && isKnownLabel(label)) &&
    pair.score > Math.max(single.score, singleHeader(below).score)
  const better = isPair ? pair : single
  return better.score === 0 ? null : better
}

function singleHeader(row: SheetRow): Header {
  const labels = Array.from(row.cells, cellText)
  return { first: row, last: row, labels, score: scoreOf(labels) }
}

function pairedHeader(sheet: Sheet, upper: SheetRow, lower: SheetRow): Header | null {
  const upperLabels = spreadMerged(sheet, upper)
  const count = Math.max(upperLabels.length, lower.cells.length)
  const labels: string[] = []
  for (let column = 0; column < count; column += 1) {
    const above = upperLabels[column] ?? ''
    const below = cellText(lower.cells[column])
    // A name under "Nama" means that the second row is a person already.
    if (fieldOf(above) === 'fullName' && below !== '' && fieldOf(below) === null) return null
    labels.push(joinLabels(above, below))
  }
  return { first: upper, last: lower, labels, score: scoreOf(labels) }
}

function joinLabels(above: string, below: string): string {
  if (below === '') return above
  const both = `${above} ${below}`.trim()
  if (fieldOf(both) !== null) return both
  if (isKnownLabel(below)) return below
  const reversed = `${below} ${above.split(/\s+/u).at(-1) ?? ''}`
  if (fieldOf(reversed) !== null) return reversed
  return isKnownLabel(above) && above !== '' && !/[\p{L}]/u.test(below) ? above : both
}

/** A title merged over several columns belongs to each of them. */
function spreadMerged(sheet: Sheet, row: SheetRow): readonly string[] {
  const labels = Array.from(row.cells, cellText)
  for (const merge of sheet.merges) {
    if (merge.top > row.number || merge.bottom < row.number || merge.left === merge.right) continue
    const label = labels[merge.left] ?? ''
    for (let column = merge.left; column <= Math.min(merge.right, merge.left + 60); column += 1) {
      while (labels.length <= column) labels.push('')
      if (labels[column] === '') labels[column] = label
    }
  }
  return labels
}

/** How many titles are known. Without a name, or with nothing beside it, a row is no header. */
function scoreOf(labels: readonly string[]): number {
  const fields = new Set(labels.map(fieldOf).filter((field) => field !== null))
  if (!fields.has('fullName') || fields.size < 2) return 0
  const sensitive = labels.filter((label) => fieldOf(label) === null && isKnownLabel(label)).length
  return fields.size * 10 + Math.min(sensitive, 9)
}

function layoutOf(sheet: Sheet, header: Header): RosterLayout {
  const below = sheet.rows.filter((row) => row.number > header.last.number)
  const isEmploymentStatus = (column: number): boolean => {
    const values = below
      .slice(0, statusSampleRows)
      .map((row) => cellText(row.cells[column]))
      .filter((value) => value !== '')
    const known = values.filter((value) => employmentGroupOf(value) !== null)
    return values.length > 0 && known.length * 2 >= values.length
  }
  const uses = usesOf(header.labels, isEmploymentStatus)
  const columns = header.labels.flatMap((label, column): RosterColumn[] =>
    label === '' ? [] : [{ column, label: label.slice(0, 500), use: uses[column] ?? 'ignored' }],
  )
  return {
    sheetName: sheet.name,
    headerRow: header.first.number,
    lastHeaderRow: header.last.number,
    columns,
    districtName: districtInTitles(sheet, header.first.number),
    institutionName: uses.includes('institutionName')
      ? null
      : institutionInTitles(sheet, header.first.number),
  }
}

const districtTitle =
  /\bkec(?:amatan)?\b[.:\s]*(?:kec\b[.:\s]*)?(\p{L}[\p{L}\s'’-]*?)(?=\s*(?:$|[,.;:()\d]|\bkab(?:upaten)?\b|\bkota\b|\btahun\b|\bprov(?:insi)?\b))/iu

/** "KECAMATAN PRAYA KABUPATEN LOMBOK TENGAH", "Kecamatan Kec. Praya, Kabupaten Kab. Lombok Tengah". */
function districtInTitles(sheet: Sheet, headerRow: number): string | null {
  for (const row of sheet.rows) {
    if (row.number >= headerRow) break
    const title = row.cells.map(cellText).join(' ').slice(0, 300)
    const name = districtTitle.exec(title)?.[1]?.trim() ?? ''
    // "kecamatan Praya, Jonggat dan Kopang" is no single kecamatan.
    if (name !== '' && !/\b(dan|serta)\b/iu.test(title)) return name
  }
  return null
}

/** Dapodik writes the school on a line of its own above the header. */
function institutionInTitles(sheet: Sheet, headerRow: number): string | null {
  for (const row of sheet.rows) {
    if (row.number >= headerRow) break
    const texts = row.cells.map(cellText).filter((text) => text !== '')
    const [title] = texts
    if (texts.length === 1 && title !== undefined && institutionFormOf(title) !== null) return title
  }
  return null
}
