import { IconCalendarEvent, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useRef } from 'react'
import { useNavigate } from 'react-router'

import { type ActivityType, activityTypes } from '../../../shared/domain/activity'
import { failureOf } from '../../lib/failure'
import { useT } from '../../lib/translate'
import { useDebounced } from '../../lib/use-debounced'
import { useFormat } from '../../lib/use-format'
import { activityQueries } from '../../queries/activity-queries'
import { Button } from '../../ui/button'
import { ButtonLink } from '../../ui/button-link'
import { DataTable, type DataTableHandle } from '../../ui/data-table'
import { EmptyState } from '../../ui/empty-state'
import { ErrorState } from '../../ui/error-state'
import { Page } from '../../ui/page'
import { SearchField } from '../../ui/search-field'
import { SelectField } from '../../ui/select-field'
import { Toolbar } from '../../ui/toolbar'
import { activityColumns } from './activity-columns'
import { useActivityListAddress } from './use-activity-list'

/** All activities, newest first, with who was invited and who came. */
export function ActivityListPage() {
  const t = useT()
  const format = useFormat()
  const navigate = useNavigate()
  const table = useRef<DataTableHandle>(null)
  const { address, setSearch, write } = useActivityListAddress()
  const text = useDebounced(address.search)
  const { year, type, isArchived } = address
  const activities = useQuery(activityQueries.list({ year, type, isArchived, text }))
  const years = useQuery(activityQueries.years())
  const columns = useMemo(() => activityColumns(t, format), [t, format])
  const rows = activities.data ?? []
  const isFiltered = address.search.trim() !== '' || year !== null || type !== null

  return (
    <Page
      layout="fill"
      title={t(isArchived ? 'activities.list.archive.title' : 'activities.title')}
      subtitle={t('activities.list.count', { count: rows.length })}
      back={isArchived ? { to: '/activities', label: t('activities.title') } : undefined}
      actions={
        isArchived ? undefined : (
          <>
            <ButtonLink to="/activities?show=archived" tone="quiet">
              {t('activities.list.archive')}
            </ButtonLink>
            <ButtonLink to="/activities/new" tone="primary" icon={IconPlus}>
              {t('activities.list.add')}
            </ButtonLink>
          </>
        )
      }
    >
      <Toolbar>
        <SearchField
          label={t('activities.list.search')}
          value={address.search}
          onChange={setSearch}
          autoFocus
          leadsTo={table}
        />
        <SelectField
          label={t('activities.list.year')}
          isLabelHidden
          value={year === null ? null : String(year)}
          emptyLabel={t('activities.list.any-year')}
          options={(years.data ?? []).map((one) => ({ value: String(one), label: String(one) }))}
          onChange={(chosen: string | null) => write({ year: chosen })}
        />
        <SelectField
          label={t('activities.field.type')}
          isLabelHidden
          value={type}
          emptyLabel={t('activities.list.any-type')}
          options={activityTypes.map((one) => ({ value: one, label: t(`activities.type.${one}`) }))}
          onChange={(chosen: ActivityType | null) => write({ type: chosen })}
        />
      </Toolbar>
      {activities.error === null ? (
        <DataTable
          ref={table}
          label={t('activities.title')}
          columns={columns}
          rowCount={rows.length}
          getRow={(index) => rows[index]}
          rowKey={(activity) => activity.id}
          onOpen={(activity) => void navigate(`/activities/${activity.id}`)}
          empty={
            activities.isPending ? null : isFiltered ? (
              <EmptyState
                icon={IconCalendarEvent}
                title={t('activities.list.nothing.title')}
                body={t('activities.list.nothing.body')}
                action={
                  <Button
                    onClick={() => {
                      setSearch('')
                      write({ q: null, year: null, type: null })
                    }}
                  >
                    {t('activities.list.nothing.action')}
                  </Button>
                }
              />
            ) : (
              <EmptyState
                icon={IconCalendarEvent}
                title={t(isArchived ? 'activities.list.no-archive' : 'activities.list.empty.title')}
                body={isArchived ? undefined : t('activities.list.empty.body')}
              />
            )
          }
        />
      ) : (
        <ErrorState
          failure={failureOf(activities.error)}
          onRetry={() => void activities.refetch()}
        />
      )}
    </Page>
  )
}
