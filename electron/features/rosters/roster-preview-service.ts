import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import { setImmediate } from 'node:timers/promises'

import type { RosterDoubt, RosterLayout } from '../../../shared/domain/roster'
import type {
  PreviewCandidate,
  PreviewPart,
  PreviewRow,
  RosterPreview,
} from '../../../shared/ipc/roster-contract'
import { AppError } from '../../../shared/lib/app-error'
import { localDay } from '../../platform/local-day'
import { columnSamples } from '../../rosters/column-samples'
import { findLayout } from '../../rosters/find-header'
import { parseRosterStepwise } from '../../rosters/parse-roster'
import { type ImportPlan, planImportStepwise } from '../../rosters/plan-import'
import { readSheets } from '../../rosters/read-sheets'
import type { ParsedRoster, RosterRow } from '../../rosters/roster-row'
import type { Sheet } from '../../rosters/sheet'
import { withPauses } from '../../rosters/stepwise'
import type { TaskContext } from '../handler'
import { listNearbyDistricts } from './nearby-districts'
import { openRoster } from './open-roster'
import { clearShelf, shelvedPreview, type ShelvedRow, shelvePreview } from './preview-shelf'
import { type ColumnUses, findColumnUses } from './remembered-columns'
import { readSnapshot, type Snapshot } from './roster-snapshot-repository'

export type PreviewInput = {
  readonly file: string
  readonly sheetName: string | null
  readonly columns: readonly Pick<RosterLayout['columns'][number], 'column' | 'use'>[]
}

/** Reads the file and works out what importing it would do. Writes nothing. */
export async function previewRoster(
  input: PreviewInput,
  context: TaskContext,
): Promise<RosterPreview> {
  const { db, grants, paths, clock, progress } = context
  clearShelf(grants)
  const path = grants.pathOf(input.file)
  progress({ step: 'reading', done: 0, total: 0 })
  const sheets = await readSheets(await openRoster(path), basename(path))
  stopIfCancelled(context)
  progress({ step: 'checking', done: 0, total: 0 })
  const found = findLayout(sheetsChosen(sheets, input))
  const remembered = input.columns.length > 0 ? null : await findColumnUses(db, found.columns)
  const layout = withUses(found, remembered ?? usesOf(input))
  const pause = () => giveWay(context)
  const roster = await withPauses(parseRosterStepwise(sheets, layout, localDay(clock.now())), pause)
  const snapshot = await readSnapshot(db)
  const districts = await listNearbyDistricts(db, paths.regions)
  stopIfCancelled(context)
  const plan = await withPauses(
    planImportStepwise({ roster, ...snapshot, districts, decisions: [] }),
    pause,
  )
  const preview = {
    previewId: randomUUID(),
    fileName: basename(path),
    foundColumns: found.columns,
    usedColumns: layout.columns,
    roster,
    plan,
    rows: partsOf(roster, plan, snapshot),
  }
  shelvePreview(grants, preview)
  return {
    previewId: preview.previewId,
    fileName: preview.fileName,
    layout: withoutColumns(layout),
    columns: describeColumns(sheets, layout),
    sheetNames: sheets.filter(({ isHidden }) => !isHidden).map(({ name }) => name),
    counts: plan.counts,
    parts: countsOf(preview.rows),
    doubts: doubtCounts(plan.doubts),
    changesNothing: changesNothing(plan),
    isReadAsLastTime: remembered !== null,
  }
}

export function pagePreview(
  grants: TaskContext['grants'],
  input: {
    readonly previewId: string
    readonly part: PreviewPart
    readonly offset: number
    readonly limit: number
  },
): { readonly total: number; readonly rows: readonly PreviewRow[] } {
  const { rows: parts, roster } = shelvedPreview(grants, input.previewId)
  const rows = parts[input.part]
  const page = rows.slice(input.offset, input.offset + input.limit)
  const wanted = new Set(page.map(({ row }) => row))
  const readOf = new Map(
    roster.rows.filter(({ row }) => wanted.has(row)).map((read) => [read.row, readValues(read)]),
  )
  return {
    total: rows.length,
    rows: page.map((row) => ({ ...row, details: readOf.get(row.row) ?? [] })),
  }
}

/** What a row says, without what follows from it and without the NIK, which stays covered. */
function readValues({ details, position, startedOn }: RosterRow): PreviewRow['details'] {
  const hidden = new Set(['fullName', 'nik', 'employmentGroup', 'activityStatus'])
  return Object.entries({ ...details, position, startedOn }).flatMap(([field, value]) =>
    value === null || hidden.has(field) ? [] : [{ field, value: String(value) }],
  )
}

export function changesNothing(plan: ImportPlan): boolean {
  const { newMembers, newInstitutions, newPosts } = plan
  const changes = [plan.memberChanges, plan.institutionChanges, plan.postChanges]
  return [newMembers, newInstitutions, newPosts, ...changes].every((list) => list.length === 0)
}

/** Lets others have their turn, and stops when the user has cancelled. */
async function giveWay(context: TaskContext): Promise<void> {
  await setImmediate()
  stopIfCancelled(context)
}

