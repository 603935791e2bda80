import { expect, test } from 'vitest'

import { withFlippedBit } from '../../tests/support/changed-bytes'
import {
  blake2b256,
  createBlake2b256,
  createBoxKeys,
  createFrameOpener,
  createFrameSealer,
  createSigningKeys,
  decryptMessage,
  deriveKey,
  encryptMessage,
  equalBytes,
  isSignedBy,
  openSealedBox,
  randomBytes,
  sealBox,
  sign,
  STREAM_OVERHEAD,
} from './crypto'

const bytes = (text: string) => new Uint8Array(Buffer.from(text))
const hex = (value: Uint8Array) => Buffer.from(value).toString('hex')
const seed = (fill: number) => new Uint8Array(32).fill(fill)

test('BLAKE2b-256 gives the published value, in one piece, in parts and as a stream', () => {
  const abc = 'bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319'
  const hasher = createBlake2b256()
  hasher.update(bytes('a'))
  hasher.update(bytes('bc'))

  expect([
    hex(blake2b256(bytes('abc'))),
    hex(blake2b256(bytes('ab'), bytes('c'))),
    hex(hasher.digest()),
  ]).toEqual([abc, abc, abc])
  expect(hex(blake2b256(new Uint8Array()))).toBe(
    '0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8',
  )
})

test('Ed25519 gives the keys and signature of RFC 8032, test 1', () => {
  const keys = createSigningKeys(
    new Uint8Array(
      Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex'),
    ),
  )
  const signature = sign(new Uint8Array(), keys.secretKey)

  expect(hex(keys.publicKey)).toBe(
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
  )
  expect(hex(signature)).toBe(
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  )
  expect(isSignedBy(keys.publicKey, new Uint8Array(), signature)).toBe(true)
})

test('a signature of other bytes, another key or another length is no signature', () => {
  const { publicKey, secretKey } = createSigningKeys(seed(1))
  const signature = sign(bytes('halo'), secretKey)

  expect([
    isSignedBy(publicKey, bytes('hali'), signature),
    isSignedBy(createSigningKeys(seed(2)).publicKey, bytes('halo'), signature),
    isSignedBy(publicKey, bytes('halo'), signature.subarray(1)),
    isSignedBy(publicKey.subarray(1), bytes('halo'), signature),
  ]).toEqual([false, false, false, false])
})

test('only the recipient opens a sealed box, and only unchanged', () => {
  const keys = createBoxKeys(seed(3))
  const sealed = sealBox(bytes('kunci'), keys.publicKey)

  expect(openSealedBox(sealed, keys)).toEqual(bytes('kunci'))
  expect(openSealedBox(sealed, createBoxKeys(seed(4)))).toBe(null)
  expect(openSealedBox(withFlippedBit(sealed, 50), keys)).toBe(null)
  expect(openSealedBox(new Uint8Array(3), keys)).toBe(null)
})

test('frames open in order with the same additional data and tell which is the last', () => {
  const [key, header, additional] = [randomBytes(32), randomBytes(24), bytes('kepala')]
  const sealer = createFrameSealer(key, header)
  const frames = (['message', 'final'] as const).map((tag) => {
    const frame = new Uint8Array(4 + STREAM_OVERHEAD)
    sealer.seal(frame, bytes(tag.slice(0, 4)), additional, tag)
    return frame
  })
  const [first, last] = [frames[0] ?? new Uint8Array(), frames[1] ?? new Uint8Array()]
  const target = new Uint8Array(4)

  const opener = createFrameOpener(key, header)
  expect(opener.open(target, first, additional)).toBe('message')
  expect(target).toEqual(bytes('mess'))
  expect(opener.open(target, last, additional)).toBe('final')
  expect(createFrameOpener(key, header).open(target, last, additional)).toBe(null)
  expect(createFrameOpener(key, header).open(target, first, bytes('lain'))).toBe(null)
})

test('a message encrypted under a derived key opens only with the same words and salt', async () => {
  const cost = { passes: 1, memoryBytes: 8 * 1024 * 1024 }
  const salt = new Uint8Array(16).fill(5)
  const nonce = new Uint8Array(24).fill(6)
  const additional = bytes('undangan')
  const key = await deriveKey(bytes('satu dua'), salt, cost)
  const sealed = encryptMessage({ message: bytes('isi'), additional, nonce, key })

  const wrongKey = await deriveKey(bytes('satu tiga'), salt, cost)

  expect(decryptMessage({ sealed, additional, nonce, key })).toEqual(bytes('isi'))
  expect(decryptMessage({ sealed, additional, nonce, key: wrongKey })).toBe(null)
  expect(decryptMessage({ sealed, additional: bytes('lain'), nonce, key })).toBe(null)
})

test('random bytes differ and equality compares content', () => {
  const one = randomBytes(32)

  expect(equalBytes(one, one.slice())).toBe(true)
  expect(equalBytes(one, randomBytes(32))).toBe(false)
  expect(equalBytes(one, one.subarray(1))).toBe(false)
})
