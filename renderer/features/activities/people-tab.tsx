import { IconUserPlus, IconUsers } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'

import { enrolmentRoles, type Participant } from '../../../shared/domain/enrolment'
import type { ActivityId, MemberId } from '../../../shared/domain/ids'
import { searchKey } from '../../../shared/domain/person-name'
import { PrintMenu } from '../../components/print-menu'
import { shownName } from '../../components/shown-name'
import { failureOf } from '../../lib/failure'
import { type Translate, useT } from '../../lib/translate'
import { useCommand } from '../../lib/use-command'
import { sessionQueries } from '../../queries/session-queries'
import { Badge } from '../../ui/badge'
import { Button } from '../../ui/button'
import { DataTable } from '../../ui/data-table'
import { EmptyState } from '../../ui/empty-state'
import { ErrorState } from '../../ui/error-state'
import { Inline } from '../../ui/inline'
import { Menu } from '../../ui/menu'
import { SearchField } from '../../ui/search-field'
import { Stack } from '../../ui/stack'
import type { TableColumn } from '../../ui/table-column'
import { showToast } from '../../ui/toast'
import { Toolbar } from '../../ui/toolbar'
import { AddPeopleDialog } from './add-people-dialog'
import { ClassDialog } from './class-dialog'
import { SplitClassesDialog } from './split-classes-dialog'

export type PeopleTabProps = {
  readonly activityId: ActivityId
  readonly isSeries: boolean
}

type OpenDialog = 'add' | 'split' | 'class'

/** Who takes part, in the order of the sheet: as what, in which class. */
export function PeopleTab({ activityId, isSeries }: PeopleTabProps) {
  const t = useT()
  const participants = useQuery(sessionQueries.participants(activityId))
  const [search, setSearch] = useState('')
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set())
  const [dialog, setDialog] = useState<OpenDialog | null>(null)
  const columns = useMemo(() => peopleColumns(t), [t])
  const people = useMemo(() => participants.data ?? [], [participants.data])
  const rows = useMemo(() => filterPeople(people, search), [people, search])
  const numbers = useMemo(
    () => new Map(people.map(({ memberId }, index) => [memberId, index + 1])),
    [people],
  )
  const selected = people.filter(({ memberId }) => keys.has(memberId))
  const memberIds = selected.map(({ memberId }) => memberId)
  const clear = () => setKeys(new Set())
  const edit = useCommand('enrolments.edit', { onDone: clear })
  const restore = useCommand('enrolments.restore')
  const remove = useCommand('enrolments.remove', {
    onDone: (_, input) => {
      clear()
      showToast({
        tone: 'success',
        message: t('activities.people.removed', { count: input.memberIds.length }),
        undo: () => restore.run(input),
      })
    },
  })

  if (participants.error !== null) {
    return (
      <ErrorState
        failure={failureOf(participants.error)}
        onRetry={() => void participants.refetch()}
      />
    )
  }
  return (
    <Stack>
      <Toolbar
        end={
          selected.length > 0 ? (
            <Inline gap="small">
              {t('common.table.selected', { count: selected.length })}
              <Menu
                label={t('activities.people.role')}
                items={enrolmentRoles.map((role) => ({
                  label: t(`activities.role.${role}`),
                  onClick: () => edit.run({ activityId, memberIds, changes: { role } }),
                }))}
              />
              <Button onClick={() => setDialog('class')}>{t('activities.people.class')}</Button>
              <Button
                tone="danger"
                pending={remove.isPending}
                onClick={() => remove.run({ activityId, memberIds })}
              >
                {t('activities.people.remove')}
              </Button>
            </Inline>
          ) : (
            <Inline gap="small">
              {people.length === 0 ? null : <PeoplePapers activityId={activityId} />}
              <Button onClick={() => setDialog('split')} disabled={people.length === 0}>
                {t('activities.people.split')}
              </Button>
              <Button icon={IconUserPlus} tone="primary" onClick={() => setDialog('add')}>
                {t('activities.people.add')}
              </Button>
            </Inline>
          )
        }
      >
        <SearchField label={t('activities.people.search')} value={search} onChange={setSearch} />
      </Toolbar>
      <DataTable
        label={t('activities.tab.people')}
        columns={columns}
        rowCount={rows.length}
        getRow={(index) => {
          const row = rows[index]
          return row === undefined ? undefined : { ...row, number: numbers.get(row.memberId) ?? 0 }
        }}
        rowKey={({ memberId }) => memberId}
        height="content"
        selection={{
          keys,
          onToggle: (key) => setKeys(toggled(keys, key)),
          onToggleAll: () =>
            setKeys(
              rows.every(({ memberId }) => keys.has(memberId))
                ? new Set()
                : new Set(rows.map(({ memberId }) => memberId)),
            ),
        }}
        empty={
          participants.isPending ? null : (
            <EmptyState
              icon={IconUsers}
              title={t(
                search === '' ? 'activities.people.empty.title' : 'activities.people.nobody',
              )}
              body={search === '' ? t('activities.people.empty.body') : undefined}
            />
          )
        }
      />
      {dialog === 'add' ? (
        <AddPeopleDialog
          activityId={activityId}
          isSeries={isSeries}
          enrolled={new Set<MemberId>(people.map(({ memberId }) => memberId))}
          onClose={() => setDialog(null)}
        />
      ) : null}
      {dialog === 'split' ? (
        <SplitClassesDialog
          activityId={activityId}
          count={people.filter(({ role }) => role === 'participant').length}
          onClose={() => setDialog(null)}
        />
      ) : null}
      {dialog === 'class' ? (
        <ClassDialog
          count={memberIds.length}
          firstName={selected[0]?.className ?? null}
          onClose={() => setDialog(null)}
          onSave={(className) => {
            edit.run({ activityId, memberIds, changes: { className } })
            setDialog(null)
          }}
        />
      ) : null}
    </Stack>
  )
}