function stopIfCancelled({ signal }: TaskContext): void {
  if (signal.aborted) throw new AppError('task.cancelled')
}

function sheetsChosen(sheets: readonly Sheet[], { sheetName }: PreviewInput): readonly Sheet[] {
  const chosen = sheets.filter(({ name }) => name === sheetName)
  return chosen.length > 0 ? chosen : sheets
}

function usesOf({ columns }: PreviewInput): ColumnUses {
  return new Map(columns.map(({ column, use }) => [column, use]))
}

function withUses(found: RosterLayout, uses: ColumnUses): RosterLayout {
  const columns = found.columns.map((one) => ({ ...one, use: uses.get(one.column) ?? one.use }))
  return { ...found, columns }
}

function withoutColumns(layout: RosterLayout): RosterPreview['layout'] {
  const { sheetName, headerRow, lastHeaderRow, districtName, institutionName } = layout
  return { sheetName, headerRow, lastHeaderRow, districtName, institutionName }
}

function describeColumns(sheets: readonly Sheet[], layout: RosterLayout): RosterPreview['columns'] {
  const sheet = sheets.find(({ name }) => name === layout.sheetName)
  const samples = sheet === undefined ? new Map<number, string[]>() : columnSamples(sheet, layout)
  return layout.columns.map((one) => ({ ...one, samples: samples.get(one.column) ?? [] }))
}

function partsOf(
  roster: ParsedRoster,
  plan: ImportPlan,
  snapshot: Snapshot,
): Record<PreviewPart, readonly ShelvedRow[]> {
  const doubtsOf = groupDoubts(plan.doubts)
  const describe = candidateDescriber(plan, snapshot)
  const rows = plan.rows.map((row): ShelvedRow => ({
    ...row,
    candidates: row.candidates.map(describe),
    doubts: doubtsOf.get(row.row) ?? [],
    skipReason: null,
  }))
  const noPeople = roster.skipped.map(({ row, reason }): ShelvedRow => ({
    row,
    fullName: '',
    institutionName: null,
    outcome: 'skipped',
    member: null,
    matchedBy: null,
    fills: [],
    differences: [],
    candidates: [],
    doubts: doubtsOf.get(row) ?? [],
    skipReason: reason,
  }))
  const ofOutcome = (outcome: PreviewRow['outcome']) =>
    rows.filter((row) => row.outcome === outcome)
  return {
    attention: [
      ...ofOutcome('unsure'),
      ...ofOutcome('differs'),
      ...rows.filter(
        ({ outcome, doubts }) => doubts.length > 0 && outcome !== 'unsure' && outcome !== 'differs',
      ),
    ],
    new: ofOutcome('new'),
    'fills-gaps': ofOutcome('fills-gaps'),
    same: ofOutcome('same'),
    skipped: [...noPeople, ...ofOutcome('skipped')].sort((a, b) => a.row - b.row),
  }
}

function groupDoubts(doubts: readonly RosterDoubt[]): ReadonlyMap<number, RosterDoubt[]> {
  const byRow = new Map<number, RosterDoubt[]>()
  for (const doubt of doubts) byRow.set(doubt.row, [...(byRow.get(doubt.row) ?? []), doubt])
  return byRow
}

/** Adds what tells two namesakes apart: where they serve and when they were born. */
function candidateDescriber(plan: ImportPlan, snapshot: Snapshot) {
  const nameOf = new Map(snapshot.institutions.map(({ id, name }) => [id, name]))
  const homeOf = new Map<string, string>()
  for (const { memberId, institutionId, isHome } of snapshot.posts) {
    if (isHome || !homeOf.has(memberId)) homeOf.set(memberId, nameOf.get(institutionId) ?? '')
  }
  const birthOf = new Map(snapshot.members.map(({ id, birthDate }) => [id, birthDate]))
  return (candidate: ImportPlan['rows'][number]['candidates'][number]): PreviewCandidate => {
    const { member } = candidate
    if (member.kind === 'new') {
      const planned = plan.newMembers[member.index]
      const birthDate = planned?.details.birthDate ?? null
      return { ...candidate, row: planned?.rows[0] ?? null, institutionName: null, birthDate }
    }
    return {
      ...candidate,
      row: null,
      institutionName: homeOf.get(member.memberId) ?? null,
      birthDate: birthOf.get(member.memberId) ?? null,
    }
  }
}

function countsOf(
  rows: Readonly<Record<PreviewPart, readonly ShelvedRow[]>>,
): RosterPreview['parts'] {
  return {
    attention: rows.attention.length,
    new: rows.new.length,
    'fills-gaps': rows['fills-gaps'].length,
    same: rows.same.length,
    skipped: rows.skipped.length,
  }
}

function doubtCounts(doubts: readonly RosterDoubt[]): RosterPreview['doubts'] {
  const rowsOf = new Map<RosterDoubt['code'], Set<number>>()
  for (const { code, row } of doubts) rowsOf.set(code, (rowsOf.get(code) ?? new Set()).add(row))
  return [...rowsOf].map(([code, rows]) => ({ code, rows: rows.size }))
}
