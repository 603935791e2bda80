import { idText } from '../../shared/sync/id-bytes'
import { DOMAINS } from '../../shared/sync/signed-domains'
import { blake2b256 } from './crypto'

/**
 * A device's id is the hash of its signing key, so nobody can claim another device's feed with a
 * key of their own. Invitations are named the same way.
 */
export function keyIdOf(signPublicKey: Uint8Array): string {
  return idText(blake2b256(DOMAINS.device, signPublicKey))
}

/** A network's id is the hash of its founder's signing key: where every chain of trust ends. */
export function networkIdOf(founderSignPublicKey: Uint8Array): string {
  return idText(blake2b256(DOMAINS.network, founderSignPublicKey))
}
