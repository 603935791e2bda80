import { z } from 'zod'

import {
  certificateDesk,
  certificateIssue,
  certificateRule,
  certificateSigning,
  ledgerEntry,
} from '../domain/certificate'
import { activityId, certificateId, memberId } from '../domain/ids'
import { requiredText } from '../domain/text-field'
import { bookkeepers, command, query, readers } from './contract-kit'

export const certificateContract = {
  /** Who gets a certificate of the activity, who does not and why, and what was issued. */
  'certificates.desk': query(readers, z.strictObject({ activityId }), certificateDesk),
  'certificates.saveRule': command(
    bookkeepers,
    z.strictObject({ activityId, rule: certificateRule }),
    z.object({}),
  ),
  /** Numbers go out in the order of the desk, whatever the order of the input. */
  'certificates.issue': command(
    bookkeepers,
    certificateIssue,
    z.object({ certificateIds: z.array(certificateId).readonly() }),
  ),
  'certificates.revoke': command(
    bookkeepers,
    z.strictObject({ certificateId, reason: requiredText(300) }),
    z.object({}),
  ),
  /** Writes down that printed ones were signed, or takes it back; says which ones it changed. */
  'certificates.sign': command(
    bookkeepers,
    certificateSigning,
    z.object({ certificateIds: z.array(certificateId).readonly() }),
  ),
  /** Of one person, from all hubs and years, newest first. */
  'certificates.ledger': query(
    readers,
    z.strictObject({ memberId }),
    z.object({ name: z.string(), entries: z.array(ledgerEntry).readonly() }),
  ),
}
