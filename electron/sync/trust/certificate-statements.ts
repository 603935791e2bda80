import { FormatError } from '../../../shared/sync/format-error'
import { DOMAINS } from '../../../shared/sync/signed-domains'
import {
  type Charter,
  decodeStatement,
  type DeviceCard,
  type Endorsement,
  type InvitationGrant,
  type Renouncement,
  type Revocation,
  type SignedStatement,
  type Statement,
} from '../../../shared/sync/trust-statements'
import { blake2b256, isSignedBy, KEY_BYTES } from '../../platform/crypto'
import { keyIdOf, networkIdOf } from '../../platform/key-ids'

/** A heap of signed statements, sorted by what they are about. */
export type Held<S extends Statement> = {
  readonly value: S
  readonly bytes: Uint8Array
  readonly signed: SignedStatement
}

/**
 * Charter and cards prove themselves and are checked here; the others are checked when the chain
 * reaches their issuer.
 */
export class StatementHeap {
  readonly network: string
  charter: Held<Charter> | null = null
  readonly cards = new Map<string, Held<DeviceCard>>()
  readonly endorsements: Held<Endorsement>[] = []
  readonly invitations: Held<InvitationGrant>[] = []
  readonly revocations: Held<Revocation>[] = []
  readonly renouncements: Held<Renouncement>[] = []
  readonly #seen = new Set<string>()

  constructor(network: string) {
    this.network = network
  }

  add(bytes: Uint8Array): void {
    const name = Buffer.from(bytes).toString('latin1')
    if (this.#seen.has(name)) return
    this.#seen.add(name)
    const signed = decodeOrNull(bytes)
    if (!signed) return
    const { statement } = signed
    switch (statement.kind) {
      case 'charter':
        this.#addCharter({ value: statement, bytes, signed })
        break
      case 'card':
        this.#addCard({ value: statement, bytes, signed })
        break
      case 'endorsement':
        if (statement.network === this.network) {
          this.endorsements.push({ value: statement, bytes, signed })
        }
        break
      case 'invitation':
        if (statement.network === this.network) {
          this.invitations.push({ value: statement, bytes, signed })
        }
        break
      case 'revocation':
        if (statement.network === this.network) {
          this.revocations.push({ value: statement, bytes, signed })
        }
        break
      case 'renouncement':
        if (statement.network === this.network) {
          this.renouncements.push({ value: statement, bytes, signed })
        }
        break
      case 'numbers':
        // Concerns whoever was invited, and nobody's trust.
        break
    }
  }

  #addCharter(held: Held<Charter>): void {
    const { founderKey } = held.value
    if (networkIdOf(founderKey) !== this.network || !isGenuine(held, founderKey)) return
    if (isNewer(held, this.charter)) this.charter = held
  }

  #addCard(held: Held<DeviceCard>): void {
    const id = keyIdOf(held.value.signKey)
    if (isNewer(held, this.cards.get(id)) && isGenuine(held, held.value.signKey)) {
      this.cards.set(id, held)
    }
  }
}

/**
 * Statements with the keys that were seen to have signed them, as hashes. An exchange computes the
 * network again for every set of statements that a bundle brings, and all but a few of those are the
 * same each time: proving one again takes 40 times as long as finding it here.
 */
const proven = new Set<string>()
/** Some 2 MB; ten times what a large network has. */
const mostProven = 20_000

export function isGenuine({ bytes, signed }: Held<Statement>, signKey: Uint8Array): boolean {
  if (signKey.length !== KEY_BYTES) return false
  const name = Buffer.from(blake2b256(signKey, bytes)).toString('latin1')
  if (proven.has(name)) return true
  if (!isSignedBy(signKey, signedMessage(signed.body), signed.signature)) return false
  if (proven.size >= mostProven) proven.clear()
  proven.add(name)
  return true
}

export function compareStatements(left: Held<Statement>, right: Held<Statement>): number {
  return Buffer.compare(left.bytes, right.bytes)
}

function decodeOrNull(bytes: Uint8Array): SignedStatement | null {
  try {
    return decodeStatement(bytes)
  } catch (error) {
    // One statement nobody can read must not take the others with it.
    if (error instanceof FormatError) return null
    throw error
  }
}

/** Equal serials are settled by the bytes, so that every hub keeps the same one. */
function isNewer<S extends Charter | DeviceCard>(held: Held<S>, known: Held<S> | null | undefined) {
  if (!known) return true
  if (held.value.serial !== known.value.serial) return held.value.serial > known.value.serial
  return compareStatements(held, known) > 0
}

/** What the signature of a statement is over. */
export function signedMessage(body: Uint8Array): Uint8Array {
  return Buffer.concat([DOMAINS.certificate, body])
}
