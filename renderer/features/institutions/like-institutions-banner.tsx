import { useQuery } from '@tanstack/react-query'

import type { InstitutionId } from '../../../shared/domain/ids'
import { useT } from '../../lib/translate'
import { useDebounced } from '../../lib/use-debounced'
import { institutionQueries } from '../../queries/institution-queries'
import { Banner } from '../../ui/banner'
import { TextLink } from '../../ui/text-link'
import type { InstitutionFormValues } from './institution-form-values'
import classes from './like-institutions-banner.module.css'

export type LikeInstitutionsBannerProps = {
  readonly values: InstitutionFormValues
  readonly exceptId: InstitutionId | null
}

/** Says that this institution may be in the list already. Saving stays possible. */
export function LikeInstitutionsBanner({ values, exceptId }: LikeInstitutionsBannerProps) {
  const t = useT()
  const name = useDebounced(values.name.trim().slice(0, 200), 300)
  const npsn = useDebounced((values.npsn ?? '').replace(/\D+/gu, '').slice(0, 60), 300)
  const { data: alike = [] } = useQuery(
    institutionQueries.alike({ name, npsn: npsn === '' ? null : npsn, exceptId }),
  )
  if (alike.length === 0) return null
  return (
    <Banner tone="caution" title={t('institutions.alike.title')}>
      <ul className={classes.list}>
        {alike.map((one) => (
          <li key={one.id}>
            <TextLink to={`/institutions/${one.id}`}>{one.name}</TextLink>
            {one.districtName === null ? null : ` – ${one.districtName}`}
            <span className={classes.reason}> {t(`institutions.alike.${one.reason}`)}</span>
          </li>
        ))}
      </ul>
    </Banner>
  )
}
