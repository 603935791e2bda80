import {
  closeSync,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs'

import { z } from 'zod'

import { type DeviceId, deviceId } from '../../shared/domain/ids'
import { createBoxKeys, createSigningKeys, KEY_BYTES, type KeyPair, randomBytes } from './crypto'
import { keyIdOf } from './key-ids'

/** Who a device is to others: it signs with one key, and what is for it is sealed to the other. */
export type Identity = {
  readonly deviceId: DeviceId
  readonly sign: KeyPair
  readonly box: KeyPair
}

/**
 * Who this device is to others, and the key its files are encrypted with. Kept beside the database,
 * not in it: a damaged database must not take the keys to the files with it. (Wrapping them by
 * account and by a printed recovery code comes with accounts.)
 */
export type DeviceKeys = Identity & {
  readonly dataKey: Uint8Array
  /** Who it was before it was restored or copied, oldest first: bundles may still be sealed to them. */
  readonly former: readonly Identity[]
}

const base64 = z.base64().transform((text) => new Uint8Array(Buffer.from(text, 'base64')))
const keyPair = z.object({ publicKey: base64, secretKey: base64 })
const identity = z.object({ deviceId, sign: keyPair, box: keyPair })
const keyFile = z.object({
  ...identity.shape,
  dataKey: base64,
  former: z.array(identity).default([]),
  /** Where the file system keeps this very file; a copy of the file lies somewhere else. */
  place: z.string().nullable().default(null),
})

/** Reads the keys, making them on the first start. */
export function loadDeviceKeys(path: string): DeviceKeys {
  const file = readKeyFile(path)
  if (file === null) return makeKeys(path, { dataKey: randomBytes(KEY_BYTES), former: [] })
  const { place, ...keys } = file
  // Written by a version that did not note the place yet.
  if (place === null) writeKeys(path, keys)
  return keys
}

/** A new identity for the same PC; the key to its files stays, and so do the former identities. */
export function renewDeviceKeys(path: string): DeviceKeys {
  const { dataKey, former, ...current } = loadDeviceKeys(path)
  return makeKeys(path, { dataKey, former: [...former, current] })
}

/**
 * True for a key file that was copied or restored: it says where it was made, and lies elsewhere.
 * A false alarm costs the PC no more than a new identity.
 */
export function isCopiedKeyFile(path: string): boolean {
  const place = readKeyFile(path)?.place ?? null
  if (place === null) return false
  const now = placeOf(statSync(path, { bigint: true }))
  return now !== null && now !== place
}

function makeKeys(path: string, kept: Pick<DeviceKeys, 'dataKey' | 'former'>): DeviceKeys {
  const sign = createSigningKeys()
  const keys: DeviceKeys = {
    deviceId: keyIdOf(sign.publicKey) as DeviceId, // a key id is written as an id
    sign,
    box: createBoxKeys(),
    ...kept,
  }
  writeKeys(path, keys)
  return keys
}

function readKeyFile(path: string): z.infer<typeof keyFile> | null {
  const text = readIfThere(path)
  return text === null ? null : keyFile.parse(JSON.parse(text))
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

function encode({ dataKey, former, ...current }: DeviceKeys, place: string | null): unknown {
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
  const pair = ({ publicKey, secretKey }: KeyPair) => ({
    publicKey: text(publicKey),
    secretKey: text(secretKey),
  })
  const who = ({ deviceId: id, sign, box }: Identity) => ({
    deviceId: id,
    sign: pair(sign),
    box: pair(box),
  })
  return { ...who(current), dataKey: text(dataKey), former: former.map(who), place }
}

/** Not the volume: its number changes between two starts of some systems. */
function placeOf({ ino }: { readonly ino: bigint }): string | null {
  return ino === 0n ? null : String(ino)
}

function writeKeys(path: string, keys: DeviceKeys): void {
  const temporary = `${path}.new`
  const file = openSync(temporary, 'w', 0o600)
  try {
    // Renaming a file does not move it.
    const place = placeOf(fstatSync(file, { bigint: true }))
    writeSync(file, JSON.stringify(encode(keys, place)))
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(temporary, path)
}
