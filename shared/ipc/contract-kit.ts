import type { z } from 'zod'

import type { Role } from '../domain/role'

/**
 * The words a contract is written in. An entry says its kind, who may call it, what goes in and
 * what comes out; `electron/api/dispatch.ts` enforces all four, so handlers never do.
 */
export type Access = 'public' | readonly Caller[]
/** `first-run`: whoever sits at a PC that belongs to no hub yet. */
export type Caller = Role | 'first-run'

/** Callable before a hub exists and after: what the first window needs. */
export const everyone: Access = 'public'
export const readers: Access = ['chair', 'secretary', 'facilitator', 'treasurer', 'guest']
export const staff: Access = ['chair', 'secretary', 'facilitator', 'treasurer']
export const bookkeepers: Access = ['chair', 'secretary', 'facilitator']
export const secretariat: Access = ['chair', 'secretary']
/** Only before a hub exists. */
export const firstRun: Access = ['first-run']
/** Those who keep the books, and whoever makes a fresh PC one of an existing hub. */
export const bookkeepersAndFirstRun: Access = ['chair', 'secretary', 'facilitator', 'first-run']

export type EntryKind = 'query' | 'command' | 'task'

export type Entry<
  Kind extends EntryKind = EntryKind,
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> = {
  readonly kind: Kind
  readonly access: Access
  readonly input: Input
  readonly output: Output
}

/** Reads only. Runs beside other queries, even while an import commits. */
export function query<I extends z.ZodType, O extends z.ZodType>(
  access: Access,
  input: I,
  output: O,
): Entry<'query', I, O> {
  return { kind: 'query', access, input, output }
}

/** One write transaction and one commit on this device's feed. Commands run one at a time. */
export function command<I extends z.ZodType, O extends z.ZodType>(
  access: Access,
  input: I,
  output: O,
): Entry<'command', I, O> {
  return { kind: 'command', access, input, output }
}

/** Long work with progress and cancel. Opens its own transactions. */
export function task<I extends z.ZodType, O extends z.ZodType>(
  access: Access,
  input: I,
  output: O,
): Entry<'task', I, O> {
  return { kind: 'task', access, input, output }
}

export type ContractTable = Readonly<Record<string, Entry>>
export type InputOf<E extends Entry> = z.input<E['input']>
export type ParsedInputOf<E extends Entry> = z.output<E['input']>
export type OutputOf<E extends Entry> = z.output<E['output']>
