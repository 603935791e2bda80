import type { CountedBook, HandoverOverview } from '../../../shared/domain/handover'
import { useT } from '../../lib/translate'
import { useFormat } from '../../lib/use-format'
import { Panel } from '../../ui/panel'
import { TextLink } from '../../ui/text-link'
import classes from './handover-page.module.css'

const places: Readonly<Record<CountedBook, string>> = {
  members: '/members',
  institutions: '/institutions',
  board: '/documents/board',
  programme: '/documents/books/programme',
  activities: '/activities',
  minutes: '/activities',
  'letters-out': '/documents/letters',
  'letters-in': '/documents/letters?tab=in',
  guests: '/documents/books/guests',
  inventory: '/documents/books/inventory',
  cash: '/documents/cash',
  certificates: '/activities',
  files: '/portfolio',
}

/** How much each book holds, what is in the cash box, and the last numbers given. */
export function BookFigures({ overview }: { readonly overview: HandoverOverview }) {
  const t = useT()
  const format = useFormat()
  const { books, numbers, cash } = overview
  return (
    <>
      <Panel title={t('handover.books')}>
        <ul className={classes.list}>
          {books.map(({ book, count }) => (
            <li key={book} className={classes.line}>
              <TextLink to={places[book]}>{t(`handover.book.${book}`)}</TextLink>
              <span className={classes.figure}>{format.number(count)}</span>
            </li>
          ))}
          <li className={classes.line}>
            <span>
              {cash.lastOn === null
                ? t('handover.cash')
                : t('handover.cash-last', { day: format.dateLong(cash.lastOn) })}
            </span>
            <span className={classes.figure}>
              {t('handover.rupiah', { amount: format.number(cash.balance) })}
            </span>
          </li>
        </ul>
      </Panel>
      <Panel title={t('handover.numbers')}>
        {numbers.length === 0 ? (
          <p className={classes.quiet}>{t('handover.numbers.none')}</p>
        ) : (
          <ul className={classes.list}>
            {numbers.map(({ of, number }) => (
              <li key={of} className={classes.line}>
                <span>{t(`handover.number.${of}`)}</span>
                <span className={classes.figure}>{number}</span>
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </>
  )
}
