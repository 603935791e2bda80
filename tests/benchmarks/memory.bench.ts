import path from 'node:path'

import { bareWindow } from './bare-window'
import { inFolder, quantile, round, type Run } from './benchmark'
import { demoHub, showsMemberList } from './demo-start'
import { idlePssMib } from './process-memory'
import { type StartOptions, startWatched } from './watched-start'

const rounds = 3

/** PSS of all processes, idle at the member list; against the same bare window as `startup`. */
export const run: Run = async ({ runtime, repoRoot, packagedApp, say }) => {
  const executable = await packagedApp()
  return inFolder(async (folder) => {
    const bare = bareWindow(path.join(folder, 'bare'), runtime.executable)
    const app: StartOptions = {
      ...(await demoHub({ folder: path.join(folder, 'hub'), repoRoot })),
      executable,
      isReady: showsMemberList,
    }
    const floor: number[] = []
    const used: number[] = []
    for (let done = 0; done < rounds; done += 1) {
      floor.push(await measure(bare))
      used.push(await measure(app))
      say(`  bare ${floor.at(-1)?.toFixed(0)} MiB, app ${used.at(-1)?.toFixed(0)} MiB`)
    }
    const floorMib = quantile(floor, 0.5)
    const pssMib = quantile(used, 0.5)
    return [
      {
        pss_mib: round(pssMib),
        floor_mib: round(floorMib),
        rounds,
        floor: round(floorMib),
        ratio: round(pssMib / floorMib, 2),
      },
    ]
  })
}

async function measure(options: StartOptions): Promise<number> {
  const started = await startWatched(options)
  try {
    return await idlePssMib(started.pid)
  } finally {
    await started.stop()
  }
}
