import { correctMarks, countSameRows, recordSessions } from './attendance-work'
import { type Figures, inFolder, round, type Run } from './benchmark'
import { createTwoHubs } from './two-hubs'

const changedRows = 1_000
const cellsPerRow = 2
const commits = 20
const sessions = 500

/** 2,000 changed cells on top of 30,000 and of 300,000 rows: the size of what changed is what travels. */
export const run: Run = async (context) => {
  const lines: Figures[] = []
  for (const people of [60, 600]) lines.push(await measure(people, context))
  return lines
}

const measure = (people: number, { repoRoot, say }: Parameters<Run>[0]): Promise<Figures> =>
  inFolder(async (folder) => {
    const hubs = await createTwoHubs({ folder, repoRoot, people, sessions })
    say(`  recording ${people * sessions} marks`)
    const recorded = await recordSessions(hubs)
    await hubs.carry()
    await correctMarks(hubs, { recorded, rows: changedRows, commits })
    const { bundleBytes, mergeMs } = await hubs.carry()
    const empty = await hubs.carry()
    await hubs.close()
    const baseRows = await countSameRows(hubs.databases)
    const cells = changedRows * cellsPerRow
    return {
      cells,
      base_rows: baseRows,
      bytes: bundleBytes,
      bytes_per_cell: round(bundleBytes / cells, 2),
      merge_ms: round(mergeMs, 0),
      // The same trip with nothing new: what an exchange costs before the first cell.
      floor: round(empty.mergeMs, 0),
      floor_bytes: empty.bundleBytes,
      ratio: round(mergeMs / empty.mergeMs, 1),
    }
  })
