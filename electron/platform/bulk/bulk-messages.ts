import type { LaneSpec, StepResult } from './lane-steps'

/** A whole ArrayBuffer, so that it can change hands between threads. */
export type WholeBuffer = Uint8Array<ArrayBuffer>

export type ToBulkThread =
  | { readonly type: 'open'; readonly lane: number; readonly spec: LaneSpec }
  | {
      readonly type: 'step'
      readonly lane: number
      readonly input: WholeBuffer
      /** Of the input; the rest is old. */
      readonly length: number
      readonly output: WholeBuffer
      readonly isLast: boolean
    }
  | { readonly type: 'close'; readonly lane: number }

/** Answers to steps, in their order. The buffers come back either way. */
export type FromBulkThread = {
  readonly input: WholeBuffer
  readonly output: WholeBuffer
  readonly result: StepResult | null
  readonly failure: string | null
}
