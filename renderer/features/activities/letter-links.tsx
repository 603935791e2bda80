import type { ActivityId } from '../../../shared/domain/ids'
import { useT } from '../../lib/translate'
import { ButtonLink } from '../../ui/button-link'
import { Inline } from '../../ui/inline'
import { Panel } from '../../ui/panel'

/** Letters of this activity, with its day and place filled in, and the stamp sheets of those who travel. */
export function LetterLinks({ activityId }: { readonly activityId: ActivityId }) {
  const t = useT()
  return (
    <Panel title={t('letters.title')}>
      <Inline>
        {(['invitation', 'assignment', 'request', 'notice'] as const).map((kind) => (
          <ButtonLink
            key={kind}
            to={`/documents/letters/new?kind=${kind}&activity=${activityId}`}
            size="small"
          >
            {t(`letters.kind.${kind}`)}
          </ButtonLink>
        ))}
        <ButtonLink to={`/activities/${activityId}/visum`} size="small">
          {t('visum.title')}
        </ButtonLink>
      </Inline>
    </Panel>
  )
}
