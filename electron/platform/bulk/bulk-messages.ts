import type { FileCopy } from './file-copy'
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
  | {
      readonly type: 'copy'
      readonly copy: FileCopy
      /** One shared number; the copying stops when it is not 0 any more. */
      readonly stop: Int32Array<SharedArrayBuffer>
    }

/** Answers to steps and copies, in the order they were asked for; `copying` comes before an answer. */
export type FromBulkThread =
  | {
      readonly type: 'stepped'
      /** The buffers come back either way. */
      readonly input: WholeBuffer
      readonly output: WholeBuffer
      readonly result: StepResult | null
      readonly failure: string | null
    }
  | { readonly type: 'copying'; readonly bytes: number }
  | { readonly type: 'copied'; readonly check: Uint8Array | null }
  | {
      readonly type: 'copy-failed'
      /** Null: no file failed, or it was stopped. */
      readonly side: 'from' | 'to' | null
      /** An Error keeps its code only as plain data on its way between threads. */
      readonly code: string | null
      readonly message: string
    }
