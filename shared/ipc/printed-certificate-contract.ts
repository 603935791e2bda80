import { z } from 'zod'

import { checkedCertificate } from '../domain/certificate'
import { query, readers } from './contract-kit'

/** Proving a printed certificate. Beside the other certificate channels, but done by sync, which knows the keys. */
export const printedCertificateContract = {
  /** Needs no network: whoever's keys are known here can be checked. */
  'certificates.check': query(
    readers,
    z.strictObject({ code: z.string().max(4_000) }),
    checkedCertificate,
  ),
}
