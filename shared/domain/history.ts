import { z } from 'zod'

/** Records whose past can be read. What hangs on one (posts of a person, venues of an activity) comes along. */
export const historyTables = [
  'members',
  'institutions',
  'activities',
  'sessions',
  'attendance',
  'artifacts',
] as const
export const historyTable = z.enum(historyTables)
export type HistoryTable = z.infer<typeof historyTable>

export const historyValue = z.union([z.string(), z.number(), z.null()])
export type HistoryValue = z.infer<typeof historyValue>

/** Who wrote something, and where. */
export const historyWriter = z.object({
  /** null: nobody had an account yet, or the name has not arrived. */
  accountName: z.string().nullable(),
  hubName: z.string(),
})
export type HistoryWriter = z.infer<typeof historyWriter>

export const historyField = z.object({
  column: z.string(),
  before: historyValue,
  after: historyValue,
  /** `overruled`: a correction made earlier stands above it, so it never showed. */
  fate: z.enum(['took', 'same', 'overruled']),
  /** Who wrote another value without having seen this one, so that this one is no longer shown. */
  lostTo: historyWriter.nullable(),
})
export type HistoryField = z.infer<typeof historyField>

export const historyRow = z.object({
  table: z.string(),
  rowKey: z.string(),
  isNew: z.boolean(),
  fields: z.array(historyField).readonly(),
})
export type HistoryRow = z.infer<typeof historyRow>

export const historyEntry = historyWriter.extend({
  /** Stays the same for ever: device and place in its feed. */
  id: z.string(),
  /** Wall clock of the PC it was done at: a label, the order comes from the commits themselves. */
  at: z.number(),
  isClockDoubtful: z.boolean(),
  isOwnHub: z.boolean(),
  /** The call of the contract that did it, as that version of the app named it. */
  command: z.string(),
  /** `parked`: the device was reported lost before; kept, passed on, not shown in the records. */
  state: z.enum(['applied', 'parked']),
  rows: z.array(historyRow).readonly(),
})
export type HistoryEntry = z.infer<typeof historyEntry>

export const recordHistory = z.object({
  /** Newest first. */
  entries: z.array(historyEntry).readonly(),
  total: z.number().int(),
  /** Names of the people, institutions, sessions … that values point to, by id. */
  names: z.record(z.string(), z.string()),
})
export type RecordHistory = z.infer<typeof recordHistory>
