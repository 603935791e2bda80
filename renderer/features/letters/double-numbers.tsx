import { useQuery } from '@tanstack/react-query'

import { useT } from '../../lib/translate'
import { letterQueries } from '../../queries/letter-queries'
import { Banner } from '../../ui/banner'
import { TextLink } from '../../ui/text-link'
import classes from './double-numbers.module.css'

/** More would push the letters off the page; the next ones come when these are settled. */
const mostShown = 3

/** Numbers that two PCs gave before they heard of each other: said until one of both is changed. */
export function DoubleNumbers() {
  const t = useT()
  const { data = [] } = useQuery(letterQueries.doubles())
  if (data.length === 0) return null
  return (
    <Banner tone="caution" title={t('letters.doubles.title', { count: data.length })}>
      <p>{t('letters.doubles.body')}</p>
      <ul className={classes.numbers}>
        {data.slice(0, mostShown).map(({ number, letters }) => (
          <li key={letters[0]?.id}>
            <strong>{number}</strong>
            {letters.map(({ id, subject }) => (
              <TextLink key={id} to={`/documents/letters/${id}`}>
                {subject}
              </TextLink>
            ))}
          </li>
        ))}
      </ul>
    </Banner>
  )
}
