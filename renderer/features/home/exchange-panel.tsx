import type { HomeOverview } from '../../../shared/ipc/home-contract'
import { useT } from '../../lib/translate'
import { useFormat } from '../../lib/use-format'
import { FactList } from '../../ui/fact-list'
import { Panel } from '../../ui/panel'
import { Stack } from '../../ui/stack'
import { TextLink } from '../../ui/text-link'
import classes from './home-page.module.css'

export type ExchangePanelProps = {
  readonly lastExchange: HomeOverview['lastExchange']
  readonly networkName: string | null
  readonly filesAwaited: number
}

/** When data last went and came, and what is still on its way. */
export function ExchangePanel({ lastExchange, networkName, filesAwaited }: ExchangePanelProps) {
  const t = useT()
  const format = useFormat()
  if (lastExchange === null && networkName === null) {
    return (
      <Panel title={t('home.exchange.title')}>
        <Stack gap="small">
          <p className={classes.quiet}>{t('home.exchange.never')}</p>
          <p>
            <TextLink to="/exchange">{t('home.exchange.how')}</TextLink>
          </p>
        </Stack>
      </Panel>
    )
  }
  return (
    <Panel title={t('home.exchange.title')}>
      <FactList
        facts={[
          {
            label: t('home.exchange.last'),
            value:
              lastExchange === null
                ? t('home.exchange.not-yet')
                : t('home.exchange.at', {
                    moment: format.moment(lastExchange.startedAt),
                    drive: lastExchange.driveLabel,
                  }),
          },
          { label: t('home.exchange.network'), value: networkName ?? t('common.state.none') },
          {
            label: t('home.exchange.files-awaited'),
            value: t('home.exchange.files', { count: filesAwaited }),
          },
        ]}
      />
    </Panel>
  )
}
