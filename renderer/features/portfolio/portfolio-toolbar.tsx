import { useQuery } from '@tanstack/react-query'

import { artifactTypes } from '../../../shared/domain/artifact'
import { useT } from '../../lib/translate'
import { portfolioQueries } from '../../queries/portfolio-queries'
import { SearchField } from '../../ui/search-field'
import { SelectField } from '../../ui/select-field'
import { Toolbar } from '../../ui/toolbar'
import type { usePortfolioFilters } from './use-portfolio-filters'

export type PortfolioToolbarProps = { readonly filters: ReturnType<typeof usePortfolioFilters> }

export function PortfolioToolbar({ filters }: PortfolioToolbarProps) {
  const t = useT()
  const { data: tags } = useQuery(portfolioQueries.tags())
  const { type, tag, needsConsent } = filters.filters
  const known = (tags ?? []).map((one) => one.tag)
  // A tag of the address stays in the list although nothing carries it any more.
  const offered = tag === null || known.includes(tag) ? known : [tag, ...known]

  return (
    <Toolbar>
      <SearchField
        label={t('portfolio.search')}
        value={filters.search}
        onChange={filters.setSearch}
      />
      <SelectField
        label={t('portfolio.field.type')}
        isLabelHidden
        emptyLabel={t('portfolio.filter.any-type')}
        options={artifactTypes.map((one) => ({ value: one, label: t(`portfolio.type.${one}`) }))}
        value={type}
        onChange={filters.setType}
      />
      {offered.length === 0 ? null : (
        <SelectField
          label={t('portfolio.field.tags')}
          isLabelHidden
          emptyLabel={t('portfolio.filter.any-tag')}
          options={offered.map((one) => ({ value: one, label: one }))}
          value={tag}
          onChange={filters.setTag}
        />
      )}
      <SelectField
        label={t('portfolio.field.consent')}
        isLabelHidden
        options={[
          { value: 'any', label: t('portfolio.filter.any-consent') },
          { value: 'open', label: t('portfolio.filter.open-consent') },
        ]}
        value={needsConsent ? 'open' : 'any'}
        onChange={(next) => filters.setNeedsConsent(next === 'open')}
      />
    </Toolbar>
  )
}
