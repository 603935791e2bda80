import { useQueries } from '@tanstack/react-query'

import type { CertificateDesk } from '../../../shared/domain/certificate'
import { useT } from '../../lib/translate'
import { todayHere } from '../../lib/typed-date'
import { letterQueries } from '../../queries/letter-queries'
import { Banner } from '../../ui/banner'

/** Numbers of this activity's certificates that another one bears, too: said until one is revoked. */
export function DoubleCertificates({ people }: Pick<CertificateDesk, 'people'>) {
  const t = useT()
  const issued = people.flatMap(({ certificate }) => (certificate === null ? [] : [certificate]))
  // Numbers begin anew with the year, and the certificates of one activity may be of two.
  const years = new Set(issued.map(({ issuedOn }) => (issuedOn ?? todayHere()).slice(0, 4)))
  const states = useQueries({
    queries: [...years].map((year) => letterQueries.numbers('certificates', Number(year))),
  })
  const numbers = new Set(issued.map(({ number }) => number))
  const doubles = states
    .flatMap(({ data }) => data?.doubles ?? [])
    .filter((number) => numbers.has(number))
  if (doubles.length === 0) return null
  return (
    <Banner tone="caution" title={t('certificates.doubles.title', { count: doubles.length })}>
      {t('certificates.doubles.body', { numbers: doubles.slice(0, 10).join(', ') })}
    </Banner>
  )
}
