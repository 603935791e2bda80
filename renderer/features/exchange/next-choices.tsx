import { useQuery } from '@tanstack/react-query'

import { useT } from '../../lib/translate'
import { clashQueries } from '../../queries/clash-queries'
import { duplicateQueries } from '../../queries/duplicate-queries'
import { Banner } from '../../ui/banner'
import { ButtonLink } from '../../ui/button-link'

/** What an exchange leaves to a person: values that differ, records that may be one. As it is now. */
export function NextChoices() {
  const t = useT()
  const clashes = useQuery(clashQueries.count()).data?.total ?? 0
  const counts = useQuery(duplicateQueries.counts()).data
  const lookAlikes = (counts?.member ?? 0) + (counts?.institution ?? 0)
  return (
    <>
      {clashes === 0 ? null : (
        <Banner
          tone="caution"
          title={t('exchange.ending.next.clashes', { count: clashes })}
          action={<ButtonLink to="/clashes">{t('exchange.ending.next.clashes.go')}</ButtonLink>}
        >
          {t('exchange.ending.next.clashes.body')}
        </Banner>
      )}
      {lookAlikes === 0 ? null : (
        <Banner
          tone="notice"
          title={t('exchange.ending.next.look-alikes', { count: lookAlikes })}
          action={
            <ButtonLink to="/duplicates">{t('exchange.ending.next.look-alikes.go')}</ButtonLink>
          }
        />
      )}
    </>
  )
}
