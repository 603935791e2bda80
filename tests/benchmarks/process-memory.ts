import { readFileSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'

/**
 * Proportional set size of a program with all its processes, in MiB: each shared page counts by its
 * share, so that the sum is what the PC would get back if the program were closed. Linux only.
 */
export async function treePssMib(rootPid: number): Promise<number> {
  let kib = 0
  for (const pid of await treeOf(rootPid)) {
    const rollup = await readProc(pid, 'smaps_rollup')
    kib += Number(/^Pss:\s+(\d+) kB$/mu.exec(rollup)?.[1] ?? 0)
  }
  return kib / 1024
}

/** The most memory the process has ever had, in MiB. Linux only. */
export function peakRssMib(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/VmHWM:\s+(\d+)/u.exec(status)?.[1] ?? 0) / 1024
}

const pauseMs = 1_000
const mostReadings = 40
/** Two readings in a row that differ by less than this: nothing is going on any more. */
const calmShare = 0.005

/** Reads until the program has come to rest after its start. */
export async function idlePssMib(rootPid: number): Promise<number> {
  let before = await treePssMib(rootPid)
  let calm = 0
  for (let reading = 0; reading < mostReadings; reading += 1) {
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
    const now = await treePssMib(rootPid)
    calm = Math.abs(now - before) < before * calmShare ? calm + 1 : 0
    before = now
    if (calm === 4) break
  }
  return before
}

async function treeOf(rootPid: number): Promise<readonly number[]> {
  const parents = new Map<number, number>()
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/u.test(name)) continue
    // "pid (name) state parent …"; the name may hold spaces and brackets.
    const stat = await readProc(Number(name), 'stat')
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
    parents.set(Number(name), parent)
  }
  const tree = [rootPid]
  for (const pid of tree) {
    for (const [child, parent] of parents) if (parent === pid) tree.push(child)
  }
  return tree
}

/** '' for a process that has ended since it was listed. */
async function readProc(pid: number, file: string): Promise<string> {
  try {
    return await readFile(`/proc/${pid}/${file}`, 'utf8')
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : ''
    if (code === 'ENOENT' || code === 'ESRCH') return ''
    throw cause
  }
}
