import { z } from 'zod'

import { hubOwner } from '../domain/hub'
import { firstRun, secretariat, task } from './contract-kit'

const fileCounts = z.object({
  kept: z.int(),
  /** Known, but not in this PC's store, or damaged there. */
  missing: z.int(),
})

const savedBackup = z.object({
  fileName: z.string(),
  /** Shown this once; they stand nowhere else. */
  words: z.array(z.string()).readonly(),
  bytes: z.number(),
  madeAt: z.number(),
  files: fileCounts,
})
export type SavedBackup = z.output<typeof savedBackup>

const restoredBackup = z.object({
  hubName: z.string(),
  madeAt: z.number(),
  files: fileCounts,
})
export type RestoredBackup = z.output<typeof restoredBackup>

export const backupContract = {
  /** Asks where to, then writes everything of this hub into one file. Null: the dialog was closed. */
  'backup.save': task(secretariat, z.strictObject({}), savedBackup.nullable()),
  /** At first run only: brings the hub of such a file to this PC. */
  'backup.restore': task(
    firstRun,
    z.strictObject({
      token: z.string().max(200),
      words: z.string().max(400),
      owner: hubOwner,
      replaces: z.boolean(),
    }),
    restoredBackup,
  ),
}
