import { join } from 'node:path'

/** Where everything of one hub lives on this PC. One folder, so that it can be copied and found. */
export type Paths = {
  readonly data: string
  readonly database: string
  /** Content-addressed, encrypted files. */
  readonly files: string
  /** Work in progress; emptied at start-up. */
  readonly staging: string
  /** Decrypted copies handed to other programs; emptied at start and end. */
  readonly opened: string
  /** Damaged databases are put here, never deleted. */
  readonly quarantine: string
  readonly keys: string
  /** How far our own feed had come, see sync/identity/feed-mark.ts. */
  readonly mark: string
  /** Held while the app runs, see database/folder-lock.ts. */
  readonly lock: string
  readonly log: string
  /** Names and codes of provinces, regencies and districts, shipped with the app. */
  readonly regions: string
  /** What reads QR codes, compiled to WebAssembly, shipped with the app. */
  readonly codeReader: string
}

export function pathsIn(data: string, resources: string): Paths {
  return {
    data,
    database: join(data, 'simpul.db'),
    files: join(data, 'files'),
    staging: join(data, 'staging'),
    opened: join(data, 'opened'),
    quarantine: join(data, 'quarantine'),
    keys: join(data, 'device-keys.json'),
    mark: join(data, 'feed-mark.json'),
    lock: join(data, 'in-use'),
    log: join(data, 'simpul.log'),
    regions: join(resources, 'regions'),
    codeReader: join(resources, 'zxing_reader.wasm'),
  }
}

/** Where a hub that is to take the place of this one is made ready. */
export function arrivalFolder({ staging }: Pick<Paths, 'staging'>): string {
  return join(staging, 'restore')
}
