import type { RosterDoubt, RosterField, RosterLayout, SkippedRow } from '../../shared/domain/roster'
import { AppError } from '../../shared/lib/app-error'
import { institutionRows } from './carry-institutions'
import { openRow, readPerson } from './read-person'
import type { ParsedRoster } from './roster-row'
import type { FieldColumns } from './row-kinds'
import { kindOfRow } from './row-kinds'
import type { Sheet, SheetRow } from './sheet'
import { atOneGo, mapStepwise, type Stepwise } from './stepwise'

/**
 * Turns the rows below a header into people. Pure: what cannot be read becomes unknown with a doubt
 * beside it. `today` is YYYY-MM-DD. Throws `roster.no-header` when the layout does not fit the
 * sheets, `roster.empty` when nobody stands below the header.
 */
export function parseRoster(
  sheets: readonly Sheet[],
  layout: RosterLayout,
  today: string,
): ParsedRoster {
  return atOneGo(parseRosterStepwise(sheets, layout, today))
}

/** The same with places to pause. */
export function* parseRosterStepwise(
  sheets: readonly Sheet[],
  layout: RosterLayout,
  today: string,
): Stepwise<ParsedRoster> {
  const sheet = sheets.find((candidate) => candidate.name === layout.sheetName)
  const columns = columnsByField(layout)
  if (sheet === undefined || !columns.has('fullName')) throw new AppError('roster.no-header')

  const { people, sections, skipped } = sortRows(sheet, layout, columns)
  const [institutionColumn] = columns.get('institutionName') ?? []
  const sources =
    institutionColumn === undefined
      ? new Map<number, SheetRow>()
      : institutionRows(sheet, people, institutionColumn)
  const doubts: RosterDoubt[] = skipped
    .filter(({ reason }) => reason === 'no-name')
    .map(({ row }) => ({ row, field: 'fullName', code: 'name.missing', raw: '' }))
  const rows = yield* mapStepwise(people, (row) =>
    readPerson(openRow(row, columns, doubts), {
      row: row.number,
      layout,
      today,
      source: sources.get(row.number),
      sectionName: sections.get(row.number) ?? layout.institutionName,
    }),
  )
  if (rows.length === 0) throw new AppError('roster.empty')
  doubts.sort((a, b) => a.row - b.row)
  return { rows, skipped, doubts }
}

function columnsByField(layout: RosterLayout): FieldColumns {
  const columns = new Map<RosterField, number[]>()
  for (const { column, use } of layout.columns) {
    if (use === 'ignored' || use === 'dropped-sensitive') continue
    columns.set(use, [...(columns.get(use) ?? []), column])
  }
  return columns
}

type SortedRows = {
  readonly people: readonly SheetRow[]
  /** Row number to the institution named by a line of its own above it. */
  readonly sections: ReadonlyMap<number, string>
  readonly skipped: readonly SkippedRow[]
}

function sortRows(sheet: Sheet, layout: RosterLayout, columns: FieldColumns): SortedRows {
  const people: SheetRow[] = []
  const sections = new Map<number, string>()
  const skipped: SkippedRow[] = []
  let section: string | null = null
  let lastPerson = layout.lastHeaderRow
  for (const row of sheet.rows) {
    if (row.number <= layout.lastHeaderRow) continue
    const kind = kindOfRow(row, columns, row.number > lastPerson + 1)
    if (kind.kind === 'section') section = kind.institutionName
    if (kind.kind === 'person') {
      people.push(row)
      lastPerson = row.number
      if (section !== null) sections.set(row.number, section)
    } else {
      skipped.push({ row: row.number, reason: kind.kind === 'skip' ? kind.reason : 'header' })
    }
  }
  return { people, sections, skipped }
}
