import type { AccountId, DeviceId, HubId } from '../../shared/domain/ids'
import type { Role } from '../../shared/domain/role'
import type { ContractTable, Entry, OutputOf, ParsedInputOf } from '../../shared/ipc/contract-kit'
import type { ReadDb, WriteDb } from '../database/database'
import type { Database } from '../database/open-database'
import type { TableRevisions } from '../database/table-revisions'
import type { FileStore } from '../files/file-store'
import type { BulkWork } from '../platform/bulk/bulk-work'
import type { Clock } from '../platform/clock'
import type { CodeReader } from '../platform/codes/code-reader'
import type { DeviceKeys } from '../platform/device-keys'
import type { Dialogs } from '../platform/dialogs'
import type { Drives } from '../platform/drives'
import type { FileGrants } from '../platform/file-grants'
import type { Ids } from '../platform/ids'
import type { Logger } from '../platform/logger'
import type { Paths } from '../platform/paths'
import type { Printer } from '../platform/printer'

/** What the outside world lends a handler; tests supply their own clock, ids, drives and dialogs. */
export type Ports = {
  readonly clock: Clock
  readonly ids: Ids
  readonly logger: Logger
  readonly paths: Paths
  readonly grants: FileGrants
  readonly dialogs: Dialogs
  readonly printer: Printer
  readonly drives: Drives
  readonly files: FileStore
  /** For the bytes of large files. */
  readonly bulk: BulkWork
  /** The built documents/office/office-thread.ts; null: office files are made in this thread. */
  readonly officeThread: string | null
  /** For what a camera sees. */
  readonly codes: CodeReader
  /** Who this PC is. After `goOnAs` a task that is under way asks anew. */
  readonly device: DeviceKeys
  /** From now on this PC is `keys`: what it seals, signs and opens next. */
  readonly goOnAs: (keys: DeviceKeys) => void
  readonly revisions: TableRevisions
  /** Throws this PC's data away and opens an empty database: leaving the demo. */
  readonly startAfresh: () => Promise<void>
  /**
   * Puts the database, files and keys of this folder in the place of this PC's own and opens them;
   * then `settle` runs in one transaction, sealed as `command`.
   */
  readonly startFrom: (
    folder: string,
    command: string,
    settle: (db: WriteDb, device: DeviceId) => Promise<void>,
  ) => Promise<void>
}

/** Who is at the PC. Until accounts come, the hub's one account, from the moment it exists. */
export type Session = {
  readonly accountId: AccountId
  readonly hubId: HubId
  readonly role: Role
}

export type QueryContext = Ports & {
  readonly db: ReadDb
  readonly session: Session | null
}

export type CommandContext = Ports & {
  readonly db: WriteDb
  readonly session: Session | null
}

/** Progress for the window: `step` is a key below `progress.` in the message catalog. */
export type ReportProgress = (progress: {
  readonly step: string
  readonly done: number
  readonly total: number
  readonly items?: { readonly done: number; readonly total: number }
}) => void

export type TaskContext = Ports & {
  readonly db: ReadDb
  readonly session: Session | null
  /** Opens a write transaction whose patches are sealed as one commit named `command`. */
  readonly write: <T>(command: string, work: (db: WriteDb) => Promise<T>) => Promise<T>
  /** For work that is not this device's own commit, such as applying a bundle. */
  readonly database: Database
  readonly announce: (changedTables: readonly string[]) => Promise<void>
  readonly progress: ReportProgress
  /** Aborted when the user cancels; long loops check it and throw `task.cancelled`. */
  readonly signal: AbortSignal
}

type ContextOf<E extends Entry> = E['kind'] extends 'query'
  ? QueryContext
  : E['kind'] extends 'command'
    ? CommandContext
    : TaskContext

export type HandlerOf<E extends Entry> = (
  input: ParsedInputOf<E>,
  context: ContextOf<E>,
) => Promise<OutputOf<E>>

/** The handlers of a contract: one missing, misspelt or of the wrong shape does not compile. */
export type Handlers<T extends ContractTable> = { readonly [K in keyof T]: HandlerOf<T[K]> }
