import sodiumModule from 'sodium-native'

/**
 * All cryptography of the app, and the only file that knows libsodium (RELIABILITY 2.9). Small
 * typed functions over bytes; what they are used for is decided elsewhere.
 */
type Sodium = {
  randombytes_buf: (target: Uint8Array) => void
  sodium_memcmp: (left: Uint8Array, right: Uint8Array) => boolean
  sodium_memzero: (target: Uint8Array) => void
  crypto_generichash: (hash: Uint8Array, input: Uint8Array) => void
  crypto_generichash_batch: (hash: Uint8Array, parts: readonly Uint8Array[]) => void
  crypto_generichash_STATEBYTES: number
  crypto_generichash_init: (state: Uint8Array, key: null, length: number) => void
  crypto_generichash_update: (state: Uint8Array, input: Uint8Array) => void
  crypto_generichash_final: (state: Uint8Array, hash: Uint8Array) => void
  crypto_onetimeauth_STATEBYTES: number
  crypto_onetimeauth_init: (state: Uint8Array, key: Uint8Array) => void
  crypto_onetimeauth_update: (state: Uint8Array, input: Uint8Array) => void
  crypto_onetimeauth_final: (state: Uint8Array, tag: Uint8Array) => void
  crypto_sign_keypair: (publicKey: Uint8Array, secretKey: Uint8Array) => void
  crypto_sign_seed_keypair: (pk: Uint8Array, sk: Uint8Array, seed: Uint8Array) => void
  crypto_sign_detached: (signature: Uint8Array, message: Uint8Array, secret: Uint8Array) => void
  crypto_sign_verify_detached: (
    signature: Uint8Array,
    message: Uint8Array,
    publicKey: Uint8Array,
  ) => boolean
  crypto_box_keypair: (publicKey: Uint8Array, secretKey: Uint8Array) => void
  crypto_box_seed_keypair: (pk: Uint8Array, sk: Uint8Array, seed: Uint8Array) => void
  crypto_box_easy: (
    sealed: Uint8Array,
    message: Uint8Array,
    nonce: Uint8Array,
    recipient: Uint8Array,
    secretKey: Uint8Array,
  ) => void
  crypto_box_seal_open: (
    message: Uint8Array,
    sealed: Uint8Array,
    publicKey: Uint8Array,
    secretKey: Uint8Array,
  ) => boolean
  crypto_secretstream_xchacha20poly1305_STATEBYTES: number
  crypto_secretstream_xchacha20poly1305_init_pull: (
    state: Uint8Array,
    header: Uint8Array,
    key: Uint8Array,
  ) => void
  crypto_secretstream_xchacha20poly1305_push: (
    state: Uint8Array,
    sealed: Uint8Array,
    message: Uint8Array,
    additional: Uint8Array | null,
    tag: number,
  ) => number
  crypto_secretstream_xchacha20poly1305_pull: (
    state: Uint8Array,
    message: Uint8Array,
    tag: Uint8Array,
    sealed: Uint8Array,
    additional: Uint8Array | null,
  ) => number
  crypto_aead_xchacha20poly1305_ietf_encrypt: (
    sealed: Uint8Array,
    message: Uint8Array,
    additional: Uint8Array | null,
    unused: null,
    nonce: Uint8Array,
    key: Uint8Array,
  ) => number
  crypto_aead_xchacha20poly1305_ietf_decrypt: (
    message: Uint8Array,
    unused: null,
    sealed: Uint8Array,
    additional: Uint8Array | null,
    nonce: Uint8Array,
    key: Uint8Array,
  ) => number
  crypto_pwhash_async: (
    key: Uint8Array,
    password: Uint8Array,
    salt: Uint8Array,
    passes: number,
    memoryBytes: number,
    algorithm: number,
  ) => Promise<void>
}
// @types/sodium-native describes version 2; the type above is what we use of version 5.
const sodium = sodiumModule as unknown as Sodium

export const KEY_BYTES = 32
export const BOX_NONCE_BYTES = 24
export const AEAD_NONCE_BYTES = 24
export const STREAM_HEADER_BYTES = 24
/** What a secretstream frame is longer than its plain text. */
export const STREAM_OVERHEAD = 17
/** What a sealed box is longer than its message. */
export const SEAL_OVERHEAD = 48
const HASH_LENGTH = 32
const SIGNATURE_LENGTH = 64
const BOX_MAC_BYTES = 16
const AEAD_MAC_BYTES = 16
const ARGON2ID = 2

export type KeyPair = { readonly publicKey: Uint8Array; readonly secretKey: Uint8Array }

