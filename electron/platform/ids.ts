import { randomFillSync } from 'node:crypto'

import type { AnyId, Id } from '../../shared/domain/ids'
import type { Clock } from './clock'

/** Makes ids (UUIDv7 as 26 base32 characters). A port, so that tests can supply theirs. */
export type Ids = { readonly next: <Name extends string>() => Id<Name> }

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

export function createIds(clock: Clock): Ids {
  let lastMilliseconds = 0
  return {
    next<Name extends string>() {
      // A clock that runs backwards must not make later rows sort before earlier ones.
      lastMilliseconds = Math.max(lastMilliseconds, clock.now())
      const bytes = uuidV7(lastMilliseconds)
      return encodeId(bytes) as Id<Name> // brand for a value made just now by the id format itself
    },
  }
}

function uuidV7(milliseconds: number): Uint8Array {
  const bytes = randomFillSync(new Uint8Array(16))
  const view = new DataView(bytes.buffer)
  view.setUint32(0, Math.floor(milliseconds / 0x10000))
  view.setUint16(4, milliseconds % 0x10000)
  view.setUint8(6, 0x70 | (view.getUint8(6) & 0x0f))
  view.setUint8(8, 0x80 | (view.getUint8(8) & 0x3f))
  return bytes
}

/** 16 bytes -> 26 characters, first character 0-7. */
function encodeId(bytes: Uint8Array): AnyId {
  let value = 0n
  for (const byte of bytes) value = (value << 8n) | BigInt(byte)
  let text = ''
  for (let index = 0; index < 26; index += 1) {
    text = (alphabet[Number(value & 31n)] ?? '') + text
    value >>= 5n
  }
  return text as AnyId // see above
}
