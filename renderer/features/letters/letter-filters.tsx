import { useQuery } from '@tanstack/react-query'

import { type LetterDirection, type LetterKind, letterKinds } from '../../../shared/domain/letter'
import { useT } from '../../lib/translate'
import { letterQueries } from '../../queries/letter-queries'
import { Checkbox } from '../../ui/checkbox'
import { SearchField } from '../../ui/search-field'
import { SelectField } from '../../ui/select-field'

export type LetterFilterValues = {
  readonly search: string
  readonly year: number | null
  readonly kind: LetterKind | null
  readonly isUndirected: boolean
}

export const noFilter: LetterFilterValues = {
  search: '',
  year: null,
  kind: null,
  isUndirected: false,
}

export type LetterFiltersProps = {
  readonly direction: LetterDirection
  readonly values: LetterFilterValues
  readonly onChange: (values: LetterFilterValues) => void
  /** Incoming letters have no kind of ours. */
  readonly hasKind: boolean
}

/** All years are searched unless one is chosen: a letter of last year is found by its subject. */
export function LetterFilters({ direction, values, onChange, hasKind }: LetterFiltersProps) {
  const t = useT()
  const { data: years = [] } = useQuery(letterQueries.years(direction))
  return (
    <>
      <SearchField
        label={t('letters.search')}
        value={values.search}
        onChange={(search) => onChange({ ...values, search })}
        autoFocus
      />
      <SelectField
        label={t('letters.year')}
        isLabelHidden
        value={values.year === null ? null : String(values.year)}
        emptyLabel={t('letters.any-year')}
        options={years.map((one) => ({ value: String(one), label: String(one) }))}
        onChange={(year: string | null) =>
          onChange({ ...values, year: year === null ? null : Number(year) })
        }
      />
      {hasKind ? (
        <SelectField
          label={t('letters.kind')}
          isLabelHidden
          value={values.kind}
          emptyLabel={t('letters.any-kind')}
          options={letterKinds.map((one) => ({ value: one, label: t(`letters.kind.${one}`) }))}
          onChange={(kind: LetterKind | null) => onChange({ ...values, kind })}
        />
      ) : null}
      {direction === 'in' ? (
        <Checkbox
          label={t('letters.undirected')}
          checked={values.isUndirected}
          onChange={(isUndirected) => onChange({ ...values, isUndirected })}
        />
      ) : null}
    </>
  )
}
