import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'

import { useT } from '../../lib/translate'
import { duplicateQueries } from '../../queries/duplicate-queries'
import { Page } from '../../ui/page'
import { SegmentedControl } from '../../ui/segmented-control'
import { DecidedTable } from './decided-table'
import { QuestionTable } from './question-table'

const views = ['member', 'institution', 'decided'] as const

/** Records that look the same, and what was decided about others. */
export function DuplicatesPage() {
  const t = useT()
  const [params, setParams] = useSearchParams()
  const counts = useQuery(duplicateQueries.counts()).data
  const decided = useQuery(duplicateQueries.decided({ limit: 1 })).data?.total ?? 0
  const show = views.find((view) => view === params.get('show')) ?? 'member'
  return (
    <Page
      layout="fill"
      title={t('duplicates.title')}
      subtitle={t('duplicates.subtitle')}
      back={{ to: '/members', label: t('members.title') }}
    >
      <SegmentedControl
        label={t('duplicates.show')}
        value={show}
        options={[
          { value: 'member', label: t('duplicates.show.member', { count: counts?.member ?? 0 }) },
          {
            value: 'institution',
            label: t('duplicates.show.institution', { count: counts?.institution ?? 0 }),
          },
          { value: 'decided', label: t('duplicates.show.decided', { count: decided }) },
        ]}
        onChange={(next) => setParams(next === 'member' ? {} : { show: next }, { replace: true })}
      />
      {show === 'decided' ? <DecidedTable /> : <QuestionTable key={show} kind={show} />}
    </Page>
  )
}
