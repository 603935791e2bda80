import { AppError } from '../../../shared/lib/app-error'
import { ByteReader } from '../../../shared/sync/byte-reader'
import { ByteWriter } from '../../../shared/sync/byte-writer'
import {
  CODE_LENGTH,
  CODE_RANDOM_BYTES,
  codeFromRandom,
  normalizeCode,
} from '../../../shared/sync/code-words'
import { INVITATION_MAGIC, startsWith } from '../../../shared/sync/file-kinds'
import { expectFormat, FormatError } from '../../../shared/sync/format-error'
import { ID_BYTES, idBytes, idText } from '../../../shared/sync/id-bytes'
import { RESERVED_RANGES, type ReservedRange } from '../../../shared/sync/reserved-numbers'
import { DOMAINS } from '../../../shared/sync/signed-domains'
import { utf8Bytes } from '../../../shared/sync/text-bytes'
import { decodeStatement, type Statement } from '../../../shared/sync/trust-statements'
import { LIMITS } from '../../../shared/sync/wire-limits'
import {
  AEAD_NONCE_BYTES,
  blake2b256,
  createBoxKeys,
  createSigningKeys,
  decryptMessage,
  deriveKey,
  encryptMessage,
  equalBytes,
  KEY_BYTES,
  type KeyPair,
  PASSWORD_SALT_BYTES,
  type PasswordCost,
  type RandomBytes,
  randomBytes,
} from '../../platform/crypto'
import { keyIdOf } from '../../platform/key-ids'
import { readTrust, signStatement, type Trust } from './certificates'

/**
 * An invitation is a file on the stick and six words said aloud. The file holds keys that a member
 * has vouched for; whoever has both can vouch for their own device with them (DESIGN 5.6).
 */
const FORMAT = 1
const CHECK_BYTES = 8
const COST: PasswordCost = { passes: 3, memoryBytes: 64 * 1024 * 1024 }
/** A foreign file may not make this PC work longer or take more memory than this. */
const HIGHEST_COST: PasswordCost = { passes: 8, memoryBytes: 128 * 1024 * 1024 }
const KIB = 1024

export type NewInvitation = {
  /** The content of the `.simpul-undangan` file. */
  readonly file: Uint8Array
  readonly words: readonly string[]
  readonly id: string
  /** The inviter's signed statement; it joins the network's statements. */
  readonly grant: Uint8Array
}

export async function createInvitation(
  options: {
    readonly trust: Trust
    readonly inviter: { readonly id: string; readonly signSecretKey: Uint8Array }
    /** Set to invite a further device of the inviter's own hub. */
    readonly hub: string | null
    /** Numbers that a further PC of the hub must leave alone. */
    readonly reserved?: readonly ReservedRange[]
    readonly issuedAt: number
  },
  random: RandomBytes = randomBytes,
): Promise<NewInvitation> {
  const { trust, inviter, hub, issuedAt } = options
  const signSeed = random(KEY_BYTES)
  const boxSeed = random(KEY_BYTES)
  const signKey = createSigningKeys(signSeed).publicKey
  const grant = signStatement(
    {
      kind: 'invitation',
      network: trust.network,
      issuer: inviter.id,
      signKey,
      boxKey: createBoxKeys(boxSeed).publicKey,
      hub,
      issuedAt,
    },
    inviter.signSecretKey,
  )
  const id = keyIdOf(signKey)
  const words = codeFromRandom(random(CODE_RANDOM_BYTES))
  const content = encodeContent({
    network: trust.network,
    inviter: inviter.id,
    signSeed,
    boxSeed,
    statements: [...trust.statements, grant, ...reservedNumbers({ ...options, id })],
  })
  const file = await lock(content, words.join(' '), random)
  return { file, words, id, grant }
}

/** A statement of its own, which versions before 0.3.0 pass over. */
function reservedNumbers(options: {
  readonly trust: Trust
  readonly inviter: { readonly id: string; readonly signSecretKey: Uint8Array }
  readonly hub: string | null
  readonly reserved?: readonly ReservedRange[]
  readonly issuedAt: number
  readonly id: string
}): readonly Uint8Array[] {
  const { trust, inviter, hub, reserved = [], issuedAt, id } = options
  if (hub === null || reserved.length === 0) return []
  const statement = {
    kind: 'numbers',
    network: trust.network,
    issuer: inviter.id,
    invitation: id,
    ranges: reserved.slice(0, RESERVED_RANGES),
    issuedAt,
  } as const
  return [signStatement(statement, inviter.signSecretKey)]
}

export type OpenedInvitation = {
  readonly id: string
  readonly inviter: string
  readonly sign: KeyPair
  readonly box: KeyPair
  /** The network as the inviter knew it. */
  readonly trust: Trust
  /** Numbers of the hub that were reserved when it was written. */
  readonly reserved: readonly ReservedRange[]
}

/** What a file is, before anybody types words: `invitation.not-an-invitation`, `.damaged` or `.too-new`. */
export function checkInvitation(file: Uint8Array): void {
  readFile(file)
}

/** Throws `invitation.wrong-words`, `.not-an-invitation`, `.damaged` or `.too-new`. */
export async function openInvitation(
  file: Uint8Array,
  typedWords: string,
): Promise<OpenedInvitation> {
  const { front, cost, salt, nonce, sealed } = readFile(file)
  const code = normalizeCode(typedWords)
  if (code.split(' ').length !== CODE_LENGTH) throw new AppError('invitation.wrong-words')
  const key = await deriveKey(passwordOf(code), salt, cost)
  const content = decryptMessage({ sealed, additional: front, nonce, key })
  if (content === null) throw new AppError('invitation.wrong-words')
  try {
    return decodeContent(content)
  } catch (error) {
    throw brokenInvitation(error)
  }
}

