import type { CertificateSigning } from '../../../shared/domain/certificate'
import type { CertificateId } from '../../../shared/domain/ids'
import { AppError } from '../../../shared/lib/app-error'
import type { CommandContext } from '../handler'
import { listCertificates, putSigned, type StoredCertificate } from './certificate-repository'

/** Of an erased person nothing can be printed any more, so nothing waits for a signature. */
export function isSignable({
  revokedAt,
  isErased,
}: Pick<StoredCertificate, 'revokedAt' | 'isErased'>): boolean {
  return revokedAt === null && !isErased
}

/**
 * The secretary printed the batch, carried it to the chair and the pengawas and got it back signed
 * (issue 4: Beranda says which ones wait). What is issued later waits again.
 */
export async function signCertificates(
  { activityId, certificateIds, signedOn }: CertificateSigning,
  { db }: Pick<CommandContext, 'db'>,
): Promise<{ readonly certificateIds: readonly CertificateId[] }> {
  const certificates = await listCertificates(db, activityId)
  const chosen =
    certificateIds === null
      ? certificates.filter(
          (one) => isSignable(one) && (one.signedOn === null) === (signedOn !== null),
        )
      : namedOnes(certificates, certificateIds)
  const ids = chosen.filter((one) => one.signedOn !== signedOn).map(({ id }) => id)
  await putSigned(db, ids, signedOn)
  return { certificateIds: ids }
}

function namedOnes(
  certificates: readonly StoredCertificate[],
  ids: readonly CertificateId[],
): readonly StoredCertificate[] {
  const wanted = new Set(ids)
  const chosen = certificates.filter(({ id }) => wanted.has(id))
  if (chosen.length < wanted.size) throw new AppError('certificate.missing')
  if (!chosen.every((one) => isSignable(one))) throw new AppError('certificate.revoked-before')
  return chosen
}
