import {
  type DuplicateKind,
  type DuplicatePair,
  type DuplicateReason,
  type DuplicateSide,
  pairOf,
} from '../../../shared/domain/duplicate'
import type { AnyId, InstitutionId, MemberId } from '../../../shared/domain/ids'
import type {
  BriefRecord,
  ComparedRecord,
  DecidedRow,
  DuplicateComparison,
  DuplicateRow,
  MergeField,
} from '../../../shared/ipc/duplicates-contract'
import { AppError } from '../../../shared/lib/app-error'
import type { ReadDb, WriteDb } from '../../database/database'
import type { CommandContext, QueryContext } from '../handler'
import { type InstitutionCells, putInstitutions } from '../institutions/institution-repository'
import { type MemberCells, putMembers } from '../members/member-repository'
import { findVerdict, listDecisions, putDecision } from './decision-repository'
import { readQueue } from './duplicate-queue'
import { readBeforeJoining } from './join-log'
import { type Cells, cellsOf, compareFields, type Sides, takeOver } from './merge-cells'
import {
  countAttached,
  findOrigin,
  findRecord,
  listBriefs,
  listPostWords,
  readVersions,
  type RecordRow,
} from './record-repository'
import { listSameAs, refreshSurvivors } from './survivor-repository'

type Question = DuplicatePair & { readonly kind: DuplicateKind }
type Range = { readonly offset: number; readonly limit: number }
type Pair = { readonly firstId: AnyId; readonly secondId: AnyId }

export async function countDuplicates(
  context: Pick<QueryContext, 'db' | 'revisions'>,
): Promise<Readonly<Record<DuplicateKind, number>>> {
  const queue = await readQueue(context)
  return { member: queue.member.length, institution: queue.institution.length }
}

export async function pageDuplicates(
  { kind, offset, limit }: Range & { readonly kind: DuplicateKind },
  context: Pick<QueryContext, 'db' | 'revisions'>,
): Promise<{ readonly total: number; readonly rows: readonly DuplicateRow[] }> {
  const entries = (await readQueue(context))[kind]
  const shown = entries.slice(offset, offset + limit)
  const briefs = await listBriefs(
    context.db,
    kind,
    shown.flatMap(({ firstId, secondId }) => [firstId, secondId]),
  )
  const rows = shown.flatMap(({ firstId, secondId, reasons, others }): DuplicateRow[] => {
    const [first, second] = [briefs.get(firstId), briefs.get(secondId)]
    return first && second ? [{ kind, first, second, reasons, others }] : []
  })
  return { total: entries.length, rows }
}

export async function pageDecided(
  range: Range,
  { db }: Pick<QueryContext, 'db'>,
): Promise<{ readonly total: number; readonly rows: readonly DecidedRow[] }> {
  const { total, rows } = await listDecisions(db, range)
  const idsOf = (kind: DuplicateKind) =>
    rows.flatMap((row) => (row.kind === kind ? [row.firstId, row.secondId] : []))
  const briefs = new Map<string, BriefRecord>([
    ...(await listBriefs(db, 'member', idsOf('member'))),
    ...(await listBriefs(db, 'institution', idsOf('institution'))),
  ])
  return {
    total,
    rows: rows.flatMap(({ firstId, secondId, kind, verdict, decidedBy }): DecidedRow[] => {
      const [first, second] = [briefs.get(firstId), briefs.get(secondId)]
      return first && second ? [{ kind, first, second, verdict, decidedBy }] : []
    }),
  }
}

export async function compareDuplicates(
  question: Question,
  context: Pick<QueryContext, 'db' | 'revisions'>,
): Promise<DuplicateComparison> {
  const { db } = context
  const { kind } = question
  const open = await findOpen(db, question)
  const entries = (await readQueue(context))[kind]
  const entry = entries.find(
    ({ firstId, secondId }) => firstId === open.first.id && secondId === open.second.id,
  )
  return {
    kind,
    first: await describe(db, kind, open.first),
    second: await describe(db, kind, open.second),
    reasons: entry?.reasons ?? ([] as readonly DuplicateReason[]),
    fields: (await comparedFields(db, kind, open)).map((field) =>
      // A NIK shows its end only, here as everywhere.
      field.field === 'nik'
        ? { ...field, first: endOf(field.first), second: endOf(field.second) }
        : field,
    ),
  }
}

