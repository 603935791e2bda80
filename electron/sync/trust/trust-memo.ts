import { readTrust, type Trust } from './certificates'

/**
 * The network as a set of statements tells it, remembered for the last set: an exchange asks once a
 * bundle, every bundle brings the same statements, and proving a hundred signatures takes 10 ms.
 */
let last: {
  readonly network: string
  readonly statements: ReadonlySet<string>
  readonly trust: Trust | null
} | null = null

export function readTrustOnce(network: string, statements: readonly Uint8Array[]): Trust | null {
  const keys = new Set(statements.map((bytes) => Buffer.from(bytes).toString('latin1')))
  const isSame =
    last !== null &&
    last.network === network &&
    last.statements.size === keys.size &&
    [...keys].every((key) => last?.statements.has(key))
  if (isSame && last) return last.trust
  const trust = readTrust(network, statements)
  last = { network, statements: keys, trust }
  return trust
}
