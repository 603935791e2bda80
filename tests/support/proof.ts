import { appendFileSync } from 'node:fs'

/**
 * What every suite in tests/proofs shares. A proof runs many random cases, counts what went wrong,
 * and says so in one JSON line. `npm test` runs the short form, `npm run prove -- NAME` the long one.
 */
export type ProofForm = 'short' | 'long'

export const proofForm: ProofForm = process.env.SIMPUL_PROOF_FORM === 'long' ? 'long' : 'short'

/** `SIMPUL_SEED` repeats a run; else chance, and the line says which. */
export const proofSeed = Number(process.env.SIMPUL_SEED ?? Date.now() % 1_000_000)

/** How many cases this form runs; `SIMPUL_PROOF_RUNS` asks for another number while looking for a bug. */
export function proofRuns(forms: Readonly<Record<ProofForm, number>>): number {
  return Number(process.env.SIMPUL_PROOF_RUNS ?? forms[proofForm])
}

/** `SIMPUL_PROOF_MINUTES` ends a long form early; its line then says how many cases there were. */
const minutes = Number(process.env.SIMPUL_PROOF_MINUTES ?? Infinity)
export const proofTimeLimit = Math.min(minutes * 60_000, 2 ** 31 - 1)
const startedAt = performance.now()

/** `share`: of the time there is, for a suite of several parts. */
export function isTimeUp(share = 1): boolean {
  return performance.now() - startedAt > proofTimeLimit * share
}

export type ProofLine = {
  /** The suite's file name without `.test.ts`. */
  readonly proof: string
  readonly runs: number
  readonly failures: number
  /** Other counts worth keeping: what was caught, the slowest case, memory. */
  readonly [count: string]: number | string
}

/** Prints the line, and leaves it for build/scripts/prove.mjs, which keeps it with date and machine. */
export function report({ proof, runs, failures, ...counts }: ProofLine): void {
  const line = JSON.stringify({
    proof,
    form: proofForm,
    runs,
    failures,
    seed: proofSeed,
    ...counts,
  })
  console.log(line)
  const file = process.env.SIMPUL_PROOF_LINES
  if (file) appendFileSync(file, `${line}\n`)
}
