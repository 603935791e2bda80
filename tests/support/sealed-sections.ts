import { writeSync } from 'node:fs'

import {
  blake2b256,
  createFrameSealer,
  createReadBackCheck,
  type RandomBytes,
  randomBytes,
  STREAM_OVERHEAD,
} from '../../electron/platform/crypto'
import type { OutgoingSection } from '../../electron/sync/bundle/bundle-writer'
import type { BundleSection } from '../../shared/sync/bundle-manifest'
import type { Random } from './random'

/** Files behind the body of a bundle, made without a store: honest ones, and ones that lie. */
export type SealedSection = {
  readonly section: Extract<BundleSection, { readonly kind: 'sealed-file' }>
  readonly frames: Uint8Array
}

const frameBytes = 128 * 1024

export function sealedSectionOf(
  content: Uint8Array,
  random: RandomBytes = randomBytes,
  /** What it says it is, the last frame included. */
  hash = blake2b256(content),
): SealedSection {
  const [key, streamHeader] = [random(32), random(24)]
  const sealer = createFrameSealer(key, streamHeader)
  const frames: Uint8Array[] = []
  for (let from = 0; from === 0 || from < content.length; from += frameBytes) {
    const plain = content.subarray(from, from + frameBytes)
    const isLast = from + frameBytes >= content.length
    const frame = new Uint8Array(plain.length + STREAM_OVERHEAD)
    sealer.seal(frame, plain, isLast ? hash : new Uint8Array(0), isLast ? 'final' : 'message')
    frames.push(frame)
  }
  const sealed = Buffer.concat(frames)
  const summing = createReadBackCheck(random(32))
  summing.update(sealed)
  const check = summing.digest()
  const section = {
    kind: 'sealed-file' as const,
    length: sealed.length,
    hash,
    key,
    streamHeader,
    check,
  }
  return { section, frames: sealed }
}

/** As a section that a bundle is written with. */
export function outgoing({ section, frames }: SealedSection): OutgoingSection {
  return {
    section,
    copyTo: async ({ fd }) => {
      writeSync(fd, frames)
    },
  }
}

/** What a member signs that is not so: lengths, checks, keys, or frames of another file. */
export function hostileSealedSections(random: Random): readonly SealedSection[] {
  const honest = sealedSectionOf(new Uint8Array(random.below(300_000)).fill(random.below(256)))
  const { section, frames } = honest
  const lying = (changes: Partial<SealedSection['section']>, bytes = frames): SealedSection => ({
    section: { ...section, ...changes },
    frames: bytes,
  })
  switch (random.below(8)) {
    case 0:
      return [lying({ check: new Uint8Array(48) })]
    case 1:
      return [lying({ length: random.pick([0, 16, 17, section.length + 1, 2 ** 40, 2 ** 52]) })]
    case 2:
      return [lying({}, frames.subarray(0, random.below(frames.length)))]
    case 3:
      return [lying({}, Buffer.concat([frames, new Uint8Array(1 + random.below(100_000))]))]
    case 4:
      return [lying({ key: new Uint8Array(32), hash: new Uint8Array(32).fill(9) })]
    case 5:
      return [honest, honest, lying({ hash: new Uint8Array(32).fill(1) })]
    case 6:
      return Array.from({ length: 200 }, () => sealedSectionOf(new Uint8Array()))
    default:
      return [lying({ hash: blake2b256(new Uint8Array()) })]
  }
}
