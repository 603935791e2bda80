import { readdir } from 'node:fs/promises'

import { AppError } from '../../../shared/lib/app-error'
import { blake2b256, equalBytes, type KeyPair } from '../../platform/crypto'
import { openForReading } from '../../platform/drive-reading'
import { readBundleHeader } from '../bundle/bundle-reader'
import { recipientHint } from '../bundle/bundle-writer'
import type { FoundBundle, StickContents } from './stick'

/** What the header of a bundle says, unproven. Small: a stick may hold hundreds. */
export type PeekedBundle = {
  readonly path: string
  readonly fileName: string
  readonly sender: string
  readonly bundleSeq: number
  readonly part: number
  /** Of the whole file. */
  readonly bytes: number
  readonly headerHash: Uint8Array
}

/** A bundle of this device, with the hints of those it was sealed to. */
export type OwnBundle = PeekedBundle & { readonly hints: ReadonlySet<string> }

export type StickProblem = { readonly fileName: string; readonly code: string }

export type PeekedStick = {
  /** Sealed to us, by sender, number and part: the order they were written in. */
  readonly incoming: readonly PeekedBundle[]
  readonly own: readonly OwnBundle[]
  /** Files in our own folder that are no bundles any more: what a pulled stick left of them. */
  readonly ownRuins: readonly FoundBundle[]
  readonly forOthers: number
  readonly ofOtherNetworks: number
  readonly problems: readonly StickProblem[]
  /** Names what lies here for us to read: a preview and the exchange after it compare it. */
  readonly contentsId: string
}

/** Reads the headers of all bundles on a stick, one after another. */
export async function peekStick(
  contents: StickContents,
  options: {
    readonly root: string
    readonly network: string
    readonly deviceId: string
    readonly boxKeys: readonly KeyPair[]
    readonly signal: AbortSignal
  },
): Promise<PeekedStick> {
  const { root, network, deviceId, boxKeys, signal } = options
  const ourHints = boxKeys.map(({ publicKey }) => recipientHint(publicKey))
  const incoming: PeekedBundle[] = []
  const own: OwnBundle[] = []
  const ownRuins: FoundBundle[] = []
  const problems: StickProblem[] = contents.unreadable.map((fileName) => ({
    fileName,
    code: 'drive.read-error',
  }))
  const seen: string[] = []
  let forOthers = 0
  let ofOtherNetworks = 0
  for (const bundle of contents.bundles) {
    signal.throwIfAborted()
    if (bundle.network !== network) {
      ofOtherNetworks += 1
      continue
    }
    const isInOurFolder = bundle.device === deviceId
    const outcome = await peek(bundle, root)
    if ('code' in outcome) {
      if (outcome.code === 'bundle.foreign-network') ofOtherNetworks += 1
      else if (isInOurFolder && ruinCodes.has(outcome.code)) ownRuins.push(bundle)
      else problems.push({ fileName: bundle.fileName, code: outcome.code })
      if (!isInOurFolder) seen.push(`${bundle.device}/${bundle.fileName}:${outcome.code}`)
      continue
    }
    const { peeked, headerNetwork, hints } = outcome
    if (headerNetwork !== network) ofOtherNetworks += 1
    else if (peeked.sender === deviceId) {
      own.push({ ...peeked, hints: new Set(hints.map((hint) => hintText(hint))) })
    } else if (!hints.some((hint) => ourHints.some((ours) => equalBytes(hint, ours)))) {
      forOthers += 1
    } else {
      incoming.push(peeked)
      seen.push(`${peeked.bytes}:${hintText(peeked.headerHash)}`)
    }
  }
  incoming.sort(byOrigin)
  return {
    incoming,
    own: own.sort(byOrigin),
    ownRuins,
    forOthers,
    ofOtherNetworks,
    problems,
    contentsId: nameContents(seen),
  }
}

/** A hint as text, to look it up by. */
export function hintText(hint: Uint8Array): string {
  return Buffer.from(hint).toString('hex')
}

/** A file of ours that was cut or damaged; anything else in our folder is not ours to judge. */
const ruinCodes = new Set(['bundle.cut', 'bundle.damaged'])

type Peek =
  | { readonly code: string }
  | {
      readonly peeked: PeekedBundle
      readonly headerNetwork: string
      readonly hints: readonly Uint8Array[]
    }

async function peek({ path, fileName }: FoundBundle, root: string): Promise<Peek> {
  try {
    const file = await openForReading(path)
    try {
      const { header, bytes } = await readBundleHeader(file)
      return {
        peeked: {
          path,
          fileName,
          sender: header.sender,
          bundleSeq: header.bundleSeq,
          part: header.part,
          bytes: file.size,
          headerHash: blake2b256(bytes),
        },
        headerNetwork: header.network,
        hints: header.slots.map(({ hint }) => hint),
      }
    } finally {
      await file.close()
    }
  } catch (error) {
    return { code: await problemCode(error, root) }
  }
}

/**
 * What is wrong with one file is told beside the others; what is wrong with the drive ends it all.
 * A spot that cannot be read looks like a drive that was pulled out, until the drive is asked.
 */
export async function problemCode(error: unknown, root: string): Promise<string> {
  if (!(error instanceof AppError)) throw error
  if (error.code.startsWith('bundle.')) return error.code
  if (error.code !== 'drive.vanished') throw error
  const isThere = await readdir(root).then(
    () => true,
    () => false, // no answer is the answer
  )
  if (!isThere) throw error
  return 'drive.read-error'
}

function byOrigin(left: PeekedBundle, right: PeekedBundle): number {
  if (left.sender !== right.sender) return left.sender < right.sender ? -1 : 1
  return left.bundleSeq - right.bundleSeq || left.part - right.part
}

function nameContents(seen: readonly string[]): string {
  const text = [...seen].sort().join('\n')
  return hintText(blake2b256(Buffer.from(text)).subarray(0, 16))
}
