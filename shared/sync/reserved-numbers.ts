import type { ByteReader } from './byte-reader'
import type { ByteWriter } from './byte-writer'

/**
 * What was reserved in a hub when a further PC of it was invited, so that the PC gives none of these
 * numbers before it has heard of them otherwise. Lies in the invitation, and goes no further.
 */
export type ReservedNumbers = {
  readonly kind: 'numbers'
  readonly network: string
  readonly issuer: string
  readonly invitation: string
  readonly ranges: readonly ReservedRange[]
  readonly issuedAt: number
}

/** `series`: its place in `numberSeries` of shared/domain/letter-number.ts. */
export type ReservedRange = {
  readonly series: number
  readonly year: number
  readonly first: number
  readonly last: number
}

/** Decades of any hub. */
export const RESERVED_RANGES = 3_000
const SHORTEST_RANGE_BYTES = 4

export function writeRanges(writer: ByteWriter, ranges: readonly ReservedRange[]): void {
  writer.varint(ranges.length)
  for (const { series, year, first, last } of ranges) {
    writer.varint(series)
    writer.varint(year)
    writer.varint(first)
    writer.varint(last)
  }
}

export function readRanges(reader: ByteReader): readonly ReservedRange[] {
  const count = reader.count(SHORTEST_RANGE_BYTES, RESERVED_RANGES)
  return Array.from({ length: count }, () => ({
    series: reader.varint(),
    year: reader.varint(),
    first: reader.varint(),
    last: reader.varint(),
  }))
}
