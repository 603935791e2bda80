import { join } from 'node:path'

/** Where everything of one hub lives on this PC. One folder, so that it can be copied and found. */
export type Paths = {
  readonly data: string
  readonly database: string
  /** Content-addressed, encrypted files. */
  readonly files: string
  /** Work in progress; emptied at start-up. */
  readonly staging: string
  /** Damaged databases are put here, never deleted. */
  readonly quarantine: string
  readonly keys: string
  readonly log: string
  /** Read-only tables shipped with the app (region names). */
  readonly resources: string
}

export function pathsIn(data: string, resources: string): Paths {
  return {
    data,
    database: join(data, 'simpul.db'),
    files: join(data, 'files'),
    staging: join(data, 'staging'),
    quarantine: join(data, 'quarantine'),
    keys: join(data, 'device-keys.json'),
    log: join(data, 'simpul.log'),
    resources,
  }
}