/** Where randomness comes from: a port, so that test vectors can be exact. */
export type RandomBytes = (length: number) => Uint8Array

export const randomBytes: RandomBytes = (length) => {
  const bytes = new Uint8Array(length)
  if (length > 0) sodium.randombytes_buf(bytes)
  return bytes
}

/** Equal content, in a time that does not tell where they differ. */
export function equalBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && (left.length === 0 || sodium.sodium_memcmp(left, right))
}

/** Overwrites a secret that is no longer needed. */
export function wipe(secret: Uint8Array): void {
  sodium.sodium_memzero(secret)
}

/** 32 bytes; several parts are hashed as if they were one. */
export function blake2b256(...parts: readonly Uint8Array[]): Uint8Array {
  const hash = new Uint8Array(HASH_LENGTH)
  const [only] = parts
  if (parts.length === 1 && only) sodium.crypto_generichash(hash, only)
  else sodium.crypto_generichash_batch(hash, parts)
  return hash
}

export type Hasher = {
  readonly update: (bytes: Uint8Array) => void
  /** Ends the hasher. */
  readonly digest: () => Uint8Array
}

export function createBlake2b256(): Hasher {
  const state = new Uint8Array(sodium.crypto_generichash_STATEBYTES)
  sodium.crypto_generichash_init(state, null, HASH_LENGTH)
  return {
    update: (bytes) => {
      sodium.crypto_generichash_update(state, bytes)
    },
    digest: () => {
      const hash = new Uint8Array(HASH_LENGTH)
      sodium.crypto_generichash_final(state, hash)
      return hash
    },
  }
}

const CHECK_TAG_BYTES = 16

/**
 * A check value for bytes that will be read back: Poly1305 under a key made for it, key ‖ tag, 48
 * bytes. Three times as fast as a hash, and for what drives do to bytes as good; it proves nothing
 * to anybody else. `key` = the first 32 bytes of a check value, to compute it once more.
 */
export function createReadBackCheck(key: Uint8Array = randomBytes(KEY_BYTES)): Hasher {
  const own = key.slice(0, KEY_BYTES)
  const state = new Uint8Array(sodium.crypto_onetimeauth_STATEBYTES)
  sodium.crypto_onetimeauth_init(state, own)
  return {
    update: (bytes) => {
      if (bytes.length > 0) sodium.crypto_onetimeauth_update(state, bytes)
    },
    digest: () => {
      const value = new Uint8Array(KEY_BYTES + CHECK_TAG_BYTES)
      value.set(own)
      sodium.crypto_onetimeauth_final(state, value.subarray(KEY_BYTES))
      return value
    },
  }
}

/** Ed25519. The same 32-byte seed gives the same keys. */
export function createSigningKeys(seed?: Uint8Array): KeyPair {
  const publicKey = new Uint8Array(32)
  const secretKey = new Uint8Array(64)
  if (seed) sodium.crypto_sign_seed_keypair(publicKey, secretKey, seed)
  else sodium.crypto_sign_keypair(publicKey, secretKey)
  return { publicKey, secretKey }
}

export function sign(message: Uint8Array, secretKey: Uint8Array): Uint8Array {
  const signature = new Uint8Array(SIGNATURE_LENGTH)
  sodium.crypto_sign_detached(signature, message, secretKey)
  return signature
}

export function isSignedBy(
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  return (
    publicKey.length === KEY_BYTES &&
    signature.length === SIGNATURE_LENGTH &&
    sodium.crypto_sign_verify_detached(signature, message, publicKey)
  )
}

/** X25519. The same 32-byte seed gives the same keys. */
export function createBoxKeys(seed?: Uint8Array): KeyPair {
  const publicKey = new Uint8Array(32)
  const secretKey = new Uint8Array(32)
  if (seed) sodium.crypto_box_seed_keypair(publicKey, secretKey, seed)
  else sodium.crypto_box_keypair(publicKey, secretKey)
  return { publicKey, secretKey }
}

/**
 * libsodium's sealed box (crypto_box_seal), put together by hand so that the throwaway key can come
 * from a seed in test vectors. Says nothing about the sender.
 */
export function sealBox(
  message: Uint8Array,
  recipient: Uint8Array,
  random: RandomBytes = randomBytes,
): Uint8Array {
  const throwaway = createBoxKeys(random(KEY_BYTES))
  const nonce = new Uint8Array(BOX_NONCE_BYTES)
  sodium.crypto_generichash_batch(nonce, [throwaway.publicKey, recipient])
  const box = new Uint8Array(message.length + BOX_MAC_BYTES)
  sodium.crypto_box_easy(box, message, nonce, recipient, throwaway.secretKey)
  wipe(throwaway.secretKey)
  const sealed = new Uint8Array(message.length + SEAL_OVERHEAD)
  sealed.set(throwaway.publicKey)
  sealed.set(box, throwaway.publicKey.length)
  return sealed
}

