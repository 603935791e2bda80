import { useQuery } from '@tanstack/react-query'

import { useT } from '../../lib/translate'
import { todayHere } from '../../lib/typed-date'
import { letterQueries } from '../../queries/letter-queries'
import { Banner } from '../../ui/banner'

/** Numbers that two PCs gave before they heard of each other: said until one of both is void. */
export function DoubleNumbers() {
  const t = useT()
  const { data } = useQuery(letterQueries.numbers('letters', Number(todayHere().slice(0, 4))))
  const doubles = data?.doubles ?? []
  if (doubles.length === 0) return null
  return (
    <Banner tone="caution" title={t('letters.doubles.title', { count: doubles.length })}>
      {t('letters.doubles.body', { numbers: doubles.slice(0, 10).join(', ') })}
    </Banner>
  )
}
