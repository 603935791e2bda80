import type { printedCertificateContract } from '../../../shared/ipc/printed-certificate-contract'
import type { Handlers } from '../../features/handler'
import { checkCertificate } from './check-printed-certificate'

export const printedCertificateHandlers: Handlers<typeof printedCertificateContract> = {
  'certificates.check': ({ code }, context) => checkCertificate(code, context),
}
