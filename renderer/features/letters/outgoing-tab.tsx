import { useMemo, useState } from 'react'
import { useNavigate } from 'react-router'

import { letterKinds } from '../../../shared/domain/letter'
import { PrintButton } from '../../components/print-button'
import { useT } from '../../lib/translate'
import { todayHere } from '../../lib/typed-date'
import { useDebounced } from '../../lib/use-debounced'
import { useFormat } from '../../lib/use-format'
import { Menu } from '../../ui/menu'
import { Toolbar } from '../../ui/toolbar'
import { outgoingColumns } from './letter-columns'
import { LetterFilters, noFilter } from './letter-filters'
import { LetterTable } from './letter-table'

export function OutgoingTab() {
  const t = useT()
  const format = useFormat()
  const navigate = useNavigate()
  const [values, setValues] = useState(noFilter)
  const search = useDebounced(values.search)
  const columns = useMemo(() => outgoingColumns(t, format), [t, format])
  return (
    <>
      <Toolbar>
        <LetterFilters direction="out" values={values} onChange={setValues} hasKind />
        <PrintButton
          request={{ kind: 'agenda-out', year: values.year ?? Number(todayHere().slice(0, 4)) }}
          label={t('letters.print.agenda-out')}
        />
        <Menu
          label={t('letters.action.write')}
          items={letterKinds.map((kind) => ({
            label: t(`letters.kind.${kind}`),
            onClick: () => void navigate(`/documents/letters/new?kind=${kind}`),
          }))}
        />
      </Toolbar>
      <LetterTable
        label={t('letters.tab.out')}
        filter={{ direction: 'out', ...values, search }}
        columns={columns}
        emptyTitle={t('letters.empty.out')}
        onOpen={({ id }) => void navigate(`/documents/letters/${id}`)}
      />
    </>
  )
}
