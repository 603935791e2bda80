import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { CopyTarget } from '../../electron/platform/bulk/file-copy'
import {
  blake2b256,
  createBoxKeys,
  createReadBackCheck,
  createSigningKeys,
  type KeyPair,
  openSealedBox,
  type RandomBytes,
  sealBox,
  STREAM_HEADER_BYTES,
  STREAM_OVERHEAD,
} from '../../electron/platform/crypto'
import { keyIdOf, networkIdOf } from '../../electron/platform/key-ids'
import {
  bodyLength,
  createBodyReader,
  createBodyWriter,
  FRAME_BYTES,
} from '../../electron/sync/bundle/bundle-frames'
import type { BundleFile } from '../../electron/sync/bundle/bundle-reader'
import {
  type BundlePlan,
  headerCheck,
  prepareBundle,
  recipientHint,
} from '../../electron/sync/bundle/bundle-writer'
import { signStatement } from '../../electron/sync/trust/certificates'
import { assert } from '../../shared/lib/assert'
import {
  type BundleHeader,
  decodeBundleHeader,
  encodeBundleHeader,
  HEADER_CHECK_BYTES,
  HEADER_FRONT_BYTES,
  headerLengthOf,
} from '../../shared/sync/bundle-header'
import { idText } from '../../shared/sync/id-bytes'

/** A small network made of fixed keys, and bundles that travel in it without a file. */
export type NetworkDevice = {
  readonly id: string
  readonly sign: KeyPair
  readonly box: KeyPair
  readonly card: Uint8Array
}

export const FIXED_TIME = Date.UTC(2026, 10, 21, 8)

export function aNetworkDevice(seed: number, hubName = 'PKG Praya'): NetworkDevice {
  const sign = createSigningKeys(new Uint8Array(32).fill(seed))
  const box = createBoxKeys(new Uint8Array(32).fill(seed))
  const card = signStatement(
    {
      kind: 'card',
      signKey: sign.publicKey,
      boxKey: box.publicKey,
      hub: idText(new Uint8Array(16).fill(seed)),
      hubName,
      label: '',
      serial: 1,
      issuedAt: FIXED_TIME,
    },
    sign.secretKey,
  )
  return { id: keyIdOf(sign.publicKey), sign, box, card }
}

export function aNetwork(): {
  readonly id: string
  readonly founder: NetworkDevice
  readonly member: NetworkDevice
  readonly statements: readonly Uint8Array[]
} {
  const founder = aNetworkDevice(1)
  const member = aNetworkDevice(2, 'PKG Kopang')
  const id = networkIdOf(founder.sign.publicKey)
  const charter = signStatement(
    {
      kind: 'charter',
      founderKey: founder.sign.publicKey,
      name: 'PAUD Loteng',
      serial: 1,
      issuedAt: FIXED_TIME,
    },
    founder.sign.secretKey,
  )
  const endorsement = signStatement(
    {
      kind: 'endorsement',
      network: id,
      issuer: founder.id,
      subject: member.id,
      hub: null,
      issuedAt: FIXED_TIME,
    },
    founder.sign.secretKey,
  )
  return { id, founder, member, statements: [charter, founder.card, member.card, endorsement] }
}

/** From the founder to the member, with nothing in it unless the changes say so. */
export function aBundlePlan(changes: Partial<BundlePlan> = {}): BundlePlan {
  const { id, founder, member, statements } = aNetwork()
  return {
    network: id,
    sender: { id: founder.id, signSecretKey: founder.sign.secretKey },
    bundleSeq: 42,
    part: 1,
    parts: 1,
    createdAt: FIXED_TIME,
    recipients: [member.box.publicKey],
    manifest: {
      appVersion: '0.1.0',
      schemaVersion: 1,
      isClockDoubtful: false,
      statements,
      vector: [],
      receipts: [],
      wantedFiles: [],
    },
    sections: [],
    ...changes,
  }
}

export async function bundleBytes(plan: BundlePlan, random?: RandomBytes): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  const bundle = await prepareBundle(plan, random)
  await bundle.write({
    write: async (bytes) => {
      pieces.push(bytes.slice())
    },
    fill: async (copy) => {
      pieces.push(await copiedBytes(copy))
    },
    onCopied: () => undefined,
  })
  return new Uint8Array(Buffer.concat(pieces))
}