/** Null when it was not sealed to these keys, or was changed. */
export function openSealedBox(sealed: Uint8Array, keys: KeyPair): Uint8Array | null {
  if (sealed.length < SEAL_OVERHEAD) return null
  const message = new Uint8Array(sealed.length - SEAL_OVERHEAD)
  return sodium.crypto_box_seal_open(message, sealed, keys.publicKey, keys.secretKey)
    ? message
    : null
}

export type FrameTag = 'message' | 'final'
const TAGS: Readonly<Record<FrameTag, number>> = { message: 0, final: 3 }

export type FrameSealer = {
  /** Writes `message.length + STREAM_OVERHEAD` bytes into `target`. */
  readonly seal: (
    target: Uint8Array,
    message: Uint8Array,
    additional: Uint8Array,
    tag: FrameTag,
  ) => void
}
export type FrameOpener = {
  /** Writes `sealed.length - STREAM_OVERHEAD` bytes into `target`; null when the frame is not genuine. */
  readonly open: (target: Uint8Array, sealed: Uint8Array, additional: Uint8Array) => FrameTag | null
}

/**
 * crypto_secretstream_xchacha20poly1305. `header` is 24 random bytes that go in front of the frames;
 * given the header, libsodium prepares writing and reading alike, hence init_pull on both sides.
 */
export function createFrameSealer(key: Uint8Array, header: Uint8Array): FrameSealer {
  const state = createStreamState(key, header)
  return {
    seal: (target, message, additional, tag) => {
      sodium.crypto_secretstream_xchacha20poly1305_push(
        state,
        target,
        message,
        additional,
        TAGS[tag],
      )
    },
  }
}

export function createFrameOpener(key: Uint8Array, header: Uint8Array): FrameOpener {
  const state = createStreamState(key, header)
  const tag = new Uint8Array(1)
  return {
    open: (target, sealed, additional) => {
      try {
        sodium.crypto_secretstream_xchacha20poly1305_pull(state, target, tag, sealed, additional)
      } catch {
        // The binding throws for the one expected failure: the frame does not verify.
        return null
      }
      if (tag[0] === TAGS.final) return 'final'
      return tag[0] === TAGS.message ? 'message' : null
    },
  }
}

function createStreamState(key: Uint8Array, header: Uint8Array): Uint8Array {
  const state = new Uint8Array(sodium.crypto_secretstream_xchacha20poly1305_STATEBYTES)
  sodium.crypto_secretstream_xchacha20poly1305_init_pull(state, header, key)
  return state
}

/** XChaCha20-Poly1305 for one whole message; the nonce is 24 random bytes. */
export function encryptMessage(options: {
  readonly message: Uint8Array
  readonly additional: Uint8Array
  readonly nonce: Uint8Array
  readonly key: Uint8Array
}): Uint8Array {
  const { message, additional, nonce, key } = options
  const sealed = new Uint8Array(message.length + AEAD_MAC_BYTES)
  sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(sealed, message, additional, null, nonce, key)
  return sealed
}

/** Null when the key is wrong or anything was changed. */
export function decryptMessage(options: {
  readonly sealed: Uint8Array
  readonly additional: Uint8Array
  readonly nonce: Uint8Array
  readonly key: Uint8Array
}): Uint8Array | null {
  const { sealed, additional, nonce, key } = options
  if (sealed.length < AEAD_MAC_BYTES) return null
  const message = new Uint8Array(sealed.length - AEAD_MAC_BYTES)
  try {
    sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(message, null, sealed, additional, nonce, key)
  } catch {
    // The binding throws for the one expected failure: wrong key or changed bytes.
    return null
  }
  return message
}

export type PasswordCost = { readonly passes: number; readonly memoryBytes: number }
export const PASSWORD_SALT_BYTES = 16

/** Argon2id on libuv's thread pool: 32 bytes out of something a person types. */
export async function deriveKey(
  password: Uint8Array,
  salt: Uint8Array,
  cost: PasswordCost,
): Promise<Uint8Array> {
  const key = new Uint8Array(KEY_BYTES)
  await sodium.crypto_pwhash_async(key, password, salt, cost.passes, cost.memoryBytes, ARGON2ID)
  return key
}
