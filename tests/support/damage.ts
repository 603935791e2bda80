import type { Random } from './random'

/** One piece of damage as sticks, viruses and liars do it. The result always differs from the input. */
export function damaged(random: Random, bytes: Uint8Array, other: Uint8Array = bytes): Uint8Array {
  for (;;) {
    const result = damageOnce(random, bytes, other)
    if (Buffer.compare(result, bytes) !== 0) return result
  }
}

function damageOnce(random: Random, bytes: Uint8Array, other: Uint8Array): Uint8Array {
  const at = random.below(bytes.length + 1)
  const run = 1 + random.below(random.pick([4, 64, 4096]))
  switch (random.below(9)) {
    case 0:
      return withFlips(random, bytes, 1)
    case 1:
      return withFlips(random, bytes, 2 + random.below(30))
    case 2: // pulled out while writing
      return bytes.slice(0, at)
    case 3: // a part of another file, as a worn stick mixes them
      return joined(bytes.subarray(0, at), other.subarray(random.below(other.length + 1)))
    case 4:
      return joined(bytes.subarray(0, at), noise(random, run), bytes.subarray(at))
    case 5: // a block that was never written
      return overwritten(bytes, at, new Uint8Array(run))
    case 6:
      return overwritten(bytes, at, noise(random, run))
    case 7:
      return joined(bytes.subarray(0, at), bytes.subarray(Math.min(bytes.length, at + run)))
    default: // a piece twice, or in another place
      return joined(bytes.subarray(0, at), bytes.subarray(Math.max(0, at - run)))
  }
}

function withFlips(random: Random, bytes: Uint8Array, count: number): Uint8Array {
  const copy = bytes.slice()
  for (let flip = 0; flip < count && copy.length > 0; flip += 1) {
    const at = random.below(copy.length)
    copy[at] = (copy[at] ?? 0) ^ (1 << random.below(8))
  }
  return copy
}

function overwritten(bytes: Uint8Array, at: number, piece: Uint8Array): Uint8Array {
  const copy = bytes.slice()
  copy.set(piece.subarray(0, Math.max(0, copy.length - at)), Math.min(at, copy.length))
  return copy
}

function noise(random: Random, length: number): Uint8Array {
  return Uint8Array.from({ length }, () => random.below(256))
}

function joined(...pieces: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(pieces))
}
