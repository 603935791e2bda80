import { setImmediate } from 'node:timers/promises'

import type { AnyId, InstitutionId, MemberId, RosterImportId } from '../../../shared/domain/ids'
import type { InstitutionRef, RowDecision } from '../../../shared/domain/roster'
import type { ImportOutcome } from '../../../shared/ipc/roster-contract'
import { assert } from '../../../shared/lib/assert'
import type { WriteDb } from '../../database/database'
import type { Ids } from '../../platform/ids'
import { type ImportPlan, planImportStepwise, type PlannedPost } from '../../rosters/plan-import'
import { withPauses } from '../../rosters/stepwise'
import type { TaskContext } from '../handler'
import {
  type InstitutionCells,
  putInstitutions,
  toInstitutionCells,
} from '../institutions/institution-repository'
import {
  type MemberCells,
  type PostCells,
  putMembers,
  putPosts,
  toMemberCells,
} from '../members/member-repository'
import { listNearbyDistricts } from './nearby-districts'
import { clearShelf, type ShelvedPreview, shelvedPreview } from './preview-shelf'
import { rememberColumnUses } from './remembered-columns'
import { changesNothing } from './roster-preview-service'
import {
  type Cells,
  digestOf,
  type ImportedRow,
  type ImportedTable,
  readCurrentCells,
  saveImport,
} from './roster-repository'
import { readSnapshot } from './roster-snapshot-repository'

export type ImportRequest = {
  readonly previewId: string
  readonly decisions: readonly RowDecision[]
  readonly onDifference: 'keep-ours' | 'take-theirs'
}

export type ImportResult = {
  readonly importId: RosterImportId | null
  readonly outcome: ImportOutcome
}

/**
 * Does what a preview said, as one commit. Planned once more inside the transaction, so that what
 * has changed since the preview is not overwritten.
 */
export async function importRoster(
  input: ImportRequest,
  context: TaskContext,
): Promise<ImportResult> {
  const { grants, paths, ids, clock, session, progress } = context
  const preview = shelvedPreview(grants, input.previewId)
  const { roster, fileName } = preview
  const decisions = [...input.decisions, ...standingDecisions(preview, input)]
  progress({ step: 'writing', done: 0, total: 0 })
  const result = await context.write('rosters.import', async (db): Promise<ImportResult> => {
    const snapshot = await readSnapshot(db)
    const districts = await listNearbyDistricts(db, paths.regions)
    const plan = await withPauses(
      planImportStepwise({ roster, ...snapshot, districts, decisions }),
      setImmediate,
    )
    const outcome = outcomeOf(plan)
    await rememberColumnUses(db, preview.foundColumns, preview.usedColumns)
    if (changesNothing(plan)) return { importId: null, outcome }
    const rows = await applyPlan(db, plan, { ids, hubId: session?.hubId ?? null })
    const importId = ids.next<'roster-import'>()
    await saveImport(db, { id: importId, fileName, importedAt: clock.now(), outcome, rows })
    return { importId, outcome }
  })
  clearShelf(grants)
  return result
}

/** What holds for every row with differences that has no decision of its own. */
function standingDecisions(
  { plan }: ShelvedPreview,
  { decisions, onDifference }: ImportRequest,
): readonly RowDecision[] {
  if (onDifference === 'keep-ours') return []
  const decided = new Set(decisions.map(({ row }) => row))
  return plan.rows
    .filter(({ row, differences }) => differences.length > 0 && !decided.has(row))
    .map(({ row, differences }) => ({
      row,
      choice: { kind: 'automatic' },
      take: differences.map(({ field }) => field),
    }))
}

function outcomeOf(plan: ImportPlan): ImportOutcome {
  const changed = new Set<AnyId>([
    ...plan.memberChanges.map(({ memberId }) => memberId),
    ...plan.newPosts.map(({ memberId }) => memberId),
  ])
  return {
    newMembers: plan.newMembers.length,
    changedMembers: changed.size,
    newInstitutions: plan.newInstitutions.length,
    newPosts: plan.newPosts.length,
    keptDifferences: plan.rows.filter(({ differences }) =>
      differences.some(({ isTaken }) => !isTaken),
    ).length,
    unsure: plan.counts.unsure,
  }
}

/** A portion of rows for one statement: long enough to be quick, short enough not to block others. */
const portion = 2000

/**
 * Writes institutions, then posts, then people: a member's search text is made once, when the
 * member arrives and everything it is made of is there.
 */
