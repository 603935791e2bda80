import { IconFileImport, IconPlus, IconUsers } from '@tabler/icons-react'
import { useCallback, useMemo, useRef } from 'react'
import { useLocation, useNavigate } from 'react-router'

import { registerSplits } from '../../../shared/domain/hub-paper'
import type { ActivityStatus } from '../../../shared/domain/member'
import { DuplicatesLink } from '../../components/duplicates-link'
import { memberColumns } from '../../components/member-columns'
import { PeopleTabs } from '../../components/people-tabs'
import { PrintMenu } from '../../components/print-menu'
import { splitLabels } from '../../components/split-labels'
import { useT } from '../../lib/translate'
import { todayHere } from '../../lib/typed-date'
import { usePagedRows } from '../../lib/use-paged-rows'
import { memberQueries } from '../../queries/member-queries'
import { ButtonLink } from '../../ui/button-link'
import { DataTable, type DataTableHandle } from '../../ui/data-table'
import { ErrorState } from '../../ui/error-state'
import { Inline } from '../../ui/inline'
import { Page } from '../../ui/page'
import { SearchField } from '../../ui/search-field'
import { Toolbar } from '../../ui/toolbar'
import { MemberFilters } from './member-filters'
import { fromMemberList } from './member-list-address'
import { MemberListEmpty } from './member-list-empty'
import { MemberSelectionBar } from './member-selection-bar'
import { memberPageInput, type MemberShow, useMemberListAddress } from './use-member-list'
import { useSelectedMembers } from './use-selected-members'

/** Everybody the hub knows: type to find, arrows to walk, Enter to open. */
export function MemberListPage() {
  const t = useT()
  const navigate = useNavigate()
  const { search } = useLocation()
  const table = useRef<DataTableHandle>(null)
  const { address, setSearch, write } = useMemberListAddress()
  const rows = usePagedRows({
    page: (range) => memberQueries.page(memberPageInput(address, range)),
  })
  const selection = useSelectedMembers()
  const columns = useMemo(() => memberColumns(t), [t])
  const { clear } = selection
  const showOthers = useCallback(
    (show: MemberShow) => {
      clear()
      write({ show: show === 'members' ? null : show })
    },
    [clear, write],
  )
  const showStatus = useCallback((status: ActivityStatus | null) => write({ status }), [write])
  const actions = useMemo(
    () => (
      <>
        <ButtonLink to="/rosters/import" icon={IconFileImport}>
          {t('members.list.import')}
        </ButtonLink>
        <ButtonLink to="/members/new" tone="primary" icon={IconPlus}>
          {t('members.list.add')}
        </ButtonLink>
      </>
    ),
    [t],
  )
  const isFiltered = address.search.trim() !== '' || address.status !== null

  return (
    <Page
      layout="fill"
      title={t('members.title')}
      subtitle={t('members.list.count', { count: rows.rowCount })}
      actions={actions}
    >
      {/* Beside the tabs, so that ticking a box moves no row from under the pointer. */}
      <Inline align="between">
        <PeopleTabs tab="members" />
        {/* Asked for behind the rows: comparing everybody must not hold up the first page. */}
        {selection.keys.size > 0 || rows.isLoading ? null : <DuplicatesLink kind="member" />}
        {selection.keys.size === 0 ? null : (
          <MemberSelectionBar
            ids={selection.ids}
            isArchived={address.show === 'archived'}
            onDone={selection.clear}
          />
        )}
      </Inline>
      <Toolbar>
        <SearchField
          label={t('members.list.search')}
          value={address.search}
          onChange={setSearch}
          autoFocus
          leadsTo={table}
        />
        <MemberFilters
          show={address.show}
          status={address.status}
          onShow={showOthers}
          onStatus={showStatus}
        />
        <PrintMenu
          papers={[
            ...registerSplits.map((split) => ({
              label: `${t('documents.item.member-register')}: ${t(splitLabels[split]).toLowerCase()}`,
              request: {
                kind: 'member-register' as const,
                search: address.search,
                status: address.status,
                show: address.show,
                split,
              },
            })),
            {
              label: t('documents.item.uninvited'),
              request: {
                kind: 'uninvited-members' as const,
                year: Number(todayHere().slice(0, 4)),
              },
            },
          ]}
        />
      </Toolbar>
      {rows.failure === null ? (
        <DataTable
          ref={table}
          label={t('members.title')}
          columns={columns}
          rowCount={rows.rowCount}
          getRow={rows.getRow}
          rowKey={(member) => member.id}
          listKey={`members ${JSON.stringify(address)}`}
          onVisibleRange={rows.onVisibleRange}
          onOpen={(member) =>
            void navigate(`/members/${member.id}`, { state: fromMemberList(search) })
          }
          selection={selection}
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
            rows.isLoading ? null : (
              <MemberListEmpty
                show={address.show}
                icon={IconUsers}
                isFiltered={isFiltered}
                onClear={() => {
                  setSearch('')
                  write({ q: null, status: null })
                }}
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
