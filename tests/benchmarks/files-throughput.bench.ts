import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'

import { makeImage, missingForFuse, plugInImage } from '../support/fuse-drive'
import { inFolder, round, type Run } from './benchmark'
import { createHubsWithFiles, plugIn } from './stick-with-files'

const files = 256
const fileMib = 4
const totalMib = files * fileMib

/**
 * 1 GiB of files to a drive and back, by the whole exchange: out of the encrypted store, sealed,
 * written, read back and verified; then read, opened, checked, encrypted for the other store. The
 * floor is `cp` and fsync of the same bytes on the same drive. The drive is a real exFAT where one
 * can be mounted.
 */
export const run: Run = async ({ repoRoot, say }) =>
  inFolder(async (folder) => {
    const stick = path.join(folder, 'stick')
    const missing = missingForFuse('exfat')
    let unplug: () => void = () => undefined
    if (missing === null) {
      const image = path.join(folder, 'exfat.img')
      makeImage('exfat', image, 5 * 1024 * 1024 * 1024)
      const drive = await plugInImage('exfat', { image, copy: image, folder: stick })
      unplug = drive.remove
    } else {
      say(`  no exFAT here (${missing}): a folder stands in`)
      mkdirSync(stick)
    }
    try {
      return [await measure({ folder, repoRoot, stick, isExfat: missing === null, say })]
    } finally {
      unplug()
    }
  })

async function measure(options: {
  readonly folder: string
  readonly repoRoot: string
  readonly stick: string
  readonly isExfat: boolean
  readonly say: (text: string) => void
}) {
  const { folder, stick, say } = options
  say(`  adding ${files} files of ${fileMib} MiB`)
  const hubs = await createHubsWithFiles({ ...options, files, fileMib })
  const onDrive = path.join(stick, 'lantai')
  const back = path.join(folder, 'lantai')
  // The first copy also makes the image's blocks; it does not count.
  copySeconds(hubs.plain, onDrive)
  const floorWrites = [copySeconds(hubs.plain, onDrive)]
  const floorReads = [copySeconds(onDrive, back)]
  rmSync(onDrive, { recursive: true })

  const writeCpu = process.cpuUsage()
  const writing = performance.now()
  const { written, isSafeToUnplug } = await hubs.sender.call('exchange.run', {
    driveId: await plugIn(hubs.sender),
  })
  const writeSeconds = (performance.now() - writing) / 1000
  if (!isSafeToUnplug || written.files !== files) throw new Error('Not everything was written.')
  say(`  written in ${writeSeconds.toFixed(1)} s, ${cpuSeconds(writeCpu)} s of both cores`)

  const peak = { rss: 0 }
  const watch = setInterval(() => (peak.rss = Math.max(peak.rss, process.memoryUsage().rss)), 50)
  const before = process.memoryUsage().rss
  const steps = hubs.receiver.steps.length
  const readCpu = process.cpuUsage()
  const reading = performance.now()
  await hubs.receiver.call('exchange.run', { driveId: await plugIn(hubs.receiver) })
  clearInterval(watch)
  // The receiver starts on its own bundle when everything is in its store.
  const merged = hubs.receiver.steps
    .slice(steps)
    .find(({ step }) => step === 'collecting' || step === 'writing')
  if (merged === undefined) throw new Error('The receiver left no bundle.')
  const readSeconds = (merged.at - reading) / 1000
  const arrived = countFiles(path.join(hubs.receiverFolder, 'files'))
  say(`  read in ${readSeconds.toFixed(1)} s, ${cpuSeconds(readCpu)} s of both cores`)
  if (arrived !== files) throw new Error(`${arrived} files arrived.`)
  await hubs.sender.close()
  await hubs.receiver.close()
  floorWrites.push(copySeconds(hubs.plain, onDrive))
  floorReads.push(copySeconds(onDrive, back))

  const writeFloor = totalMib / Math.min(...floorWrites)
  const readFloor = totalMib / Math.min(...floorReads)
  const write = totalMib / writeSeconds
  const read = totalMib / readSeconds
  return {
    write_mib_s: round(write, 0),
    read_mib_s: round(read, 0),
    floor_mib_s: round(write / writeFloor < read / readFloor ? writeFloor : readFloor, 0),
    ratio: round(Math.min(write / writeFloor, read / readFloor), 2),
    write_floor_mib_s: round(writeFloor, 0),
    read_floor_mib_s: round(readFloor, 0),
    rss_growth_mib: round((peak.rss - before) / 1024 / 1024, 0),
    medium: options.isExfat ? 'exfat-fuse' : 'folder',
  }
}

function copySeconds(from: string, to: string): number {
  rmSync(to, { recursive: true, force: true })
  const startedAt = performance.now()
  execFileSync('cp', ['-r', from, to])
  // One by one, as we do: FUSE takes a sync of the whole drive for done, and passes on only these.
  execFileSync(
    'sync',
    readdirSync(to).map((name) => path.join(to, name)),
  )
  return (performance.now() - startedAt) / 1000
}

/** Of this process and its threads; what the file system spends is not in it. */
function cpuSeconds(since: NodeJS.CpuUsage): string {
  const { user, system } = process.cpuUsage(since)
  return ((user + system) / 1e6).toFixed(1)
}

function countFiles(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(path.join(folder, name)).isFile(),
  ).length
}
