import { useT } from '../../lib/translate'
import { ButtonLink } from '../../ui/button-link'
import { Panel } from '../../ui/panel'
import { Stack } from '../../ui/stack'

/** The way in for whoever was handed a file by a former secretary. */
export function HandoverOffer() {
  const t = useT()
  return (
    <Panel title={t('setup.handover.title')}>
      <Stack>
        <p>{t('setup.handover.body')}</p>
        <ButtonLink to="/setup/restore">{t('setup.handover.open')}</ButtonLink>
      </Stack>
    </Panel>
  )
}
