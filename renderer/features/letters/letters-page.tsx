import { useSearchParams } from 'react-router'

import type { MessageKey } from '../../../shared/i18n/keys'
import { useT } from '../../lib/translate'
import { wordIn } from '../../lib/use-list-address'
import { ButtonLink } from '../../ui/button-link'
import { Page } from '../../ui/page'
import { Stack } from '../../ui/stack'
import { Tabs } from '../../ui/tabs'
import { DeliveryTab } from './delivery-tab'
import { DoubleNumbers } from './double-numbers'
import { IncomingTab } from './incoming-tab'
import { OutgoingTab } from './outgoing-tab'

const tabs = ['out', 'in', 'delivery'] as const
type LettersTab = (typeof tabs)[number]
const labels: Readonly<Record<LettersTab, MessageKey>> = {
  out: 'letters.tab.out',
  in: 'letters.tab.in',
  delivery: 'letters.tab.delivery',
}

/** The registers of letters: outgoing, incoming, and who took them (ekspedisi). */
export function LettersPage() {
  const t = useT()
  const [params, setParams] = useSearchParams()
  const tab = wordIn(tabs, params.get('tab')) ?? 'out'
  return (
    <Page
      title={t('letters.title')}
      back={{ to: '/documents', label: t('navigation.documents') }}
      actions={
        <ButtonLink to="/documents/letters/settings" tone="quiet">
          {t('letters.action.settings')}
        </ButtonLink>
      }
    >
      <DoubleNumbers />
      <Tabs
        label={t('letters.title')}
        value={tab}
        onChange={(next) => setParams(next === 'out' ? {} : { tab: next }, { replace: true })}
        tabs={tabs.map((value) => ({ value, label: t(labels[value]) }))}
      >
        <Stack>
          {tab === 'out' ? <OutgoingTab /> : null}
          {tab === 'in' ? <IncomingTab /> : null}
          {tab === 'delivery' ? <DeliveryTab /> : null}
        </Stack>
      </Tabs>
    </Page>
  )
}
