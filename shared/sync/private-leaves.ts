import { ByteReader } from './byte-reader'
import { ByteWriter } from './byte-writer'
import { expectFormat, FormatError } from './format-error'
import { ID_BYTES, idTexts } from './id-bytes'
import { decodeIdDictionary, encodeIdDictionary } from './id-dictionary'
import { LIMITS } from './wire-limits'

/**
 * Leaves of hub scope (NIK) on their way to other devices of the same hub: commits travel without
 * them, so they come beside, each named by its place in a commit whose header holds its hash.
 */
export type LeafPlace = {
  readonly device: string
  readonly seq: number
  /** Its place among the commit's leaves, from 0. */
  readonly leaf: number
}
export type PlacedLeaf = LeafPlace & { readonly bytes: Uint8Array }

/** What a private section unpacks to. `leaves` are sorted by device, seq and leaf. */
export function encodePlacedLeaves(leaves: readonly PlacedLeaf[]): Uint8Array {
  const devices = [...new Set(leaves.map(({ device }) => device))].sort()
  const writer = new ByteWriter(1024)
  writer.sized(encodeIdDictionary(devices))
  writer.varint(leaves.length)
  const indexes = new Map(devices.map((device, index) => [device, index]))
  let [lastDevice, lastSeq] = ['', 0]
  for (const { device, seq, leaf, bytes } of leaves) {
    writer.varint(indexes.get(device) ?? 0)
    writer.varint(device === lastDevice ? seq - lastSeq : seq)
    writer.varint(leaf)
    writer.sized(bytes)
    lastDevice = device
    lastSeq = seq
  }
  return writer.finish()
}

export function decodePlacedLeaves(bytes: Uint8Array): readonly PlacedLeaf[] {
  const reader = new ByteReader(bytes)
  const devices = idTexts(decodeIdDictionary(reader.sized(LIMITS.devices * ID_BYTES * 2)))
  let [lastDevice, lastSeq] = ['', 0]
  const leaves = Array.from({ length: reader.count(4, LIMITS.leavesPerCommit) }, (): PlacedLeaf => {
    const device = deviceAt(devices, reader.varint())
    const seq = (device === lastDevice ? lastSeq : 0) + reader.varint()
    expectFormat(seq >= 1 && Number.isSafeInteger(seq), 'a commit has a number')
    lastDevice = device
    lastSeq = seq
    return { device, seq, leaf: reader.varint(), bytes: reader.sized(LIMITS.commitBytes).slice() }
  })
  reader.expectEnd()
  return leaves
}

/**
 * The extra of a manifest by which a device tells the others of its hub which private leaves it
 * lacks. `devices` is the manifest's own list.
 */
export function encodeLeafPlaces(
  places: readonly LeafPlace[],
  devices: readonly string[],
): Uint8Array {
  const writer = new ByteWriter(256)
  const byDevice = new Map<string, LeafPlace[]>()
  for (const place of places) {
    const list = byDevice.get(place.device) ?? []
    byDevice.set(place.device, list)
    list.push(place)
  }
  writer.varint(byDevice.size)
  for (const [device, list] of byDevice) {
    writer.varint(devices.indexOf(device))
    writer.varint(list.length)
    let last = 0
    for (const { seq, leaf } of list) {
      writer.varint(seq - last)
      writer.varint(leaf)
      last = seq
    }
  }
  return writer.finish()
}

export function decodeLeafPlaces(
  bytes: Uint8Array,
  devices: readonly string[],
): readonly LeafPlace[] {
  const reader = new ByteReader(bytes)
  const places: LeafPlace[] = []
  for (let device = reader.count(2, LIMITS.devices); device > 0; device -= 1) {
    const id = deviceAt(devices, reader.varint())
    let seq = 0
    for (let left = reader.count(2, LIMITS.lackedLeaves - places.length); left > 0; left -= 1) {
      seq += reader.varint()
      expectFormat(seq >= 1 && Number.isSafeInteger(seq), 'a commit has a number')
      places.push({ device: id, seq, leaf: reader.varint() })
    }
  }
  reader.expectEnd()
  return places
}

function deviceAt(devices: readonly string[], index: number): string {
  const device = devices[index]
  if (device === undefined) throw new FormatError('damaged', 'a device is outside the list')
  return device
}