async function applyPlan(
  db: WriteDb,
  plan: ImportPlan,
  options: { readonly ids: Ids; readonly hubId: InstitutionCells['hub_id'] | null },
): Promise<readonly ImportedRow[]> {
  const { ids } = options
  const institutionIds = plan.newInstitutions.map(() => ids.next<'institution'>())
  const memberIds = plan.newMembers.map(() => ids.next<'member'>())
  const idOf = (ref: InstitutionRef): InstitutionId => {
    const id = ref.kind === 'existing' ? ref.institutionId : institutionIds[ref.index]
    assert(id, 'a planned institution has an id')
    return id
  }
  const newInstitutions = plan.newInstitutions.map((details, index): InstitutionCells => ({
    id: at(institutionIds, index),
    ...toInstitutionCells({ ...details, hubId: details.hubId ?? options.hubId }),
    is_demo: 0,
    archived_at: null,
  }))
  const postOf = (memberId: MemberId, post: PlannedPost): PostCells => ({
    id: ids.next<'post'>(),
    member_id: memberId,
    institution_id: idOf(post.institution),
    position: post.position,
    is_home: post.isHome ? 1 : 0,
    started_on: post.startedOn,
  })
  const newPosts = [
    ...plan.newMembers.flatMap(({ posts }, index) =>
      posts.map((post) => postOf(at(memberIds, index), post)),
    ),
    ...plan.newPosts.map(({ memberId, ...post }) => postOf(memberId, post)),
  ]
  const newMembers = plan.newMembers.map(({ details }, index): MemberCells => ({
    id: at(memberIds, index),
    ...toMemberCells(details),
    is_walk_in: 0,
    is_demo: 0,
    archived_at: null,
  }))
  const institutionChanges = plan.institutionChanges.map(
    ({ institutionId, changes }): InstitutionCells => ({
      id: institutionId,
      ...toInstitutionCells(changes),
    }),
  )
  const postChanges = plan.postChanges.map(({ postId, changes }): PostCells => ({
    id: postId,
    ...(changes.position === undefined ? {} : { position: changes.position }),
    ...(changes.startedOn === undefined ? {} : { started_on: changes.startedOn }),
  }))
  const memberChanges = plan.memberChanges.map(({ memberId, changes }): MemberCells => ({
    id: memberId,
    ...toMemberCells(changes),
  }))
  const changed = [
    ...(await changedRows(db, 'institutions', institutionChanges)),
    ...(await changedRows(db, 'posts', postChanges)),
    ...(await changedRows(db, 'members', memberChanges)),
  ]
  await inPortions([...newInstitutions, ...institutionChanges], (rows) => putInstitutions(db, rows))
  await inPortions([...newPosts, ...postChanges], (rows) => putPosts(db, rows))
  await inPortions([...newMembers, ...memberChanges], (rows) => putMembers(db, rows))
  return [
    ...made('institutions', newInstitutions),
    ...made('posts', newPosts),
    ...made('members', newMembers),
    ...changed,
  ]
}

function at<T>(list: readonly T[], index: number): T {
  const item = list[index]
  assert(item, 'each planned row has an id')
  return item
}

async function inPortions<Row>(
  rows: readonly Row[],
  write: (rows: readonly Row[]) => Promise<unknown>,
): Promise<void> {
  for (let start = 0; start < rows.length; start += portion) {
    await write(rows.slice(start, start + portion))
  }
}

type Written = { readonly id?: AnyId | undefined }

function made(table: ImportedTable, rows: readonly Written[]): readonly ImportedRow[] {
  return rows.flatMap(({ id, ...cells }) =>
    id === undefined
      ? []
      : // The rest of a row's cells are text, numbers and null.
        [{ table, id, isNew: true, before: {}, after: digestOf(table, cells as Cells) }],
  )
}

/** What the changed cells hold now and will hold: read before they are written. */
async function changedRows(
  db: WriteDb,
  table: ImportedTable,
  rows: readonly Written[],
): Promise<readonly ImportedRow[]> {
  const current = await readCurrentCells(
    db,
    table,
    rows.flatMap(({ id }) => id ?? []),
  )
  return rows.flatMap((row): ImportedRow[] => {
    if (row.id === undefined) return []
    const { id, ...after } = row
    const now = current.get(id)
    assert(now, 'a planned change is of a row that is there')
    const before = Object.fromEntries(Object.keys(after).map((name) => [name, now[name] ?? null]))
    // Cells hold text, numbers and null; `after` are the cells without the key.
    return [{ table, id, isNew: false, before, after: after }]
  })
}
