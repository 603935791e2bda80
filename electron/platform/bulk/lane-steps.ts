import {
  createBlake2b256,
  createFrameOpener,
  createFrameSealer,
  createReadBackCheck,
  type Hasher,
  STREAM_OVERHEAD,
} from '../crypto'

/**
 * What is done to the bytes of large files, one buffer after the other: sealing frames and opening
 * them. The same steps run in this thread and in others (bulk-work.ts), so they
 * know nothing but bytes.
 */
export type LaneSpec = SealSpec | OpenSpec

export type StreamSpec = {
  readonly key: Uint8Array
  /** Of the secretstream. */
  readonly header: Uint8Array
  /** Plain bytes of a frame; only the last one may be shorter. */
  readonly frameBytes: number
  /** Additional data of every frame. */
  readonly additional: Uint8Array
}

type SealSpec = StreamSpec & {
  readonly kind: 'seal'
  /** Hashes the plain bytes, and makes the hash additional data of the last frame. */
  readonly bindsHash: boolean
  /** Also sums up what is written: these bytes in front, then the sealed ones. */
  readonly checkedFront: Uint8Array | null
}

type OpenSpec = StreamSpec & {
  readonly kind: 'open'
  /** Additional data of the last frame, where it has its own. */
  readonly lastAdditional: Uint8Array | null
  readonly hashes: boolean
}

/** `hash` and `check` come with the last step. */
export type StepResult = {
  /** Bytes written into the output. */
  readonly length: number
  /** False when a frame does not verify: `length` then ends before it, and nothing after is looked at. */
  readonly isGenuine: boolean
  readonly hash: Uint8Array | null
  readonly check: Uint8Array | null
}

/** All inputs but the last hold whole frames only. The output has room for what comes out. */
export type LaneStep = (input: Uint8Array, output: Uint8Array, isLast: boolean) => StepResult

const NOTHING = new Uint8Array(0)

export function createLaneStep(spec: LaneSpec): LaneStep {
  return spec.kind === 'seal' ? createSealStep(spec) : createOpenStep(spec)
}

function createSealStep(spec: SealSpec): LaneStep {
  const { frameBytes, additional, bindsHash, checkedFront } = spec
  const sealer = createFrameSealer(spec.key, spec.header)
  const hasher = bindsHash ? createBlake2b256() : null
  const check = checkedFront === null ? null : createReadBackCheck()
  if (checkedFront) check?.update(checkedFront)
  return (input, output, isLast) => {
    addTo(hasher, input)
    const hash = isLast ? (hasher?.digest() ?? null) : null
    let length = 0
    // The last input may be empty, and still is a frame: the one that ends the stream.
    for (let from = 0; from < input.length || (isLast && from === 0); from += frameBytes) {
      const frame = input.subarray(from, from + frameBytes)
      const isEnd = isLast && from + frameBytes >= input.length
      const target = output.subarray(length, length + frame.length + STREAM_OVERHEAD)
      sealer.seal(target, frame, (isEnd ? hash : null) ?? additional, isEnd ? 'final' : 'message')
      length += target.length
    }
    addTo(check, output.subarray(0, length))
    return { length, isGenuine: true, hash, check: isLast ? (check?.digest() ?? null) : null }
  }
}

function createOpenStep(spec: OpenSpec): LaneStep {
  const { frameBytes, additional, lastAdditional, hashes } = spec
  const sealedBytes = frameBytes + STREAM_OVERHEAD
  const opener = createFrameOpener(spec.key, spec.header)
  const hasher = hashes ? createBlake2b256() : null
  return (input, output, isLast) => {
    let length = 0
    for (let from = 0; from < input.length || (isLast && from === 0); from += sealedBytes) {
      const sealed = input.subarray(from, from + sealedBytes)
      const isEnd = isLast && from + sealedBytes >= input.length
      if (sealed.length < STREAM_OVERHEAD) return forgedAfter(length)
      const target = output.subarray(length, length + sealed.length - STREAM_OVERHEAD)
      const tag = opener.open(target, sealed, (isEnd ? lastAdditional : null) ?? additional)
      if (tag !== (isEnd ? 'final' : 'message')) return forgedAfter(length)
      length += target.length
    }
    addTo(hasher, output.subarray(0, length))
    const hash = isLast ? (hasher?.digest() ?? null) : null
    return { length, isGenuine: true, hash, check: null }
  }
}

function forgedAfter(length: number): StepResult {
  return { length, isGenuine: false, hash: null, check: null }
}

function addTo(hasher: Hasher | null, bytes: Uint8Array): void {
  hasher?.update(bytes.length === 0 ? NOTHING : bytes)
}
