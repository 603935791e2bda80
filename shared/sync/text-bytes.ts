import { FormatError } from './format-error'

/**
 * UTF-8 <-> text. Node and browsers both have the Encoding API, but `shared` compiles without
 * their type libraries, so the two classes are typed here by what we use of them.
 */
type EncodingApi = {
  readonly TextEncoder: new () => { encode: (text: string) => Uint8Array }
  readonly TextDecoder: new (
    label: string,
    options: { fatal: boolean; ignoreBOM: boolean },
  ) => { decode: (bytes: Uint8Array) => string }
}
// The cast names two globals that every runtime of ours has; see above.
const { TextEncoder, TextDecoder } = globalThis as unknown as EncodingApi

const encoder = new TextEncoder()
// ignoreBOM keeps a leading U+FEFF: what was hashed and signed must come back unchanged.
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** A lone surrogate becomes U+FFFD, as it does in SQLite. */
export function utf8Bytes(text: string): Uint8Array {
  return encoder.encode(text)
}

/** Names and the like: calling the decoder takes longer than looking at each of so few bytes. */
const shortText = 24

/** Throws a FormatError when the bytes are not UTF-8. */
export function utf8Text(bytes: Uint8Array): string {
  if (bytes.length <= shortText && bytes.every((byte) => byte < 0x80)) {
    return String.fromCharCode(...bytes)
  }
  try {
    return decoder.decode(bytes)
  } catch (error) {
    throw new FormatError('damaged', `not UTF-8: ${String(error)}`)
  }
}
