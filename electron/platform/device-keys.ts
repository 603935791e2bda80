import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'

import { z } from 'zod'

import { type DeviceId, deviceId } from '../../shared/domain/ids'
import { createBoxKeys, createSigningKeys, KEY_BYTES, type KeyPair, randomBytes } from './crypto'
import { keyIdOf } from './key-ids'

/**
 * Who this device is to others, and the key its files are encrypted with. Kept beside the database,
 * not in it: a damaged database must not take the keys to the files with it. (Wrapping them by
 * account and by a printed recovery code comes with accounts.)
 */
export type DeviceKeys = {
  readonly deviceId: DeviceId
  readonly sign: KeyPair
  readonly box: KeyPair
  readonly dataKey: Uint8Array
}

const base64 = z.base64().transform((text) => new Uint8Array(Buffer.from(text, 'base64')))
const keyPair = z.object({ publicKey: base64, secretKey: base64 })
const keyFile = z.object({ deviceId, sign: keyPair, box: keyPair, dataKey: base64 })

/** Reads the keys, making them on the first start. */
export function loadDeviceKeys(path: string): DeviceKeys {
  const text = readIfThere(path)
  if (text !== null) return keyFile.parse(JSON.parse(text))
  return makeKeys(path, randomBytes(KEY_BYTES))
}

/** A new identity for the same PC; the key to its files stays. */
export function renewDeviceKeys(path: string): DeviceKeys {
  return makeKeys(path, loadDeviceKeys(path).dataKey)
}

function makeKeys(path: string, dataKey: Uint8Array): DeviceKeys {
  const sign = createSigningKeys()
  const keys: DeviceKeys = {
    deviceId: keyIdOf(sign.publicKey) as DeviceId, // a key id is written as an id
    sign,
    box: createBoxKeys(),
    dataKey,
  }
  writeOnce(path, JSON.stringify(encode(keys)))
  return keys
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

function encode(keys: DeviceKeys): unknown {
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
  const pair = ({ publicKey, secretKey }: KeyPair) => ({
    publicKey: text(publicKey),
    secretKey: text(secretKey),
  })
  return {
    deviceId: keys.deviceId,
    sign: pair(keys.sign),
    box: pair(keys.box),
    dataKey: text(keys.dataKey),
  }
}

function writeOnce(path: string, text: string): void {
  const temporary = `${path}.new`
  const file = openSync(temporary, 'w', 0o600)
  try {
    writeSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(temporary, path)
}
