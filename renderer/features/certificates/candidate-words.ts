import type { Candidate, CertificateRule, Shortfall } from '../../../shared/domain/certificate'
import type { Translate } from '../../lib/translate'

/** Why somebody does not meet the rule, each reason in words. */
export function shortfallWords(
  { percentPresent }: Pick<Candidate, 'percentPresent'>,
  shortfall: Shortfall,
  rule: Pick<CertificateRule, 'sharePercent'>,
  t: Translate,
): string {
  if (shortfall !== 'share') return t(`certificates.shortfall.${shortfall}`)
  return t('certificates.shortfall.share', {
    percent: percentPresent ?? 0,
    needed: rule.sharePercent,
  })
}

export function candidateName({ name, isErased }: Candidate, t: Translate): string {
  if (isErased) return t('members.erased')
  return name === '' ? t('common.state.unknown') : name
}

/** May be ticked: has a name and no certificate that stands. */
export function isOpen({ name, certificate }: Candidate): boolean {
  return name !== '' && certificate === null
}