/** One commit: the decision, and the values that the record that stays takes over. */
export async function joinDuplicates(
  question: Question & { readonly choices: Partial<Record<MergeField, DuplicateSide>> },
  { db, session }: Pick<CommandContext, 'db' | 'session'>,
): Promise<Pair> {
  const { kind, choices } = question
  const open = await findOpen(db, question)
  const proposed = new Map(
    (await comparedFields(db, kind, open)).map((field) => [field.field, field.proposed]),
  )
  const cells = { first: cellsOf(open.first), second: cellsOf(open.second) }
  const taken = takeOver(kind, cells, (field) => choices[field] ?? proposed.get(field) ?? 'first')
  await putCells(db, kind, open.first.id, taken)
  const pair = { firstId: open.first.id, secondId: open.second.id }
  await putDecision(db, {
    ...pair,
    kind,
    verdict: 'same',
    decidedBy: session?.accountId ?? null,
  })
  await refreshSurvivors(db)
  return pair
}

export async function keepApart(
  question: Question,
  { db, session }: Pick<CommandContext, 'db' | 'session'>,
): Promise<Pair> {
  const { kind } = question
  const open = await findOpen(db, question)
  const pair = { firstId: open.first.id, secondId: open.second.id }
  await putDecision(db, {
    ...pair,
    kind,
    verdict: 'different',
    decidedBy: session?.accountId ?? null,
  })
  return pair
}

export async function takeDecisionBack(
  question: Question,
  { db, session }: Pick<CommandContext, 'db' | 'session'>,
): Promise<{ readonly restored: number }> {
  const pair = pairOf(question.firstId, question.secondId)
  const verdict = await findVerdict(db, pair)
  // Somebody was quicker, here or at another hub.
  if (verdict === null) return { restored: 0 }
  const { kind } = question
  // Also where two hubs disagreed and "different" won: the other hub's joining wrote its values.
  const before = await readBeforeJoining(db, kind, pair)
  await putDecision(db, { ...pair, kind, verdict: null, decidedBy: session?.accountId ?? null })
  const isThere = (await findRecord(db, kind, pair.firstId)) !== null
  if (isThere) await putCells(db, kind, pair.firstId, before)
  await refreshSurvivors(db)
  return { restored: isThere ? Object.keys(before).length : 0 }
}

type Open = Sides<RecordRow[DuplicateKind]>

/** The two records that stand for the pair today, the older one first. */
async function findOpen(db: ReadDb | WriteDb, question: Question): Promise<Open> {
  const { kind } = question
  const standsFor = async (id: string): Promise<string> =>
    // The kind says which of the two kinds of id it is.
    (await listSameAs<DuplicateKind>(db, kind, id as MemberId | InstitutionId))[0]
  const [left, right] = [await standsFor(question.firstId), await standsFor(question.secondId)]
  if (left === right) throw new AppError('duplicate.settled')
  const { firstId, secondId } = pairOf(left, right)
  const [first, second] = [
    await findRecord(db, kind, firstId),
    await findRecord(db, kind, secondId),
  ]
  if (first === null || second === null) {
    throw new AppError(kind === 'member' ? 'member.missing' : 'institution.missing')
  }
  return { first, second }
}

async function comparedFields(db: ReadDb, kind: DuplicateKind, { first, second }: Open) {
  const versions = {
    first: await readVersions(db, kind, first),
    second: await readVersions(db, kind, second),
  }
  return compareFields(kind, { first: cellsOf(first), second: cellsOf(second) }, versions)
}

async function describe(
  db: ReadDb,
  kind: DuplicateKind,
  row: RecordRow[DuplicateKind],
): Promise<ComparedRecord> {
  const brief = (await listBriefs(db, kind, [row.id])).get(row.id)
  if (brief === undefined) {
    throw new AppError(kind === 'member' ? 'member.missing' : 'institution.missing')
  }
  const ids = await listSameAs<DuplicateKind>(db, kind, row.id)
  return {
    ...brief,
    hubName: await findOrigin(db, row.row_version),
    isArchived: row.archived_at !== null,
    isWalkIn: 'is_walk_in' in row && row.is_walk_in === 1,
    posts: kind === 'member' ? await listPostWords(db, ids) : [],
    attached: await countAttached(db, kind, ids),
  }
}

async function putCells(db: WriteDb, kind: DuplicateKind, id: string, cells: Cells): Promise<void> {
  if (Object.keys(cells).length === 0) return
  // Names and values come from rows of the table of that kind.
  if (kind === 'member') await putMembers(db, [{ ...(cells as MemberCells), id: id as MemberId }])
  else {
    await putInstitutions(db, [{ ...(cells as InstitutionCells), id: id as InstitutionId }])
  }
}

function endOf(value: string | boolean | null): string | null {
  return typeof value === 'string' ? `…${value.slice(-4)}` : null
}