/** What is copied into a file. */
export async function copiedBytes(
  copy: (target: CopyTarget) => Promise<number>,
): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'simpul-copied-'))
  const path = join(folder, 'file')
  const fd = openSync(path, 'wx')
  try {
    await copy({ fd, syncEvery: Infinity })
    return readFileSync(path)
  } finally {
    closeSync(fd)
    rmSync(folder, { recursive: true })
  }
}

export function sourceOf(bytes: Uint8Array): BundleFile {
  return {
    size: bytes.length,
    copyTo: async (target, { at, length, checkKey }) => {
      if (at + length > bytes.length) throw new Error('copied beyond the end')
      const stretch = bytes.subarray(at, at + length)
      if (target) writeSync(target.fd, stretch)
      const check = createReadBackCheck(checkKey)
      check.update(stretch)
      return check.digest()
    },
    read: async (offset, length) => {
      if (offset + length > bytes.length) throw new Error('read beyond the end')
      return bytes.slice(offset, offset + length)
    },
  }
}

/** Random-looking bytes that are the same in every run: hashes of a counter. */
export function fixedRandom(label: string): RandomBytes {
  let counter = 0
  return (length) => {
    counter += 1
    const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, block) =>
      blake2b256(Buffer.from(`${label} ${counter} ${block}`)),
    )
    return new Uint8Array(Buffer.concat(blocks).subarray(0, length))
  }
}

/** A bundle taken apart by somebody who holds a key to it: what a dishonest member can start from. */
export type UnsealedBundle = {
  readonly header: BundleHeader
  readonly key: Uint8Array
  readonly streamHeader: Uint8Array
  readonly plain: Uint8Array
  /** Sealed files behind the body. */
  readonly tail: Uint8Array
}

export async function unsealBundle(bytes: Uint8Array, own: KeyPair): Promise<UnsealedBundle> {
  const length = headerLengthOf(bytes.subarray(0, HEADER_FRONT_BYTES))
  const header = decodeBundleHeader(bytes.subarray(0, length - HEADER_CHECK_BYTES))
  const hint = recipientHint(own.publicKey)
  const slot = header.slots.find((each) => Buffer.compare(each.hint, hint) === 0)
  const key = slot && openSealedBox(slot.sealedKey, own)
  assert(key, 'the bundle is sealed to these keys')
  const streamHeader = bytes.slice(length, length + STREAM_HEADER_BYTES)
  const end = header.bodyLength === null ? bytes.length : length + header.bodyLength
  const body = createBodyReader({
    source: sourceOf(bytes),
    start: length,
    end,
    key,
    streamHeader,
    additional: blake2b256(bytes.subarray(0, length)),
  })
  const sealedLength = end - length - STREAM_HEADER_BYTES
  const frames = Math.ceil(sealedLength / (FRAME_BYTES + STREAM_OVERHEAD))
  return {
    header,
    key,
    streamHeader,
    plain: await body.take(sealedLength - frames * STREAM_OVERHEAD),
    tail: bytes.slice(end),
  }
}

/** Encrypts it again, changed or for others: every check but the signatures is right again. */
export async function resealBundle(
  { header, key, streamHeader, plain, tail }: UnsealedBundle,
  recipients?: readonly Uint8Array[],
): Promise<Uint8Array> {
  const slots = recipients?.map((recipient) => ({
    hint: recipientHint(recipient),
    sealedKey: sealBox(key, recipient),
  }))
  const bodyBytes = bodyLength(plain.length)
  const draft = {
    ...header,
    slots: slots ?? header.slots,
    bodyLength: header.bodyLength === null ? null : bodyBytes,
  }
  const length = encodeBundleHeader(draft).length + HEADER_CHECK_BYTES
  const fields = encodeBundleHeader({ ...draft, fileLength: length + bodyBytes + tail.length })
  const front = Buffer.concat([fields, headerCheck(fields)])
  const pieces: Uint8Array[] = [front, streamHeader]
  const body = createBodyWriter({
    key,
    streamHeader,
    additional: blake2b256(front),
    write: async (bytes) => {
      pieces.push(bytes.slice())
    },
  })
  await body.write(plain)
  await body.end()
  return new Uint8Array(Buffer.concat([...pieces, tail]))
}
