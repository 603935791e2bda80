import type { certificateContract } from '../../../shared/ipc/certificate-contract'
import type { Handlers } from '../handler'
import { getDesk, issueCertificates, revokeCertificate, saveRule } from './certificate-service'
import { signCertificates } from './certificate-signing'
import { getLedger } from './jp-ledger'

export const certificateHandlers: Handlers<typeof certificateContract> = {
  'certificates.desk': ({ activityId }, context) => getDesk(activityId, context),
  'certificates.saveRule': (input, context) => saveRule(input, context),
  'certificates.issue': (input, context) => issueCertificates(input, context),
  'certificates.revoke': (input, context) => revokeCertificate(input, context),
  'certificates.sign': (input, context) => signCertificates(input, context),
  'certificates.ledger': ({ memberId }, { db }) => getLedger(db, memberId),
}
