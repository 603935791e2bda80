import { randomUUID } from 'node:crypto'

import { contract } from '../../shared/ipc/contract'
import type { Entry } from '../../shared/ipc/contract-kit'
import type { TaskProgress } from '../../shared/ipc/events'
import { AppError } from '../../shared/lib/app-error'
import type { Failure, Result } from '../../shared/lib/result'
import type { Database, SealDraft } from '../database/open-database'
import type { CommandContext, Ports, QueryContext, Session, TaskContext } from '../features/handler'
import { isDiskFull } from '../files/disk-errors'
import { handlers } from './handlers'

/**
 * The one door to the hub service: known channel -> role -> parsed input -> run -> parsed output.
 * Handlers never validate, authorise, open transactions or catch.
 */
export type Dispatch = (
  channel: string,
  input: unknown,
  session: Session | null,
  call?: { readonly callId: string; readonly signal: AbortSignal },
) => Promise<Result<unknown>>

export type DispatchOptions = {
  readonly database: Database
  readonly ports: Ports
  readonly sealFor: (command: string, session: Session | null) => SealDraft
  readonly onChanged: (tables: readonly string[]) => void
  /** Awaited before the call answers, so that the next call sees what this one changed. */
  readonly afterChange: (tables: readonly string[]) => Promise<void>
  readonly onProgress: (progress: TaskProgress) => void
}

// Each handler takes the context of its own kind; run() below pairs them by the entry's kind.
type AnyHandler = (
  input: unknown,
  context: QueryContext | CommandContext | TaskContext,
) => Promise<unknown>

export function createDispatch(options: DispatchOptions): Dispatch {
  const { ports } = options
  return async (channel, input, session, call) => {
    try {
      const entry = entryOf(channel)
      authorise(entry, session)
      const parsed = entry.input.safeParse(input)
      if (!parsed.success) throw new AppError('call.invalid', { channel }, { cause: parsed.error })
      const callId = call?.callId ?? randomUUID()
      const signal = call?.signal ?? new AbortController().signal
      const output = await run({
        ...options,
        channel,
        entry,
        input: parsed.data,
        session,
        callId,
        signal,
      })
      return { ok: true, value: entry.output.parse(output) }
    } catch (error) {
      return { ok: false, error: toFailure(error, channel, ports) }
    }
  }
}

function entryOf(channel: string): Entry {
  if (!Object.hasOwn(contract, channel)) throw new AppError('call.invalid', { channel })
  // hasOwn has just proved that the key exists.
  return contract[channel as keyof typeof contract]
}

function authorise(entry: Entry, session: Session | null): void {
  if (entry.access === 'public') return
  if (!entry.access.includes(session?.role ?? 'first-run')) throw new AppError('access.denied')
}

async function run(
  options: DispatchOptions & {
    readonly channel: string
    readonly entry: Entry
    readonly input: unknown
    readonly session: Session | null
    readonly callId: string
    readonly signal: AbortSignal
  },
): Promise<unknown> {
  const { database, ports, channel, entry, input, session, callId, signal } = options
  const handler = handlers[channel as keyof typeof handlers] as unknown as AnyHandler
  const announce = async (tables: readonly string[]) => {
    if (tables.length === 0) return
    await options.afterChange(tables)
    options.onChanged(tables)
  }
  switch (entry.kind) {
    case 'query':
      return handler(input, { ...ports, db: database.read, session })
    case 'command': {
      const { value, changedTables } = await database.transaction(
        (db) => handler(input, { ...ports, db, session }),
        options.sealFor(channel, session),
      )
      await announce(changedTables)
      return value
    }
    case 'task': {
      const context: TaskContext = {
        ...ports,
        // An exchange may find that it has to go on under another identity.
        get device() {
          return ports.device
        },
        db: database.read,
        session,
        database,
        announce,
        signal,
        progress: (progress) => {
          options.onProgress({ callId, ...progress })
        },
        write: async (command, work) => {
          const { value, changedTables } = await database.transaction(
            work,
            options.sealFor(command, session),
          )
          await announce(changedTables)
          return value
        },
      }
      return handler(input, context)
    }
  }
}

function toFailure(error: unknown, channel: string, ports: Ports): Failure {
  if (error instanceof AppError) {
    if (error.cause !== undefined) ports.logger.error(`${channel}: ${error.code}`, error.cause)
    return { code: error.code, params: error.params }
  }
  // Of this PC: a drive that is full says so by itself (platform/drive-errors.ts).
  if (isDiskFull(error)) {
    ports.logger.error(`${channel}: the disk is full`, error)
    return { code: 'disk.full', params: {} }
  }
  const reference = randomUUID().slice(0, 8)
  ports.logger.error(`${channel} failed, reference ${reference}`, error)
  return { code: 'unexpected', params: { reference } }
}
