import path from 'node:path'

import { bareWindow } from './bare-window'
import { inFolder, quantile, round, type Run } from './benchmark'
import { demoHub, showsHomeLists, showsMemberList } from './demo-start'
import { type StartOptions, startWatched } from './watched-start'

const rounds = 7

/**
 * From spawn to lists with data that can be clicked, painted: Beranda, with which the app opens
 * (`ready_ms`), and the member list by a click at the first moment (`members_ms`). Against a bare
 * window on the same runtime. Rounds alternate, so that a busy moment meets all alike.
 */
export const run: Run = async ({ runtime, repoRoot, packagedApp, say }) => {
  const executable = await packagedApp()
  return inFolder(async (folder) => {
    const bare = bareWindow(path.join(folder, 'bare'), runtime.executable)
    const app: StartOptions = {
      ...(await demoHub({ folder: path.join(folder, 'hub'), repoRoot })),
      executable,
      isReady: showsHomeLists,
    }
    const starts = { bare, home: app, members: { ...app, isReady: showsMemberList } }
    const times: Record<keyof typeof starts, number[]> = { bare: [], home: [], members: [] }
    // The first start of each fills its profile and the system's file cache, and is not counted.
    for (const start of Object.values(starts)) await measure(start)
    for (let done = 0; done < rounds; done += 1) {
      times.bare.push(await measure(starts.bare))
      times.home.push(await measure(starts.home))
      times.members.push(await measure(starts.members))
    }
    for (const [name, all] of Object.entries(times)) {
      say(`  ${name}: ${all.map((ms) => ms.toFixed(0)).join(', ')} ms`)
    }
    const floorMs = quantile(times.bare, 0.5)
    const readyMs = quantile(times.home, 0.5)
    return [
      {
        ready_ms: round(readyMs, 0),
        floor_ms: round(floorMs, 0),
        members_ms: round(quantile(times.members, 0.5), 0),
        rounds,
        floor: round(floorMs, 0),
        ratio: round(readyMs / floorMs, 2),
      },
    ]
  })
}

async function measure(options: StartOptions): Promise<number> {
  const started = await startWatched(options)
  await started.stop()
  return started.readyMs
}
