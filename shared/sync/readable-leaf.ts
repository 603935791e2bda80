import { FormatError } from './format-error'
import { decodeLeaf, type LeafKind } from './leaf'
import type { RowGroup } from './row-group'

/**
 * The rows of a leaf whose hash has been proven. Undefined when this version cannot read it: written
 * by a newer one, or, against the format, by a broken one. Either way it is kept and passed on, and
 * one member's broken commit does not stop what all others bring.
 */
export function readLeaf(leaf: {
  readonly kind: LeafKind
  readonly bytes: Uint8Array
  readonly ids?: readonly string[]
}): readonly RowGroup[] | undefined {
  try {
    return decodeLeaf(leaf.kind, leaf.bytes, leaf.ids)
  } catch (error) {
    if (error instanceof FormatError) return undefined
    throw error
  }
}
