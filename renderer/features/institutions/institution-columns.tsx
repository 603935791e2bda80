import type { InstitutionSummary } from '../../../shared/ipc/institution-contract'
import type { Translate } from '../../lib/translate'
import { Badge } from '../../ui/badge'
import type { TableColumn } from '../../ui/table-column'
import classes from './institution-columns.module.css'

export function institutionColumns(
  t: Translate,
  formatNumber: (value: number) => string,
): readonly TableColumn<InstitutionSummary>[] {
  return [
    {
      id: 'name',
      header: t('institutions.column.name'),
      width: 'minmax(12rem, 2fr)',
      isSortable: true,
      cell: ({ name }) => <span className={classes.name}>{name}</span>,
    },
    {
      id: 'form',
      header: t('institutions.column.form'),
      width: '5.5rem',
      cell: ({ form }) => (form === null ? null : t(`institutions.form.${form}`)),
    },
    {
      id: 'npsn',
      header: t('institutions.column.npsn'),
      width: '7.5rem',
      isOptional: true,
      cell: ({ npsn }) => npsn,
    },
    {
      id: 'district',
      header: t('institutions.column.district'),
      width: 'minmax(8rem, 1fr)',
      isSortable: true,
      cell: ({ districtName }) => districtName,
    },
    {
      id: 'core',
      header: t('institutions.column.core'),
      width: '7rem',
      isOptional: true,
      cell: ({ coreStatus }) =>
        coreStatus === null ? null : (
          <Badge tone={coreStatus === 'core' ? 'accent' : 'neutral'}>
            {t(`institutions.core.${coreStatus}`)}
          </Badge>
        ),
    },
    {
      id: 'members',
      header: t('institutions.column.members'),
      width: '7rem',
      align: 'end',
      isSortable: true,
      cell: ({ memberCount }) => formatNumber(memberCount),
    },
  ]
}
