import type {
  HistoryEntry,
  HistoryField,
  HistoryRow,
  HistoryTable,
  HistoryWriter,
  RecordHistory,
} from '../../../shared/domain/history'
import { assert } from '../../../shared/lib/assert'
import { isIdText } from '../../../shared/sync/id-bytes'
import type { ReadDb } from '../../database/database'
import {
  type HistoryTarget,
  listAccountNames,
  listAttachedRows,
  listNames,
  listSeen,
} from './history-repository'
import { listSteps, type Step } from './history-steps'
import { replay, type ReplayedField, type ReplayedRow } from './replay'

/**
 * Computed when somebody asks, from the commits themselves: no table keeps it up to date, so nothing
 * gets slower or larger for it, and it says what really travelled.
 */
export async function readRecordHistory(
  db: ReadDb,
  wanted: { readonly table: HistoryTable; readonly rowKey: string; readonly limit: number },
): Promise<RecordHistory> {
  const targets: readonly HistoryTarget[] = [wanted, ...(await listAttachedRows(db, wanted))]
  const steps = await listSteps(db, targets)
  const rows = replay(
    steps.flatMap(({ isParked, patches }, commit) =>
      isParked ? [] : patches.map((patch) => ({ ...patch, commit })),
    ),
  )
  const byCommit = new Map<number, ReplayedRow[]>()
  for (const row of rows) byCommit.set(row.commit, [...(byCommit.get(row.commit) ?? []), row])
  const writers = await nameWriters(db, steps)
  const unseen = await findUnseen(db, steps, rows)
  const entries = steps.map((step, commit): HistoryEntry => ({
    ...writerAt(writers, commit),
    id: `${step.device.deviceId}/${step.seq}`,
    at: step.header.wallClock,
    isClockDoubtful: step.header.isClockDoubtful,
    isOwnHub: step.device.isOwnHub,
    command: step.header.command,
    state: step.isParked ? 'parked' : 'applied',
    rows: step.isParked
      ? step.patches.map(parkedRow)
      : inOrder(byCommit.get(commit) ?? [], wanted.table).map((row) =>
          tellRow(row, { writers, unseen }),
        ),
  }))
  const shown = entries.reverse().slice(0, wanted.limit)
  return { entries: shown, total: entries.length, names: await listNames(db, idsIn(shown)) }
}

/** The record itself before what hangs on it. */
function inOrder(rows: readonly ReplayedRow[], table: HistoryTable): readonly ReplayedRow[] {
  return [...rows].sort(
    (left, right) => Number(right.table === table) - Number(left.table === table),
  )
}

function tellRow(
  { commit, table, rowKey, isNew, fields }: ReplayedRow,
  known: { readonly writers: readonly HistoryWriter[]; readonly unseen: ReadonlySet<string> },
): HistoryRow {
  return {
    table,
    rowKey,
    isNew,
    fields: fields.map(({ beatenBy, ...field }): HistoryField => {
      const isLost = beatenBy !== null && known.unseen.has(pairOf(commit, beatenBy))
      return veiled({ ...field, lostTo: isLost ? writerAt(known.writers, beatenBy) : null })
    }),
  }
}

/** What a lost device still wrote: told without a before, since it never stood in the record. */
function parkedRow({ table, rowKey, cells }: Step['patches'][number]): HistoryRow {
  return {
    table,
    rowKey,
    isNew: false,
    fields: cells.map(([column, after]) =>
      veiled({ column, before: null, after, fate: 'overruled', lostTo: null }),
    ),
  }
}

/** Whoever may read the history may still not read a whole NIK: its own call gives that. */
function veiled(field: HistoryField): HistoryField {
  if (field.column !== 'nik') return field
  const veil = (value: HistoryField['before']) =>
    value === null ? null : `••••${String(value).slice(-4)}`
  return { ...field, before: veil(field.before), after: veil(field.after) }
}

async function nameWriters(db: ReadDb, steps: readonly Step[]): Promise<readonly HistoryWriter[]> {
  const accounts = steps.flatMap(({ header }) => header.account ?? [])
  const names = await listAccountNames(db, [...new Set(accounts)])
  return steps.map(({ header, device }) => ({
    accountName: names.get(header.account ?? '') ?? null,
    hubName: device.hubName,
  }))
}

function writerAt(writers: readonly HistoryWriter[], commit: number): HistoryWriter {
  const writer = writers[commit]
  assert(writer, 'every commit has a writer')
  return writer
}

/** Pairs of commits of which the later had not seen the earlier. */
async function findUnseen(
  db: ReadDb,
  steps: readonly Step[],
  rows: readonly ReplayedRow[],
): Promise<ReadonlySet<string>> {
  const pairs = new Map<string, readonly [earlier: Step, later: Step]>()
  for (const { commit, beatenBy } of beatenFields(rows)) {
    const [earlier, later] = [steps[Math.min(commit, beatenBy)], steps[Math.max(commit, beatenBy)]]
    assert(earlier && later, 'the commits were replayed')
    if (earlier.deviceNo !== later.deviceNo) pairs.set(pairOf(commit, beatenBy), [earlier, later])
  }
  const seen = await listSeen(
    db,
    [...pairs.values()].map(([earlier, later]) => ({
      deviceNo: later.deviceNo,
      seq: later.seq,
      of: earlier.deviceNo,
    })),
  )
  return new Set(
    [...pairs].flatMap(([pair, [earlier]], index) =>
      (seen[index] ?? 0) < earlier.seq ? [pair] : [],
    ),
  )
}

function beatenFields(rows: readonly ReplayedRow[]) {
  return rows.flatMap(({ commit, fields }) =>
    fields.flatMap(({ beatenBy }: ReplayedField) =>
      beatenBy === null ? [] : [{ commit, beatenBy }],
    ),
  )
}

function pairOf(left: number, right: number): string {
  return `${Math.min(left, right)}/${Math.max(left, right)}`
}

function idsIn(entries: readonly HistoryEntry[]): readonly string[] {
  const ids = new Set<string>()
  for (const { rows } of entries) {
    for (const { rowKey, fields } of rows) {
      for (const part of rowKey.split(':')) ids.add(part)
      for (const { before, after } of fields) {
        for (const value of [before, after]) {
          if (typeof value === 'string' && isIdText(value)) ids.add(value)
        }
      }
    }
  }
  return [...ids]
}
