import { useQuery } from '@tanstack/react-query'

import type { CertificateDesk } from '../../../shared/domain/certificate'
import { useT } from '../../lib/translate'
import { todayHere } from '../../lib/typed-date'
import { letterQueries } from '../../queries/letter-queries'
import { Banner } from '../../ui/banner'

/** Numbers of this activity's certificates that another one bears, too: said until one is revoked. */
export function DoubleCertificates({ people }: Pick<CertificateDesk, 'people'>) {
  const t = useT()
  const issued = people.flatMap(({ certificate }) => (certificate === null ? [] : [certificate]))
  const year = issued[0]?.issuedOn?.slice(0, 4) ?? todayHere().slice(0, 4)
  const { data } = useQuery(letterQueries.numbers('certificates', Number(year)))
  const numbers = new Set(issued.map(({ number }) => number))
  const doubles = (data?.doubles ?? []).filter((number) => numbers.has(number))
  if (doubles.length === 0) return null
  return (
    <Banner tone="caution" title={t('certificates.doubles.title', { count: doubles.length })}>
      {t('certificates.doubles.body', { numbers: doubles.slice(0, 10).join(', ') })}
    </Banner>
  )
}