/** The joining device's endorsement, in the name of the invitation it holds. */
export function acceptInvitation(
  invitation: OpenedInvitation,
  options: { readonly device: string; readonly issuedAt: number },
): Uint8Array {
  return signStatement(
    {
      kind: 'endorsement',
      network: invitation.trust.network,
      issuer: invitation.id,
      subject: options.device,
      hub: null,
      issuedAt: options.issuedAt,
    },
    invitation.sign.secretKey,
  )
}

async function lock(content: Uint8Array, code: string, random: RandomBytes): Promise<Uint8Array> {
  const salt = random(PASSWORD_SALT_BYTES)
  const nonce = random(AEAD_NONCE_BYTES)
  const writer = new ByteWriter(content.length + 256)
  writer.bytes(INVITATION_MAGIC)
  writer.u8(FORMAT)
  writer.u8(COST.passes)
  writer.u32(COST.memoryBytes / KIB)
  writer.bytes(salt)
  writer.bytes(nonce)
  const key = await deriveKey(passwordOf(code), salt, COST)
  writer.bytes(encryptMessage({ message: content, additional: writer.finish(), nonce, key }))
  writer.bytes(blake2b256(writer.finish()).subarray(0, CHECK_BYTES))
  return writer.finish()
}

function readFile(file: Uint8Array) {
  if (!startsWith(file, INVITATION_MAGIC)) throw new AppError('invitation.not-an-invitation')
  try {
    expectFormat(file.length <= LIMITS.invitationBytes, 'an invitation is at most 8 MiB')
    const reader = new ByteReader(file)
    reader.bytes(INVITATION_MAGIC.length)
    expectFormat(reader.u8() === FORMAT, 'unknown invitation format', 'unsupported')
    const cost = { passes: reader.u8(), memoryBytes: reader.u32() * KIB }
    const salt = reader.bytes(PASSWORD_SALT_BYTES)
    const nonce = reader.bytes(AEAD_NONCE_BYTES)
    const front = file.subarray(0, reader.position)
    const sealed = reader.bytes(reader.remaining - CHECK_BYTES)
    // Tells a damaged file from wrong words, which the encryption alone cannot.
    const check = blake2b256(file.subarray(0, reader.position)).subarray(0, CHECK_BYTES)
    expectFormat(equalBytes(check, reader.rest()), 'the file is damaged')
    expectFormat(
      cost.passes >= 1 &&
        cost.passes <= HIGHEST_COST.passes &&
        cost.memoryBytes >= 8 * KIB &&
        cost.memoryBytes <= HIGHEST_COST.memoryBytes,
      'the cost is out of bounds',
    )
    return { front, cost, salt, nonce, sealed }
  } catch (error) {
    throw brokenInvitation(error)
  }
}

function brokenInvitation(error: unknown): unknown {
  if (!(error instanceof FormatError)) return error
  const code = error.reason === 'unsupported' ? 'invitation.too-new' : 'invitation.damaged'
  return new AppError(code, {}, { cause: error })
}

function encodeContent(content: {
  readonly network: string
  readonly inviter: string
  readonly signSeed: Uint8Array
  readonly boxSeed: Uint8Array
  readonly statements: readonly Uint8Array[]
}): Uint8Array {
  const writer = new ByteWriter(4096)
  writer.bytes(idBytes(content.network))
  writer.bytes(idBytes(content.inviter))
  writer.bytes(content.signSeed)
  writer.bytes(content.boxSeed)
  writer.varint(content.statements.length)
  for (const statement of content.statements) writer.sized(statement)
  return writer.finish()
}

function decodeContent(content: Uint8Array): OpenedInvitation {
  const reader = new ByteReader(content)
  const network = idText(reader.bytes(ID_BYTES))
  const inviter = idText(reader.bytes(ID_BYTES))
  const sign = createSigningKeys(reader.bytes(KEY_BYTES))
  const box = createBoxKeys(reader.bytes(KEY_BYTES))
  const statements = Array.from({ length: reader.count(1, LIMITS.statements) }, () =>
    reader.sized(LIMITS.statementBytes).slice(),
  )
  reader.expectEnd()
  const trust = readTrust(network, statements)
  const id = keyIdOf(sign.publicKey)
  expectFormat(trust?.invitations.has(id) === true, 'the inviter is not of the network', 'forged')
  return { id, inviter, sign, box, trust, reserved: readReserved(statements, { id, inviter }) }
}

/** The words have already proved who wrote the file, so the signature tells nothing more. */
function readReserved(
  statements: readonly Uint8Array[],
  of: { readonly id: string; readonly inviter: string },
): readonly ReservedRange[] {
  return statements.flatMap((bytes) => {
    const statement = statementOrNull(bytes)
    if (statement?.kind !== 'numbers') return []
    return statement.invitation === of.id && statement.issuer === of.inviter ? statement.ranges : []
  })
}

function statementOrNull(bytes: Uint8Array): Statement | null {
  try {
    return decodeStatement(bytes).statement
  } catch (error) {
    // Kinds of a later version, which `readTrust` leaves out as well.
    if (error instanceof FormatError) return null
    throw error
  }
}

function passwordOf(code: string): Uint8Array {
  return Buffer.concat([DOMAINS.invitation, utf8Bytes(code)])
}
