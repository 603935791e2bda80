import { z } from 'zod'

/**
 * Which numbers are one PC's to reserve. A hub's numbers are cut into chairs of five hundred, as offices
 * do it on paper ('001-499 meja A', DOMAIN 5); the first PC has them all. When it invites a further PC
 * it gives one chair in eight away for good, and so does every PC in its turn. What a PC has is thereby
 * settled before the other one exists: two that never hear of each other still cannot choose the same.
 */
export const numberShare = z.object({
  modulus: z.int().min(1),
  /** Ascending; the PC's are the chairs whose number leaves one of these when divided by `modulus`. */
  residues: z.array(z.int().min(0)).min(1).readonly(),
})
export type NumberShare = z.output<typeof numberShare>

export const wholeShare: NumberShare = { modulus: 1, residues: [0] }

const chairNumbers = 500
const partsPerSplit = 8

/** A PC that invites keeps the first chair, so that it goes on where it is. */
export function splitShare(share: NumberShare): {
  readonly kept: NumberShare
  readonly given: NumberShare
} {
  const { modulus, residues } = share.residues.length > 1 ? share : widen(share)
  const [first = 0, given = 0, ...rest] = residues
  return {
    kept: { modulus, residues: [first, ...rest] },
    given: { modulus, residues: [given] },
  }
}

function widen({ modulus, residues }: NumberShare): NumberShare {
  const [only = 0] = residues
  return {
    modulus: modulus * partsPerSplit,
    residues: Array.from({ length: partsPerSplit }, (_, part) => only + part * modulus),
  }
}

export function isInShare({ modulus, residues }: NumberShare, number: number): boolean {
  const chair = Math.floor((number - 1) / chairNumbers)
  return residues.includes(chair % modulus)
}