type NumberedParticipant = Participant & { readonly number: number }

function peopleColumns(t: Translate): readonly TableColumn<NumberedParticipant>[] {
  return [
    {
      id: 'number',
      header: t('attendance.column.number'),
      width: '4rem',
      align: 'end',
      cell: ({ number }) => number,
    },
    {
      id: 'name',
      header: t('attendance.column.name'),
      width: 'minmax(13rem, 2fr)',
      cell: (person) => (
        <>
          {shownName(person, t)}{' '}
          {person.isWalkIn ? <Badge tone="notice">{t('attendance.person.walk-in')}</Badge> : null}
        </>
      ),
    },
    {
      id: 'school',
      header: t('attendance.column.school'),
      width: 'minmax(9rem, 1.4fr)',
      cell: ({ schoolName }) => schoolName,
    },
    {
      id: 'role',
      header: t('activities.people.role'),
      width: '8rem',
      cell: ({ role }) => t(`activities.role.${role}`),
    },
    {
      id: 'class',
      header: t('activities.people.class'),
      width: '7rem',
      isOptional: true,
      cell: ({ className }) => className,
    },
  ]
}

function filterPeople(people: readonly Participant[], search: string): readonly Participant[] {
  const words = searchKey(search).split(' ')
  return people.filter((person) => {
    const text = searchKey(
      `${person.fullName} ${person.schoolName ?? ''} ${person.className ?? ''}`,
    )
    return words.every((word) => text.includes(word))
  })
}

function toggled(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(keys)
  if (!next.delete(key)) next.add(key)
  return next
}

function PeoplePapers({ activityId }: { readonly activityId: ActivityId }) {
  const t = useT()
  const people = { of: 'activity', activityId } as const
  return (
    <PrintMenu
      papers={[
        { label: t('attendance.paper.biodata'), request: { kind: 'biodata', people } },
        { label: t('attendance.paper.cards'), request: { kind: 'member-cards', people } },
        { label: t('attendance.paper.staff'), request: { kind: 'staff-sheet', activityId } },
      ]}
    />
  )
}
