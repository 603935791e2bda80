import type { ArtifactSummary } from '../../shared/ipc/portfolio-contract'
import { useT } from '../lib/translate'
import { Badge } from '../ui/badge'

/** What a person should know before using a file: not here yet, children without consent. */
export function FileBadges({ artifact }: { readonly artifact: ArtifactSummary }) {
  const t = useT()
  const { isHere, hasChildren, consent } = artifact
  return (
    <>
      {isHere ? null : (
        <Badge tone="notice" title={t('portfolio.badge.not-here-hint')}>
          {t('portfolio.badge.not-here')}
        </Badge>
      )}
      {hasChildren === null ? (
        <Badge tone="caution" title={t('portfolio.badge.unchecked-hint')}>
          {t('portfolio.badge.unchecked')}
        </Badge>
      ) : null}
      {hasChildren === true && consent !== 'given' ? (
        <Badge tone="caution" title={t('portfolio.badge.no-consent-hint')}>
          {t('portfolio.badge.no-consent')}
        </Badge>
      ) : null}
    </>
  )
}
