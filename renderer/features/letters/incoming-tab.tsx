import { IconPlus } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useSearchParams } from 'react-router'

import { type LetterId, letterId as letterIdSchema } from '../../../shared/domain/ids'
import { PrintButton } from '../../components/print-button'
import { useT } from '../../lib/translate'
import { todayHere } from '../../lib/typed-date'
import { useDebounced } from '../../lib/use-debounced'
import { useFormat } from '../../lib/use-format'
import { Button } from '../../ui/button'
import { Toolbar } from '../../ui/toolbar'
import { IncomingPanel } from './incoming-panel'
import { incomingColumns } from './letter-columns'
import { LetterFilters, noFilter } from './letter-filters'
import { LetterTable } from './letter-table'

/** Agenda surat masuk. */
export function IncomingTab() {
  const t = useT()
  const format = useFormat()
  const [params] = useSearchParams()
  const [values, setValues] = useState({
    ...noFilter,
    // Beranda and the handover lead to what they counted.
    isUndirected: params.get('undirected') === '1',
  })
  const asked = letterIdSchema.safeParse(params.get('letter'))
  const [edited, setEdited] = useState<LetterId | 'new' | null>(asked.success ? asked.data : null)
  const search = useDebounced(values.search)
  const columns = useMemo(() => incomingColumns(t, format), [t, format])
  return (
    <>
      <Toolbar>
        <LetterFilters direction="in" values={values} onChange={setValues} hasKind={false} />
        <PrintButton
          request={{ kind: 'agenda-in', year: values.year ?? Number(todayHere().slice(0, 4)) }}
          label={t('letters.print.agenda-in')}
        />
        <Button icon={IconPlus} tone="primary" onClick={() => setEdited('new')}>
          {t('letters.action.receive')}
        </Button>
      </Toolbar>
      <LetterTable
        label={t('letters.tab.in')}
        filter={{ direction: 'in', ...values, search }}
        columns={columns}
        emptyTitle={t('letters.empty.in')}
        onOpen={({ id }) => setEdited(id)}
      />
      {edited === null ? null : (
        <IncomingPanel key={edited} id={edited} onClose={() => setEdited(null)} />
      )}
    </>
  )
}
