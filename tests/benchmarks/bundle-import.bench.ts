import path from 'node:path'

import { copyRowsMs, countSameRows, recordSessions } from './attendance-work'
import { inFolder, round, type Run } from './benchmark'
import { createTwoHubs } from './two-hubs'

const sessions = 500
const people = 60
const rows = sessions * people

/**
 * 30,000 attendance rows in 500 commits of one hub, brought to another by a bundle file: read,
 * decrypted, every signature and hash checked, merged cell by cell, durable.
 */
export const run: Run = async ({ repoRoot, say }) =>
  inFolder(async (folder) => {
    const hubs = await createTwoHubs({ folder, repoRoot, people, sessions })
    say(`  recording ${rows} marks`)
    await recordSessions(hubs)
    const { bundleBytes, mergeMs } = await hubs.carry()
    await hubs.close()
    const received = await countSameRows(hubs.databases)
    if (received !== rows) throw new Error(`${received} rows arrived.`)
    const copyMs = await copyRowsMs(hubs.databases.recorder, path.join(folder, 'copy.db'))
    const rate = rows / (mergeMs / 1000)
    const floorRate = rows / (copyMs / 1000)
    return [
      {
        rows,
        rows_per_s: round(rate, 0),
        bytes: bundleBytes,
        bytes_per_row: round(bundleBytes / rows, 2),
        merge_ms: round(mergeMs, 0),
        floor_rows_per_s: round(floorRate, 0),
        floor: round(floorRate, 0),
        ratio: round(floorRate / rate, 1),
      },
    ]
  })
