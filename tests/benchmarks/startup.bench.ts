import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { bareWindow } from './bare-window'
import { quantile, round, type Run } from './benchmark'
import { demoHub, showsMemberList } from './demo-start'
import { type StartOptions, startWatched } from './watched-start'

const rounds = 7

/** From spawn to the member list, painted, with its people; against a bare window on the same runtime. */
export const run: Run = async ({ runtime, repoRoot, packagedApp, say }) => {
  const executable = await packagedApp()
  const folder = mkdtempSync(path.join(tmpdir(), 'simpul-bench-'))
  try {
    const bare = bareWindow(path.join(folder, 'bare'), runtime.executable)
    const app: StartOptions = {
      ...(await demoHub({ folder: path.join(folder, 'hub'), repoRoot })),
      executable,
      isReady: showsMemberList,
    }
    // The first start of each fills its profile and the system's file cache, and is not counted.
    await measure(bare)
    await measure(app)
    const floor: number[] = []
    const ready: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      floor.push(await measure(bare))
      ready.push(await measure(app))
      say(`  bare ${floor.at(-1)?.toFixed(0)} ms, app ${ready.at(-1)?.toFixed(0)} ms`)
    }
    const floorMs = quantile(floor, 0.5)
    const readyMs = quantile(ready, 0.5)
    return [
      {
        ready_ms: round(readyMs, 0),
        floor_ms: round(floorMs, 0),
        ratio: round(readyMs / floorMs, 2),
        rounds,
        floor: round(floorMs, 0),
      },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measure(options: StartOptions): Promise<number> {
  const started = await startWatched(options)
  await started.stop()
  return started.readyMs
}
