import { correctMarks, countSameRows, recordSessions } from './attendance-work'
import { type Figures, inFolder, round, type Run } from './benchmark'
import { type Carried, createTwoHubs } from './two-hubs'

const changedRows = 1_000
const cellsPerRow = 2
const commits = 20
const sessions = 500

/** Trips with such a change; the middle one counts. */
const rounds = 5

/** 2,000 changed cells on top of 30,000 and of 1,000,000 rows: what changed decides, not what is there. */
export const run: Run = async (context) => {
  const lines: Figures[] = []
  for (const people of [60, 2_000]) lines.push(await measure(people, context))
  return lines
}

const measure = (people: number, { repoRoot, say }: Parameters<Run>[0]): Promise<Figures> =>
  inFolder(async (folder) => {
    const hubs = await createTwoHubs({ folder, repoRoot, people, sessions })
    say(`  recording ${people * sessions} marks`)
    const recorded = await recordSessions(hubs)
    await hubs.carry()
    const trips: Carried[] = []
    const emptyTrips: Carried[] = []
    for (let round = 0; round < rounds; round += 1) {
      await correctMarks(hubs, { recorded, rows: changedRows, commits, round })
      trips.push(await hubs.carry())
      emptyTrips.push(await hubs.carry())
    }
    const { bundleBytes, mergeMs } = middleOf(trips)
    const empty = middleOf(emptyTrips)
    await hubs.close()
    const baseRows = await countSameRows(hubs.databases)
    const cells = changedRows * cellsPerRow
    return {
      cells,
      base_rows: baseRows,
      bytes: bundleBytes,
      bytes_per_cell: round(bundleBytes / cells, 2),
      merge_ms: round(mergeMs, 1),
      // The same trip with nothing new: what an exchange costs before the first cell.
      floor: round(empty.mergeMs, 1),
      floor_bytes: empty.bundleBytes,
      ratio: round(mergeMs / empty.mergeMs, 1),
    }
  })

function middleOf(trips: readonly Carried[]): Carried {
  const sorted = [...trips].sort((left, right) => left.mergeMs - right.mergeMs)
  const middle = sorted[Math.floor(sorted.length / 2)]
  if (middle === undefined) throw new Error('Nothing was carried.')
  return middle
}
