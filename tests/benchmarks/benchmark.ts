import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** What `build/scripts/bench.mjs` calls: `run` of each `*.bench.ts`, giving one line's figures each. */
export type Figures = Readonly<Record<string, number | string>>

export type BenchContext = {
  /** The Electron runtime in use, see build/scripts/electron-runtime.mjs. */
  readonly runtime: {
    readonly version: string
    readonly kind: string
    readonly executable: string
  }
  readonly repoRoot: string
  /** Packages the app when it is stale, opens a screen for it, and gives the program to start. */
  readonly packagedApp: () => Promise<string>
  /** Words for a person at the terminal; silent with --json. */
  readonly say: (text: string) => void
}

export type Run = (context: BenchContext) => Promise<readonly Figures[]>

/** `share` 0.5 is the median, 0.95 the p95; nearest rank. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((left, right) => left - right)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** A folder of its own for the work, removed at its end. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'simpul-bench-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export function round(value: number, digits = 1): number {
  return Number(value.toFixed(digits))
}
