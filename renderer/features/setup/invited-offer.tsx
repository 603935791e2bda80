import { useT } from '../../lib/translate'
import { Button } from '../../ui/button'
import { ButtonLink } from '../../ui/button-link'
import { Panel } from '../../ui/panel'
import { Stack } from '../../ui/stack'

/** The two ways in for whoever comes with an invitation: as a new hub, or as a further PC of one. */
export function InvitedOffer({ onJoin }: { readonly onJoin: () => void }) {
  const t = useT()
  return (
    <Panel title={t('setup.invited.title')}>
      <Stack>
        <p>{t('setup.invited.body')}</p>
        <ButtonLink to="/setup/second">{t('setup.invited.second')}</ButtonLink>
        <Button onClick={onJoin}>{t('setup.invited.join')}</Button>
      </Stack>
    </Panel>
  )
}
