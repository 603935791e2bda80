import { IconBuildingCommunity, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useRef } from 'react'
import { useNavigate } from 'react-router'

import { registerSplits } from '../../../shared/domain/hub-paper'
import { type InstitutionForm, institutionForms } from '../../../shared/domain/institution'
import { DuplicatesLink } from '../../components/duplicates-link'
import { PeopleTabs } from '../../components/people-tabs'
import { PrintMenu } from '../../components/print-menu'
import { splitLabels } from '../../components/split-labels'
import { useT } from '../../lib/translate'
import { useFormat } from '../../lib/use-format'
import { usePagedRows } from '../../lib/use-paged-rows'
import { institutionQueries } from '../../queries/institution-queries'
import { Button } from '../../ui/button'
import { ButtonLink } from '../../ui/button-link'
import { DataTable, type DataTableHandle } from '../../ui/data-table'
import { EmptyState } from '../../ui/empty-state'
import { ErrorState } from '../../ui/error-state'
import { Inline } from '../../ui/inline'
import { Page } from '../../ui/page'
import { SearchField } from '../../ui/search-field'
import { SelectField } from '../../ui/select-field'
import { Toolbar } from '../../ui/toolbar'
import { institutionColumns } from './institution-columns'
import { institutionPageInput, useInstitutionListAddress } from './use-institution-list'

/** The schools and units that members work at. */
export function InstitutionListPage() {
  const t = useT()
  const format = useFormat()
  const navigate = useNavigate()
  const table = useRef<DataTableHandle>(null)
  const { address, setSearch, write } = useInstitutionListAddress()
  const { data: districts = [] } = useQuery(institutionQueries.districts())
  const rows = usePagedRows({
    page: (range) => institutionQueries.page(institutionPageInput(address, range)),
  })
  const columns = useMemo(() => institutionColumns(t, (count) => format.number(count)), [t, format])
  const isFiltered =
    address.search.trim() !== '' || address.form !== null || address.districtName !== null

  return (
    <Page
      layout="fill"
      title={t('members.title')}
      subtitle={t('institutions.list.count', { count: rows.rowCount })}
      actions={
        <ButtonLink to="/institutions/new" tone="primary" icon={IconPlus}>
          {t('institutions.list.add')}
        </ButtonLink>
      }
    >
      <Inline align="between">
        <PeopleTabs tab="institutions" />
        <DuplicatesLink kind="institution" />
      </Inline>
      <Toolbar>
        <SearchField
          label={t('institutions.list.search')}
          value={address.search}
          onChange={setSearch}
          autoFocus
          leadsTo={table}
        />
        <SelectField
          label={t('institutions.column.form')}
          isLabelHidden
          value={address.form}
          emptyLabel={t('institutions.list.any-form')}
          options={institutionForms.map((form) => ({
            value: form,
            label: t(`institutions.form.${form}`),
          }))}
          onChange={(form: InstitutionForm | null) => write({ form })}
        />
        {districts.length < 2 && address.districtName === null ? null : (
          <SelectField
            label={t('institutions.column.district')}
            isLabelHidden
            value={address.districtName}
            emptyLabel={t('institutions.list.any-district')}
            options={districts.map(({ name }) => ({ value: name, label: name }))}
            onChange={(district: string | null) => write({ district })}
          />
        )}
        <SelectField
          label={t('institutions.list.show')}
          isLabelHidden
          value={address.isArchived ? 'archived' : 'present'}
          options={[
            { value: 'present', label: t('institutions.show.present') },
            { value: 'archived', label: t('institutions.show.archived') },
          ]}
          onChange={(show) => write({ show: show === 'archived' ? show : null })}
        />
        <PrintMenu
          papers={registerSplits.map((split) => ({
            label: `${t('documents.item.institution-register')}: ${t(splitLabels[split]).toLowerCase()}`,
            request: {
              kind: 'institution-register' as const,
              search: address.search,
              form: address.form,
              districtName: address.districtName,
              isArchived: address.isArchived,
              split,
            },
          }))}
        />
      </Toolbar>
      {rows.failure === null ? (
        <DataTable
          ref={table}
          label={t('institutions.title')}
          columns={columns}
          rowCount={rows.rowCount}
          getRow={rows.getRow}
          rowKey={(institution) => institution.id}
          listKey={`institutions ${JSON.stringify(address)}`}
          onVisibleRange={rows.onVisibleRange}
          onOpen={(institution) => void navigate(`/institutions/${institution.id}`)}
          sort={{
            columnId: address.sort,
            direction: address.isDescending ? 'descending' : 'ascending',
          }}
          onSortChange={({ columnId, direction }) =>
            write({
              sort: columnId === 'name' ? null : columnId,
              way: direction === 'descending' ? 'down' : null,
            })
          }
          empty={
            rows.isLoading ? null : isFiltered ? (
              <EmptyState
                title={t('institutions.empty.not-found')}
                action={
                  <Button
                    onClick={() => {
                      setSearch('')
                      write({ q: null, form: null, district: null })
                    }}
                  >
                    {t('institutions.empty.show-all')}
                  </Button>
                }
              />
            ) : (
              <EmptyState
                icon={IconBuildingCommunity}
                title={t(
                  address.isArchived ? 'members.empty.archived' : 'institutions.empty.title',
                )}
                body={address.isArchived ? undefined : t('institutions.empty.body')}
              />
            )
          }
        />
      ) : (
        <ErrorState failure={rows.failure} onRetry={rows.retry} />
      )}
    </Page>
  )
}
